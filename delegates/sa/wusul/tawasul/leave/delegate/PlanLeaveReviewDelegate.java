package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveAuthorisationProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_REVIEW_AT;

/**
 * {@code Task_PlanReview}: sets the next review of a paused leave, so that a lost message
 * does not keep it paused.
 */
@Component
class PlanLeaveReviewDelegate implements JavaDelegate {

	private final Leaves leaves;

	PlanLeaveReviewDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		LEAVE_REVIEW_AT.set(execution, this.leaves.nextReview(LEAVE_NUMBER.in(execution)).toString());
	}

}
