package sa.wusul.tawasul.visit;

import java.time.LocalDate;
import java.time.LocalTime;

import sa.wusul.platform.problem.Refusal;

/** When the prisons receive visits, and how many at a time. */
public interface VisitingHours {

	/**
	 * Opens the hours for booking, and serves who waits for them. Opening the same again
	 * changes nothing.
	 * @return how many visits they hold
	 * @throws Refusal as {@link sa.wusul.meeting.Sessions#open}
	 */
	int open(Hours hours);

	/**
	 * Moves the hours that begin then; every visit in them keeps its place, and its
	 * family is told the new time.
	 * @throws Refusal {@code session.unknown}, and as
	 * {@link sa.wusul.meeting.Sessions#move}
	 */
	void move(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, LocalDate newDay,
			LocalTime newFrom);

	/**
	 * Calls the hours off that begin then; every visit in them gets another slot, or
	 * waits first in line, and its family is told.
	 * @param weeks how many weeks on this day; weeks without such hours are left out
	 * @throws Refusal {@code session.unknown}
	 */
	void cancel(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, int weeks);

	/**
	 * Hours of a week's day.
	 *
	 * @param slotMinutes how long a visit lasts: whole quarters of an hour
	 * @param visits how many there are at the same time
	 * @param weeks how many weeks on this day; closed days are left out
	 */
	record Hours(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, LocalTime until,
			int slotMinutes, int visits, int weeks, String by) {
	}

}
