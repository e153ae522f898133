package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.OccasionProofService;

import static sa.wusul.tawasul.leave.process.LeaveDecisionProcess.GUARANTOR_NEEDED;
import static sa.wusul.tawasul.leave.process.LeaveDecisionProcess.LEAVE_NUMBER;

/**
 * {@code Task_SetConditions}: sets escort, guarantor, hours and number by the table. A
 * guarantor who came before is not asked to come again. Those who decide see whether the
 * occasion is proven.
 */
@Component
class SetLeaveConditionsDelegate implements JavaDelegate {

	private final Leaves leaves;

	private final OccasionProofService proofs;

	SetLeaveConditionsDelegate(Leaves leaves, OccasionProofService proofs) {
		this.leaves = leaves;
		this.proofs = proofs;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.proofs.show(LEAVE_NUMBER.in(execution));
		var conditions = this.leaves.setConditions(LEAVE_NUMBER.in(execution));
		GUARANTOR_NEEDED.set(execution,
				conditions.guarantorNeeded() && this.leaves.guarantorRecordedBy(LEAVE_NUMBER.in(execution)).isEmpty());
	}

}
