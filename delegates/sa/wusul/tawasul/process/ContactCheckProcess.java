package sa.wusul.tawasul.process;

import java.util.HashMap;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.verification.ContactEnquiries;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/tawasul/tawasul-contact-check.bpmn} shares with Java.
 */
public final class ContactCheckProcess {

	public static final String KEY = "tawasul-contact-check";

	public static final String ANSWERED = ContactEnquiries.ANSWERED;

	public static final ProcessVariable<Boolean> CONTACT_HELD = flag("contactHeld");

	private static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"department");

	private ContactCheckProcess() {
	}

	/**
	 * Starts the next check of the contact whom the case entered beside the present
	 * process, without authorisation, as an action of the program.
	 */
	public static void begin(DelegateExecution execution) {
		var facts = new HashMap<String, Object>();
		FACTS.forEach((name) -> facts.put(name, execution.getVariable(name)));
		EngineAccess.asSystem("the program itself starts the next check of a contact",
				() -> CheckedStart.of(() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.startProcessInstanceByKey(KEY, execution.getProcessBusinessKey(), facts)));
	}

}
