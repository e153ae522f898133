package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.engine.ContactMessageDecisions;
import sa.wusul.tawasul.verification.ContactApplicationService;
import sa.wusul.tawasul.verification.ContactKind;
import sa.wusul.tawasul.verification.NumberProofService;

import static sa.wusul.tawasul.process.ContactVerificationProcess.CONTACT_KIND;
import static sa.wusul.tawasul.process.NumberProofProcess.NUMBER_PROVEN;
import static sa.wusul.tawasul.process.NumberProofProcess.TRIES_LEFT;

/** {@code Task_SendCode}: orders a code to the candidate's number on file. */
@Component
class SendContactCodeDelegate implements JavaDelegate {

	private final ContactApplicationService applications;

	private final NumberProofService proofs;

	SendContactCodeDelegate(ContactApplicationService applications, NumberProofService proofs) {
		this.applications = applications;
		this.proofs = proofs;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.applications.orderCode(reference, ContactKind.valueOf(CONTACT_KIND.in(execution)),
				ContactMessageDecisions.CONTACT_CODE.key(execution));
		NUMBER_PROVEN.set(execution, false);
		TRIES_LEFT.set(execution, (long) this.proofs.standing(reference).triesLeft());
	}

}
