package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactEnquiries;

import static sa.wusul.tawasul.process.ContactCheckProcess.CONTACT_HELD;

/**
 * {@code Task_AskContactRegister}: asks the register about the relation of a contact who
 * still holds the role.
 */
@Component
class AskContactRegisterDelegate implements JavaDelegate {

	private final ContactEnquiries enquiries;

	AskContactRegisterDelegate(ContactEnquiries enquiries) {
		this.enquiries = enquiries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		CONTACT_HELD.set(execution, this.enquiries.ask(execution.getProcessBusinessKey()));
	}

}
