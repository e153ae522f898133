package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.tawasul.leave.LeaveReason;
import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_REASON;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.PRIORITY;

/**
 * {@code Task_OpenLeave}: stores the requested leave; after a death it is urgent.
 */
@Component
class OpenLeaveDelegate implements JavaDelegate {

	private static final String URGENT = "URGENT";

	private final Leaves leaves;

	private final CaseFiles caseFiles;

	OpenLeaveDelegate(Leaves leaves, CaseFiles caseFiles) {
		this.leaves = leaves;
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reason = LeaveReason.valueOf(LEAVE_REASON.in(execution));
		var leave = this.leaves.open(execution.getProcessBusinessKey(), reason);
		LEAVE_NUMBER.set(execution, leave.number());
		if (reason.cannotWait()) {
			PRIORITY.set(execution, URGENT);
			this.caseFiles.classify(execution.getProcessBusinessKey(), null, URGENT, null);
		}
	}

}
