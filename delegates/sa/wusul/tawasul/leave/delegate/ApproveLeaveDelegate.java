package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.DECIDED_BY;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.DECISION_LEVEL;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.ESCORT_REQUIRED;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.VALID_UNTIL_AT;

/**
 * {@code Task_ApproveLeave}: puts the authorisation in force, with an escort if the
 * decision requires one.
 */
@Component
class ApproveLeaveDelegate implements JavaDelegate {

	private final Leaves leaves;

	private final StepPerformers performers;

	ApproveLeaveDelegate(Leaves leaves, StepPerformers performers) {
		this.performers = performers;
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		if (ESCORT_REQUIRED.findIn(execution).orElse(false)) {
			this.leaves.requireEscort(LEAVE_NUMBER.in(execution));
		}
		var leave = this.leaves.approve(LEAVE_NUMBER.in(execution), DECISION_LEVEL.in(execution),
				this.performers.lastInCase(execution, DECIDED_BY));
		VALID_UNTIL_AT.set(execution, leave.validUntil().orElseThrow().toString());
	}

}
