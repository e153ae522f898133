package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_NUMBER;

/**
 * {@code Task_WithdrawLeave}: cancels a leave that its requester withdraws.
 */
@Component
class WithdrawLeaveDelegate implements JavaDelegate {

	private final Leaves leaves;

	WithdrawLeaveDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		LEAVE_NUMBER.findIn(execution).ifPresent((number) -> this.leaves.cancel(number, "WITHDRAWN"));
	}

}
