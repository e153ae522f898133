package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.reception.phone.CallerProofService;

import static sa.wusul.reception.process.IdentityProofProcess.PROOF_OUTCOME;
import static sa.wusul.reception.process.PhoneEnquiryProcess.CALLER_PROVEN;
import static sa.wusul.reception.process.PhoneEnquiryProcess.CALL_NUMBER;
import static sa.wusul.reception.process.PhoneEnquiryProcess.TAKEN_BY;

/** {@code Task_RecordProof}: records with the call what came of the proof. */
@Component
class RecordCallerProofDelegate implements JavaDelegate {

	private final CallerProofService proofs;

	private final StepPerformers performers;

	RecordCallerProofDelegate(CallerProofService proofs, StepPerformers performers) {
		this.proofs = proofs;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CALLER_PROVEN.set(execution, this.proofs.record(CALL_NUMBER.in(execution), PROOF_OUTCOME.in(execution),
				this.performers.get(execution, TAKEN_BY)));
	}

}
