package sa.wusul.meeting.delegate;

import java.time.Duration;
import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import static sa.wusul.meeting.process.FilePreparationProcess.READING_MINUTES;
import static sa.wusul.meeting.process.FilePreparationProcess.READ_UNTIL_AT;
import static sa.wusul.meeting.process.MinisterSessionProcess.MEETING_AT;

/** {@code Task_SetReadingEnd}: sets the end of the reader's time. */
@Component
class SetReadingEndDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		READ_UNTIL_AT.set(execution,
				Instant.parse(MEETING_AT.in(execution))
					.minus(Duration.ofMinutes(READING_MINUTES.in(execution)))
					.toString());
	}

}
