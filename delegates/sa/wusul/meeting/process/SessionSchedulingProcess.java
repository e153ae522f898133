package sa.wusul.meeting.process;

import java.time.LocalDate;
import java.time.LocalTime;

import org.camunda.bpm.engine.delegate.VariableScope;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-session-scheduling.bpmn} shares with
 * Java.
 */
public final class SessionSchedulingProcess {

	public static final String KEY = "meeting-session-scheduling";

	public static final ProcessVariable<String> SESSION_PURPOSE = text("sessionPurpose");

	/** The official or the department; not read by any model. */
	public static final ProcessVariable<String> HOST = text("host");

	public static final ProcessVariable<String> SESSION_MODE = text("sessionMode");

	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> SECTION = text("section");

	public static final ProcessVariable<String> SESSION_DAY = text("sessionDay");

	public static final ProcessVariable<String> FROM_TIME = text("fromTime");

	public static final ProcessVariable<String> UNTIL_TIME = text("untilTime");

	public static final ProcessVariable<Long> SLOT_MINUTES = number("slotMinutes");

	public static final ProcessVariable<Long> PARALLEL_SEATS = number("parallelSeats");

	public static final ProcessVariable<Long> WEEKS = number("weeks");

	public static final ProcessVariable<String> NEW_DAY = text("newDay");

	public static final ProcessVariable<String> NEW_TIME = text("newTime");

	public static final ProcessVariable<Long> SESSION_BOOKINGS = number("sessionBookings");

	public static final ProcessVariable<Long> ROOM_NUMBER = number("roomNumber");

	public static final ProcessVariable<Long> SESSION_NUMBER = number("sessionNumber");

	public static final ProcessVariable<Long> OPENED_SLOTS = number("openedSlots");

	public static final ProcessVariable<Long> REBOOKED_COUNT = number("rebookedCount");

	public static final ProcessVariable<Long> WAITING_COUNT = number("waitingCount");

	public static final PerformerRole SCHEDULED_BY = new PerformerRole("scheduledBy");

	private SessionSchedulingProcess() {
	}

	public static SessionPlan plan(VariableScope scope, String scheduledBy) {
		return new SessionPlan(purpose(scope), HOST.in(scope), Mode.valueOf(SESSION_MODE.in(scope)), CENTRE.in(scope),
				SECTION.in(scope), ROOM_NUMBER.findIn(scope), LocalDate.parse(SESSION_DAY.in(scope)),
				LocalTime.parse(FROM_TIME.in(scope)), LocalTime.parse(UNTIL_TIME.in(scope)),
				SLOT_MINUTES.in(scope).intValue(), PARALLEL_SEATS.in(scope).intValue(), WEEKS.in(scope).intValue(),
				scheduledBy);
	}

	public static Purpose purpose(VariableScope scope) {
		return Purpose.valueOf(SESSION_PURPOSE.in(scope));
	}

}
