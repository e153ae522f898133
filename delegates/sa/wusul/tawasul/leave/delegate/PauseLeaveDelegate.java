package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_STATE;

/**
 * {@code Task_PauseLeave}: suspends the authorisation and recalls detainees on leave.
 */
@Component
class PauseLeaveDelegate implements JavaDelegate {

	private final Leaves leaves;

	PauseLeaveDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var number = LEAVE_NUMBER.in(execution);
		this.leaves.pause(number);
		LEAVE_STATE.set(execution, this.leaves.get(number).state().name());
	}

}
