package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-seat-arrangement.bpmn} shares with
 * Java.
 */
public final class SeatArrangementProcess {

	public static final String KEY = "meeting-seat-arrangement";

	/** The end of the time in which the urgent matter has to be decided. */
	public static final ProcessVariable<String> URGENT_UNTIL = text("urgentUntil");

	/** The arrangement that a person made; absent before anybody was asked. */
	public static final ProcessVariable<String> SEAT_DECISION = text("seatDecision");

	/** The full hours until that end. */
	public static final ProcessVariable<Long> HOURS_LEFT = number("hoursLeft");

	/** The level of the duty ladder; each search begins it anew. */
	public static final ProcessVariable<Long> DUTY_LEVEL = number("dutyLevel");

	private SeatArrangementProcess() {
	}

}
