package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactApplicationService;
import sa.wusul.tawasul.verification.ContactKind;

import static sa.wusul.tawasul.process.ContactVerificationProcess.CONTACT_ENTERED;
import static sa.wusul.tawasul.process.ContactVerificationProcess.CONTACT_KIND;

/**
 * {@code Task_EnterContact}: adds the contact whose number is proven, if the role is
 * free.
 */
@Component
class EnterContactDelegate implements JavaDelegate {

	private final ContactApplicationService applications;

	EnterContactDelegate(ContactApplicationService applications) {
		this.applications = applications;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CONTACT_ENTERED.set(execution, this.applications.enter(execution.getProcessBusinessKey(),
				ContactKind.valueOf(CONTACT_KIND.in(execution))));
	}

}
