package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-visit-day.bpmn} shares with Java.
 */
public final class VisitDayProcess {

	public static final String KEY = "tawasul-visit-day";

	/** {@code HELD} or {@code INTERRUPTED}. */
	public static final ProcessVariable<String> VISIT_END = text("visitEnd");

	/** The code of the reason for which it was interrupted, if one was given. */
	public static final ProcessVariable<String> VISIT_END_REASON = text("visitEndReason");

	/** The message that an officer ended the visit in its room. */
	public static final String VISIT_HALTED = "tawasul.visitHalted";

	/** How often the detainee was not brought to this visit. */
	public static final ProcessVariable<Long> UNBROUGHT_COUNT = number("unbroughtCount");

	private VisitDayProcess() {
	}

}
