package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.reception.proof.IdentityProofService;

import static sa.wusul.reception.process.IdentityProofProcess.PROOF_OUTCOME;

/** {@code Task_ReadAnswer}: ends the proof with the person's answer, or without one. */
@Component
class ReadAnswerDelegate implements JavaDelegate {

	private final IdentityProofService proofs;

	ReadAnswerDelegate(IdentityProofService proofs) {
		this.proofs = proofs;
	}

	@Override
	public void execute(DelegateExecution execution) {
		PROOF_OUTCOME.set(execution, this.proofs.conclude(execution.getProcessBusinessKey()).name());
	}

}
