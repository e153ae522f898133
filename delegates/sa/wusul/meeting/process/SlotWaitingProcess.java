package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-slot-waiting.bpmn} shares with Java.
 */
public final class SlotWaitingProcess {

	public static final String KEY = "meeting-slot-waiting";

	/** The hours of searching before somebody arranges a slot. */
	public static final ProcessVariable<Long> WAITING_HOURS = number("waitingHours");

	/** The end of those hours. */
	public static final ProcessVariable<String> SEARCH_UNTIL_AT = text("searchUntilAt");

	private SlotWaitingProcess() {
	}

}
