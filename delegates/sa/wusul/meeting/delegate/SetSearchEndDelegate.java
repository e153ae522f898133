package sa.wusul.meeting.delegate;

import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import static sa.wusul.meeting.process.SlotWaitingProcess.SEARCH_UNTIL_AT;
import static sa.wusul.meeting.process.SlotWaitingProcess.WAITING_HOURS;

/** {@code Task_SetSearchEnd}: sets the end of the search for a slot. */
@Component
class SetSearchEndDelegate implements JavaDelegate {

	private final Clock clock;

	SetSearchEndDelegate(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		SEARCH_UNTIL_AT.set(execution,
				this.clock.instant().plus(Duration.ofHours(WAITING_HOURS.in(execution))).toString());
	}

}
