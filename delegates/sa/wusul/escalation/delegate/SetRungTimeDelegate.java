package sa.wusul.escalation.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;

import static sa.wusul.escalation.process.OverdueTaskProcess.RUNG_DUE_AT;
import static sa.wusul.escalation.process.OverdueTaskProcess.RUNG_HOURS;

/**
 * {@code Task_SetRungTime}: counts in working hours until when the group that has an
 * overdue task is awaited.
 */
@Component
class SetRungTimeDelegate implements JavaDelegate {

	private final WorkingTime workingTime;

	private final Clock clock;

	SetRungTimeDelegate(WorkingTime workingTime, Clock clock) {
		this.workingTime = workingTime;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RUNG_DUE_AT.set(execution,
				this.workingTime.plusHours(this.clock.instant(), RUNG_HOURS.in(execution)).toString());
	}

}
