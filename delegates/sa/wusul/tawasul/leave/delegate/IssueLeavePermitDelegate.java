package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.LeavePermitService;

import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_NUMBER;

/**
 * {@code Task_IssuePermit}: issues the permit that the detainee carries on leave.
 */
@Component
class IssueLeavePermitDelegate implements JavaDelegate {

	private final LeavePermitService permits;

	IssueLeavePermitDelegate(LeavePermitService permits) {
		this.permits = permits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.permits.issue(LEAVE_NUMBER.in(execution), execution.getCurrentActivityId());
	}

}
