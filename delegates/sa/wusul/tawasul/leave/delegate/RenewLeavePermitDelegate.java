package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.LeavePermitService;

import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;

/**
 * {@code Task_RenewPermit}: issues a permit that names the detainee's new prison, another
 * one for each move.
 */
@Component
class RenewLeavePermitDelegate implements JavaDelegate {

	private final LeavePermitService permits;

	RenewLeavePermitDelegate(LeavePermitService permits) {
		this.permits = permits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.permits.renew(LEAVE_NUMBER.in(execution),
				execution.getCurrentActivityId() + ":" + execution.getProcessInstanceId());
	}

}
