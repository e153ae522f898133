package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.REASON_CODE;

/**
 * {@code Task_DenyLeave}: stores the denial with its reason.
 */
@Component
class DenyLeaveDelegate implements JavaDelegate {

	private final Leaves leaves;

	DenyLeaveDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.leaves.deny(LEAVE_NUMBER.in(execution), REASON_CODE.in(execution));
	}

}
