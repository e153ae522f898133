package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-morning-sheet.bpmn} shares with
 * Java.
 */
public final class MorningSheetProcess {

	public static final String KEY = "escalation-morning-sheet";

	/** The day of the sheet, such as {@code 2026-11-24}. */
	public static final ProcessVariable<String> SHEET_DAY = text("sheetDay");

	/** The first moment of that day in the Kingdom. */
	public static final ProcessVariable<String> DAY_BEGUN_AT = text("dayBegunAt");

	private MorningSheetProcess() {
	}

}
