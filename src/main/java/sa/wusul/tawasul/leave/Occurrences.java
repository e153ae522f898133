package sa.wusul.tawasul.leave;

import java.time.Instant;

import sa.wusul.platform.problem.RefusalException;

/** The occurrences under authorisations. A detainee has at most one open occurrence. */
public interface Occurrences {

	/**
	 * Schedules an occurrence if the authorisation is in force and one is left.
	 * @throws RefusalException if it is not in force or used up
	 */
	Occurrence schedule(String caseReference, Instant departAt, String scheduledBy);

	/** Tells the authorisation of a case that its first occurrence was scheduled. */
	void tellScheduled(Occurrence occurrence, String caseReference);

	/**
	 * Records as late the return of a detainee whose absence was reported already.
	 * @throws RefusalException {@code leave.notReported} if the case has no such absence
	 */
	Occurrence recordLateReturn(String caseReference);

	Occurrence get(String number);

	/**
	 * Records the departure.
	 * @param escort the escort; {@code null} if none is required
	 * @throws RefusalException if the authorisation is no longer in force, or if it is
	 * too early or too late to leave
	 */
	Occurrence depart(String number, String escort);

	/**
	 * Records the return, in time or late, also after the detainee was declared absent.
	 */
	Occurrence recordReturn(String number);

	/**
	 * Extends the absence and restarts the alarms.
	 * @throws RefusalException {@code leave.extensionRecalled} if the authorisation is
	 * paused or cancelled; also if the detainee was declared absent, or the new time is
	 * past or too late
	 */
	Occurrence extend(String number, Instant until);

	/**
	 * Shortens the absence to the recall time of the conditions and restarts the alarms.
	 * A detainee who has not left stays, and a released detainee need not return.
	 * @throws RefusalException {@code leave.notRecalled} if the authorisation is neither
	 * paused nor cancelled any more, {@code leave.overdueAlready} if the detainee is late
	 * and the search continues
	 */
	Occurrence recall(String number);

	/** Returns the next rung of the ladder, with its time and action. */
	AlarmRung nextAlarm(String number);

	/**
	 * Stores that the rung was reached; the last one declares the detainee absent.
	 * Repeating the call changes nothing.
	 */
	void raise(String number, AlarmRung alarm);

	/** Cancels an occurrence that has not begun. */
	void cancel(String number);

	/**
	 * Closes the occurrence with its report. The last one uses up the authorisation; an
	 * absent detainee's authorisation is cancelled.
	 */
	void close(String number);

}
