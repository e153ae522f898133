package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.verification.ContactEnquiries;

/**
 * {@code Task_ReadContactAnswer}: provides the table on the standing of a contact with
 * the register's answer, for this step only.
 */
@Component
class ReadContactAnswerDelegate implements JavaDelegate {

	private final ContactEnquiries enquiries;

	ReadContactAnswerDelegate(ContactEnquiries enquiries) {
		this.enquiries = enquiries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.enquiries.facts(execution.getProcessBusinessKey())
			.forEach((name, fact) -> execution.setVariable(name, Variables.untypedValue(fact, true)));
	}

}
