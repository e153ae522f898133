package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.tawasul.engine.ContactMessageDecisions;
import sa.wusul.tawasul.process.ContactCheckProcess;
import sa.wusul.tawasul.verification.ContactApplicationService;
import sa.wusul.tawasul.verification.ContactKind;

import static sa.wusul.tawasul.process.ContactVerificationProcess.CONTACT_ENTERED;
import static sa.wusul.tawasul.process.ContactVerificationProcess.CONTACT_KIND;
import static sa.wusul.tawasul.process.ContactVerificationProcess.DETAINEE_ANSWER;
import static sa.wusul.tawasul.process.ContactVerificationProcess.DETAINEE_ASKED_BY;
import static sa.wusul.tawasul.process.ContactVerificationProcess.PRIMARY_KNOWN;

/**
 * {@code Task_EnterContact}: adds the contact whose number is proven, if the detainee
 * consents and the role is free, and starts the checks of their relation. The detainee
 * may choose a new primary contact.
 */
@Component
class EnterContactDelegate implements JavaDelegate {

	private final ContactApplicationService applications;

	private final StepPerformers performers;

	EnterContactDelegate(ContactApplicationService applications, StepPerformers performers) {
		this.performers = performers;
		this.applications = applications;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var entered = DETAINEE_ANSWER.in(execution).equals("CONSENTS") && enter(execution);
		CONTACT_ENTERED.set(execution, entered);
		if (entered) {
			ContactCheckProcess.begin(execution);
		}
	}

	private boolean enter(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var kind = ContactKind.valueOf(CONTACT_KIND.in(execution));
		if (kind == ContactKind.PRIMARY && PRIMARY_KNOWN.in(execution)) {
			return this.applications.enterInstead(reference, this.performers.get(execution, DETAINEE_ASKED_BY),
					ContactMessageDecisions.CONTACT_REVOKED.key(execution));
		}
		return this.applications.enter(reference, kind);
	}

}
