package sa.wusul.tawasul.visit;

import java.time.LocalDate;
import java.time.LocalTime;

import sa.wusul.platform.problem.RefusalException;

/** The visiting hours of the prisons and the number of visits at a time. */
public interface VisitingHours {

	/**
	 * Opens the hours for booking and serves the waiting list. Opening the same hours
	 * again changes nothing.
	 * @return the number of visits they hold
	 * @throws RefusalException as {@link sa.wusul.meeting.Sessions#open}
	 */
	int open(Hours hours);

	/**
	 * Moves the hours that begin at this time; every visit keeps its place, and its
	 * family is notified of the new time.
	 * @throws RefusalException {@code session.unknown}, and as
	 * {@link sa.wusul.meeting.Sessions#move}
	 */
	void move(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, LocalDate newDay,
			LocalTime newFrom);

	/**
	 * Cancels the hours that begin at this time; every visit gets another slot or waits
	 * first in line, and its family is notified.
	 * @param weeks number of weeks on this day; weeks without such hours are left out
	 * @throws RefusalException {@code session.unknown}
	 */
	void cancel(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, int weeks);

	/**
	 * The hours on a day of the week.
	 *
	 * @param slotMinutes length of a visit in whole quarters of an hour
	 * @param visits number of visits at the same time
	 * @param weeks number of weeks on this day; closed days are left out
	 */
	record Hours(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, LocalTime until,
			int slotMinutes, int visits, int weeks, String by) {
	}

}
