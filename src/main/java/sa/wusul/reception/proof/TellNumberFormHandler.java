package sa.wusul.reception.proof;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that ends a proof before the person has answered. If they answered at this
 * moment, their answer counts.
 */
@Component
class TellNumberFormHandler implements FormHandler {

	private final IdentityProofService proofs;

	TellNumberFormHandler(IdentityProofService proofs) {
		this.proofs = proofs;
	}

	@Override
	public String form() {
		return "reception-tell-number";
	}

	@Override
	public Result handle(Submission submission) {
		var state = this.proofs.withdraw(submission.businessKey().orElseThrow());
		return Result.as(Map.of("proofOutcome",
				(state == ProofState.WITHDRAWN) ? submission.answers().variable("proofStep") : state.name()));
	}

}
