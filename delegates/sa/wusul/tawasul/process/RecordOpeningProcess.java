package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-record-opening.bpmn} shares with Java.
 */
public final class RecordOpeningProcess {

	public static final String KEY = "tawasul-record-opening";

	/** The requester's role towards the detainee. */
	public static final ProcessVariable<String> CONTACT_ROLE = text("contactRole");

	/**
	 * The centre in charge of the prison that holds the detainee, or the case's own
	 * centre if no prison does.
	 */
	public static final ProcessVariable<String> PRISON_CENTRE = text("prisonCentre");

	public static final ProcessVariable<String> CENTRE = text("centre");

	private RecordOpeningProcess() {
	}

}
