package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactApplications;
import sa.wusul.tawasul.verification.ContactKind;

import static sa.wusul.tawasul.delegate.ContactVerificationProcess.ALREADY_CONTACT;
import static sa.wusul.tawasul.delegate.ContactVerificationProcess.CONTACT_KIND;
import static sa.wusul.tawasul.delegate.ContactVerificationProcess.NAMED_COUNT;
import static sa.wusul.tawasul.delegate.ContactVerificationProcess.NUMBER_ON_FILE;
import static sa.wusul.tawasul.delegate.ContactVerificationProcess.PRIMARY_KNOWN;

/**
 * {@code Task_LookUpContacts}: sets the variables on the detainee's contacts.
 */
@Component
class LookUpContactsDelegate implements JavaDelegate {

	private final ContactApplications applications;

	LookUpContactsDelegate(ContactApplications applications) {
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
