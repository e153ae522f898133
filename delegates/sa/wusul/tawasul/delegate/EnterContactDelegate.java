package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactApplications;
import sa.wusul.tawasul.verification.ContactKind;

import static sa.wusul.tawasul.delegate.ContactVerificationProcess.CONTACT_ENTERED;
import static sa.wusul.tawasul.delegate.ContactVerificationProcess.CONTACT_KIND;

/**
 * {@code Task_EnterContact}: adds the contact whose number is proven, if the role is
 * free.
 */
@Component
class EnterContactDelegate implements JavaDelegate {

	private final ContactApplications applications;

	EnterContactDelegate(ContactApplications applications) {
		this.applications = applications;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CONTACT_ENTERED.set(execution, this.applications.enter(execution.getProcessBusinessKey(),
				ContactKind.valueOf(CONTACT_KIND.in(execution))));
	}

}
