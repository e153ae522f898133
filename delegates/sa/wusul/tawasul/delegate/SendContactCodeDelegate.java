package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactApplications;
import sa.wusul.tawasul.verification.ContactKind;
import sa.wusul.tawasul.verification.NumberProofs;

import static sa.wusul.tawasul.delegate.ContactVerificationProcess.CONTACT_KIND;
import static sa.wusul.tawasul.delegate.NumberProofProcess.NUMBER_PROVEN;
import static sa.wusul.tawasul.delegate.NumberProofProcess.TRIES_LEFT;

/** {@code Task_SendCode}: orders a code to the candidate's number on file. */
@Component
class SendContactCodeDelegate implements JavaDelegate {

	private final ContactApplications applications;

	private final NumberProofs proofs;

	SendContactCodeDelegate(ContactApplications applications, NumberProofs proofs) {
		this.applications = applications;
		this.proofs = proofs;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.applications.orderCode(reference, ContactKind.valueOf(CONTACT_KIND.in(execution)),
				ContactMessages.CONTACT_CODE.key(execution));
		NUMBER_PROVEN.set(execution, false);
		TRIES_LEFT.set(execution, (long) this.proofs.standing(reference).triesLeft());
	}

}
