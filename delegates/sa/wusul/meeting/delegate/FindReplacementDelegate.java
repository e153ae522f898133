package sa.wusul.meeting.delegate;

import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Interpreters;

import static sa.wusul.meeting.process.InterpreterSecuringProcess.REPLACEMENT_FOUND;
import static sa.wusul.meeting.process.MinisterSessionProcess.MEETING_PLACE;
import static sa.wusul.meeting.process.SlotBookingProcess.SECTION;

/**
 * {@code Task_FindReplacement}: reserves another interpreter of the centre for the next
 * hour, if one is free.
 */
@Component
class FindReplacementDelegate implements JavaDelegate {

	private static final Duration LENGTH = Duration.ofHours(1);

	private final Interpreters interpreters;

	private final Clock clock;

	FindReplacementDelegate(Interpreters interpreters, Clock clock) {
		this.interpreters = interpreters;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var now = this.clock.instant();
		REPLACEMENT_FOUND.set(execution,
				this.interpreters
					.reserve("replacement-" + execution.getProcessBusinessKey(), MEETING_PLACE.in(execution),
							SECTION.in(execution), now, now.plus(LENGTH))
					.isPresent());
	}

}
