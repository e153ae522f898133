package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.DutyClock;

import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_LEVEL;
import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_SHIFT;

/**
 * {@code Task_NextLevel}: raises the duty level by one and sets the current shift, for
 * the roster to name the role on duty.
 */
@Component
class NextDutyLevelDelegate implements JavaDelegate {

	private final DutyClock duty;

	NextDutyLevelDelegate(DutyClock duty) {
		this.duty = duty;
	}

	@Override
	public void execute(DelegateExecution execution) {
		DUTY_LEVEL.set(execution, DUTY_LEVEL.in(execution) + 1);
		DUTY_SHIFT.set(execution, this.duty.shift().name());
	}

}
