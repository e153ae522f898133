package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-person-search.bpmn} shares with Java.
 */
public final class PersonSearchProcess {

	public static final String KEY = "tawasul-person-search";

	/** Number of the order of the records, by which the person is known. */
	public static final ProcessVariable<Long> HANDOVER_NUMBER = number("handoverNumber");

	public static final ProcessVariable<Long> HELD_COUNT = number("heldCount");

	/** The newest of the person's cases. */
	public static final ProcessVariable<String> HANDED_CASE = text("handedCase");

	public static final ProcessVariable<String> CENTRE = text("centre");

	private PersonSearchProcess() {
	}

}
