package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-closing-announcement.bpmn} shares with
 * Java.
 */
public final class ClosingAnnouncementProcess {

	public static final String KEY = "meeting-closing-announcement";

	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> FIRST_DAY = text("firstDay");

	public static final ProcessVariable<Long> CLOSING_NUMBER = number("closingNumber");

	public static final ProcessVariable<Long> REBOOKED_COUNT = number("rebookedCount");

	public static final ProcessVariable<Long> WAITING_COUNT = number("waitingCount");

	private ClosingAnnouncementProcess() {
	}

}
