package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.NumberProofService;

import static sa.wusul.tawasul.process.NumberProofProcess.NUMBER_PROVEN;
import static sa.wusul.tawasul.process.NumberProofProcess.TRIES_LEFT;

/** {@code Task_LookAtProof}: reads the result of a code entered on a channel. */
@Component
class ReadNumberProofDelegate implements JavaDelegate {

	private final NumberProofService proofs;

	ReadNumberProofDelegate(NumberProofService proofs) {
		this.proofs = proofs;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var standing = this.proofs.standing(execution.getProcessBusinessKey());
		NUMBER_PROVEN.set(execution, standing.proven());
		TRIES_LEFT.set(execution, (long) standing.triesLeft());
	}

}
