package sa.wusul.meeting.process;

import sa.wusul.meeting.Bookings;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-minister-booking.bpmn} shares with
 * Java.
 */
public final class MeetingBookingProcess {

	public static final String KEY = "meeting-minister-booking";

	public static final String BOOKING_MOVED = Bookings.MOVED;

	public static final String BOOKING_DISPLACED = Bookings.DISPLACED;

	public static final String BOOKING_CANCELLED = Bookings.CANCELLED;

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> TOPIC = text("topic");

	public static final ProcessVariable<String> WANTED_HOST = text("wantedHost");

	/** Indicates whether the competent department has answered in this matter before. */
	public static final ProcessVariable<Boolean> DEPARTMENT_ANSWERED = flag("departmentAnswered");

	public static final ProcessVariable<String> COMMUNICATION = text("communication");

	public static final ProcessVariable<Boolean> INTERPRETER_NEEDED = flag("interpreterNeeded");

	/** The centre where the requester wants to be received. */
	public static final ProcessVariable<String> MEETING_CENTRE = text("meetingCentre");

	/** The closing state of a request for the meeting only. */
	public static final ProcessVariable<String> CLOSING_STATE = text("closingState");

	/** Code of the reason for which the case lost its slot. */
	public static final ProcessVariable<String> CHANGE_REASON = text("changeReason");

	private MeetingBookingProcess() {
	}

}
