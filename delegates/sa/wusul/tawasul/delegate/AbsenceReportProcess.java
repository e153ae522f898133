package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;

/**
 * The names that {@code processes/tawasul/tawasul-absence-report.bpmn} shares with Java.
 */
public final class AbsenceReportProcess {

	public static final String KEY = "tawasul-absence-report";

	/** How often the registers were asked for the missing person. */
	public static final ProcessVariable<Long> ROUNDS_ASKED = number("roundsAsked");

	private AbsenceReportProcess() {
	}

}
