package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactApplicationService;
import sa.wusul.tawasul.verification.ContactKind;

import static sa.wusul.tawasul.process.ContactVerificationProcess.ALREADY_CONTACT;
import static sa.wusul.tawasul.process.ContactVerificationProcess.CONTACT_KIND;
import static sa.wusul.tawasul.process.ContactVerificationProcess.NAMED_COUNT;
import static sa.wusul.tawasul.process.ContactVerificationProcess.NUMBER_ON_FILE;
import static sa.wusul.tawasul.process.ContactVerificationProcess.PRIMARY_KNOWN;

/**
 * {@code Task_LookUpContacts}: sets the variables on the detainee's contacts.
 */
@Component
class LookUpContactsDelegate implements JavaDelegate {

	private final ContactApplicationService applications;

	LookUpContactsDelegate(ContactApplicationService applications) {
		this.applications = applications;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var standing = this.applications.lookUp(execution.getProcessBusinessKey(),
				ContactKind.valueOf(CONTACT_KIND.in(execution)));
		PRIMARY_KNOWN.set(execution, standing.primaryKnown());
		NAMED_COUNT.set(execution, standing.namedCount());
		ALREADY_CONTACT.set(execution, standing.alreadyContact());
		NUMBER_ON_FILE.set(execution, standing.numberOnFile());
	}

}
