package sa.wusul.meeting.process;

import java.time.Duration;
import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.QuickMeeting;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-slot-booking.bpmn} shares with Java.
 */
public final class SlotBookingProcess {

	public static final String KEY = "meeting-slot-booking";

	public static final String SLOT_FOUND = Bookings.SLOT_FOUND;

	/** The purpose: a meeting or an appointment at an office. */
	public static final ProcessVariable<String> BOOKING_PURPOSE = text("bookingPurpose");

	public static final ProcessVariable<String> MEETING_HOST = text("meetingHost");

	public static final ProcessVariable<String> MEETING_MODE = text("meetingMode");

	public static final ProcessVariable<String> MEETING_CENTRE = text("meetingCentre");

	public static final ProcessVariable<String> SECTION = text("section");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<Boolean> INTERPRETER_NEEDED = flag("interpreterNeeded");

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	/** The longest acceptable wait for an urgent meeting, in minutes. */
	public static final ProcessVariable<Long> QUICK_MINUTES = number("quickMinutes");

	/** The slot chosen by the requester; it is used once. */
	public static final ProcessVariable<Long> SLOT_NUMBER = number("slotNumber");

	/** The earliest time that suits the requester; it is used once. */
	public static final ProcessVariable<String> WANTED_FROM = text("wantedFrom");

	/** The beginning of the meeting; absent while the case waits for a slot. */
	public static final ProcessVariable<String> MEETING_AT = text("meetingAt");

	/** The centre that receives the requester. */
	public static final ProcessVariable<String> MEETING_PLACE = text("meetingPlace");

	/** The time at which the requester was last notified of the slot. */
	public static final ProcessVariable<String> BOOKED_AT = text("bookedAt");

	private SlotBookingProcess() {
	}

	/** Returns the urgent case's request for a meeting. */
	public static QuickMeeting quick(DelegateExecution execution) {
		return quick(execution, INTERPRETER_NEEDED.in(execution), Duration.ofMinutes(QUICK_MINUTES.in(execution)));
	}

	public static QuickMeeting quick(DelegateExecution execution, boolean interpreter, Duration within) {
		return new QuickMeeting(execution.getProcessBusinessKey(), REQUEST_TYPE.in(execution),
				MEETING_CENTRE.in(execution), SECTION.in(execution), interpreter, PRIORITY.in(execution), within);
	}

	/** Sets the variables for the current state of the booking. */
	public static void tell(VariableScope scope, Booking booking, Instant now) {
		MEETING_AT.set(scope, booking.slot().map((slot) -> slot.startsAt().toString()).orElse(null));
		MEETING_PLACE.set(scope, booking.slot().map((slot) -> slot.centre()).orElse(null));
		booking.slot().ifPresent((slot) -> {
			MEETING_MODE.set(scope, slot.mode().name());
			MEETING_HOST.set(scope, slot.host());
		});
		BOOKED_AT.set(scope, now.toString());
	}

}
