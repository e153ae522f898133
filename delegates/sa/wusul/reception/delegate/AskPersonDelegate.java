package sa.wusul.reception.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.StaffGroups;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.ProofChannel;

import static sa.wusul.reception.process.IdentityProofProcess.CENTRE;
import static sa.wusul.reception.process.IdentityProofProcess.PROOF_CHANNEL;
import static sa.wusul.reception.process.IdentityProofProcess.PROOF_GROUP;
import static sa.wusul.reception.process.IdentityProofProcess.PROOF_OUTCOME;
import static sa.wusul.reception.process.IdentityProofProcess.SECTION;

/** {@code Task_AskPerson}: asks the person in their national app, if that is possible. */
@Component
class AskPersonDelegate implements JavaDelegate {

	private final IdentityProofService proofs;

	private final StaffGroups groups;

	AskPersonDelegate(IdentityProofService proofs, StaffGroups groups) {
		this.proofs = proofs;
		this.groups = groups;
	}

	@Override
	public void execute(DelegateExecution execution) {
		PROOF_GROUP.set(execution, group(execution));
		PROOF_OUTCOME.set(execution,
				this.proofs.ask(execution.getProcessBusinessKey(), Optional.of(execution.getProcessInstanceId()))
					.name());
	}

	private String group(DelegateExecution execution) {
		return switch (ProofChannel.valueOf(PROOF_CHANNEL.in(execution))) {
			case PHONE -> this.groups.of("reception-phone-officers");
			case COUNTER -> this.groups.ofSection("reception-officers", CENTRE.in(execution), SECTION.in(execution));
		};
	}

}
