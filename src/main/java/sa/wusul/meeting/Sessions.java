package sa.wusul.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import sa.wusul.platform.problem.Refusal;

/** The sessions in which hosts and offices receive, as staff schedule them. */
public interface Sessions {

	/**
	 * Opens the session for booking, and serves who waits for it. Opening the same again
	 * changes nothing.
	 * @throws Refusal {@code session.past}, {@code session.times},
	 * {@code session.closedDay}, {@code session.hostBusy}, {@code session.noRoom},
	 * {@code session.oneAtATime}, {@code room.notSuitable}
	 */
	Opened open(SessionPlan plan);

	/**
	 * The session that begins then.
	 * @throws Refusal {@code session.unknown}
	 */
	long find(Purpose purpose, String host, String centre, String section, LocalDate day, LocalTime from);

	/** How many hold a seat of the session. */
	int bookings(long session);

	/**
	 * Moves the session with everybody who is booked on it; whose interpreter cannot come
	 * then is rebooked.
	 */
	Settled move(long session, Instant newStart);

	/** Cancels the session; everybody who is booked on it is rebooked. */
	Settled cancel(long session);

	/**
	 * Cancels the sessions that begin then in so many weeks; everybody is rebooked once,
	 * on none of them.
	 * @throws Refusal {@code session.unknown} where there is none
	 */
	Settled cancel(Purpose purpose, String host, String centre, String section, LocalDate day, LocalTime from,
			int weeks);

	/**
	 * What was opened.
	 *
	 * @param skipped closed days on which it is not held
	 */
	record Opened(List<Long> sessions, int slots, List<LocalDate> skipped) {
	}

}
