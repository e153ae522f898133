package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-record-opening.bpmn} shares with Java.
 */
public final class RecordOpeningProcess {

	public static final String KEY = "tawasul-record-opening";

	/** What the requester is to the detainee in the eyes of the window. */
	public static final ProcessVariable<String> CONTACT_ROLE = text("contactRole");

	/**
	 * The centre whose staff of the prisons have the detainee; the case's own where none
	 * holds him.
	 */
	public static final ProcessVariable<String> PRISON_CENTRE = text("prisonCentre");

	static final ProcessVariable<String> CENTRE = text("centre");

	private RecordOpeningProcess() {
	}

}
