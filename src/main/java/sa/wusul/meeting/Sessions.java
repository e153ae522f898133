package sa.wusul.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import sa.wusul.platform.problem.RefusalException;

/** The sessions of hosts and offices, scheduled by staff. */
public interface Sessions {

	/**
	 * Opens the session for booking and serves the waiting list. Opening the same session
	 * again changes nothing.
	 * @throws RefusalException {@code session.past}, {@code session.times},
	 * {@code session.closedDay}, {@code session.hostBusy}, {@code session.noRoom},
	 * {@code session.oneAtATime}, {@code room.notSuitable}
	 */
	Opened open(SessionPlan plan);

	/**
	 * Returns the number of the session that begins at this time.
	 * @throws RefusalException {@code session.unknown}
	 */
	long find(Purpose purpose, String host, String centre, String section, LocalDate day, LocalTime from);

	/** Counts the seats of the session that are taken. */
	int bookings(long session);

	/**
	 * Moves the session with all its bookings; a booking whose interpreter is not
	 * available then is rebooked.
	 */
	Settlement move(long session, Instant newStart);

	/** Cancels the session and rebooks all its bookings. */
	Settlement cancel(long session);

	/**
	 * Cancels the sessions that begin at this time in the given number of weeks; every
	 * booking is rebooked once, on none of them.
	 * @throws RefusalException {@code session.unknown} if there is none
	 */
	Settlement cancel(Purpose purpose, String host, String centre, String section, LocalDate day, LocalTime from,
			int weeks);

	/**
	 * The opened sessions.
	 *
	 * @param skipped closed days on which the session is not held
	 */
	record Opened(List<Long> sessions, int slots, List<LocalDate> skipped) {
	}

}
