package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-contact-verification.bpmn} shares with
 * Java.
 */
public final class ContactVerificationProcess {

	public static final String KEY = "tawasul-contact-verification";

	/**
	 * The message that the requester withdraws a request; every process of the window
	 * receives it.
	 */
	public static final String APPLICATION_WITHDRAWN = "tawasul.applicationWithdrawn";

	/** The kind of contact applied for, a value of {@code ContactKind}. */
	public static final ProcessVariable<String> CONTACT_KIND = text("contactKind");

	public static final ProcessVariable<Boolean> PRIMARY_KNOWN = flag("primaryKnown");

	public static final ProcessVariable<Long> NAMED_COUNT = number("namedCount");

	public static final ProcessVariable<Boolean> ALREADY_CONTACT = flag("alreadyContact");

	public static final ProcessVariable<Boolean> NUMBER_ON_FILE = flag("numberOnFile");

	/** The detainee's answer, {@code CONSENTS} or {@code DECLINES}. */
	public static final ProcessVariable<String> DETAINEE_ANSWER = text("detaineeAnswer");

	/** The prison officer who asked the detainee. */
	public static final PerformerRole DETAINEE_ASKED_BY = new PerformerRole("detaineeAskedBy");

	public static final ProcessVariable<Boolean> CONTACT_ENTERED = flag("contactEntered");

	private ContactVerificationProcess() {
	}

}
