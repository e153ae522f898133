package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/meeting/meeting-seat-release.bpmn} shares with Java.
 */
public final class SeatReleaseProcess {

	public static final String KEY = "meeting-seat-release";

	/** Whether there was a seat or a place on the waiting list to give up. */
	public static final ProcessVariable<Boolean> SEAT_RELEASED = flag("seatReleased");

	/** Whether the meeting had begun, and was cut short. */
	public static final ProcessVariable<Boolean> MEETING_ENDED = flag("meetingEnded");

	private SeatReleaseProcess() {
	}

}
