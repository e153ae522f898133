package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-absence-report.bpmn} shares with Java.
 */
public final class AbsenceReportProcess {

	public static final String KEY = "tawasul-absence-report";

	/** The number of regular enquiries about the missing person. */
	public static final ProcessVariable<Long> ROUNDS_ASKED = number("roundsAsked");

	/** The time of the next enquiry. */
	public static final ProcessVariable<String> NEXT_ROUND_AT = text("nextRoundAt");

	/** False for an enquiry between two rounds after an event of the register. */
	public static final ProcessVariable<Boolean> ROUND_DUE = flag("roundDue");

	/** True for the first regular enquiry. */
	public static final ProcessVariable<Boolean> FIRST_ROUND = flag("firstRound");

	private AbsenceReportProcess() {
	}

}
