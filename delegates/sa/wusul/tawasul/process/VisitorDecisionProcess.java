package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-visitor-decision.bpmn} shares with
 * Java.
 */
public final class VisitorDecisionProcess {

	public static final String KEY = "tawasul-visitor-decision";

	/**
	 * The position of a visitor within the request, the only data processes have of them.
	 */
	public static final ProcessVariable<Long> VISITOR_ORDINAL = number("visitorOrdinal");

	/** {@code GRANT}, {@code REFUSE}, or {@code OFFICER} if an officer has to decide. */
	public static final ProcessVariable<String> VISITOR_VERDICT = text("visitorVerdict");

	private VisitorDecisionProcess() {
	}

}
