package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-absence-report.bpmn} shares with Java.
 */
public final class AbsenceReportProcess {

	public static final String KEY = "tawasul-absence-report";

	/** How often it was time to ask the registers for the missing person. */
	public static final ProcessVariable<Long> ROUNDS_ASKED = number("roundsAsked");

	/** When it is time again. */
	public static final ProcessVariable<String> NEXT_ROUND_AT = text("nextRoundAt");

	/** False where they are asked between two rounds, because the register told. */
	public static final ProcessVariable<Boolean> ROUND_DUE = flag("roundDue");

	/** The first time; never where they are asked between two rounds. */
	public static final ProcessVariable<Boolean> FIRST_ROUND = flag("firstRound");

	private AbsenceReportProcess() {
	}

}
