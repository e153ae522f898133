package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.LeavePermits;

import static sa.wusul.tawasul.leave.delegate.LeaveValidityProcess.LEAVE_NUMBER;

/**
 * {@code Task_RenewPermit}: issues a permit that names the detainee's new prison, another
 * one for each move.
 */
@Component
class RenewLeavePermitDelegate implements JavaDelegate {

	private final LeavePermits permits;

	RenewLeavePermitDelegate(LeavePermits permits) {
		this.permits = permits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.permits.renew(LEAVE_NUMBER.in(execution),
				execution.getCurrentActivityId() + ":" + execution.getProcessInstanceId());
	}

}
