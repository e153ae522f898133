package sa.wusul.tawasul.leave;

import java.time.Instant;

import sa.wusul.platform.problem.Refusal;

/** The goings out under authorisations. Of a detainee there is one at a time. */
public interface Occurrences {

	/**
	 * Makes an appointment for a going out, where the authorisation is in force and one
	 * is left.
	 * @throws Refusal where it is not
	 */
	Occurrence schedule(String caseReference, Instant departAt, String scheduledBy);

	Occurrence get(String number);

	/**
	 * He leaves now.
	 * @param escort who goes with him; {@code null} where nobody has to
	 * @throws Refusal where the authorisation is not in force any more, or it is not the
	 * time
	 */
	Occurrence depart(String number, String escort);

	/** He is back now, in time or late. */
	Occurrence comeBack(String number);

	/**
	 * He may stay out longer; alarms begin anew.
	 * @throws Refusal {@code leave.extensionRecalled} where the authorisation is paused
	 * or cancelled, and where the new moment is past or too far away
	 */
	Occurrence extend(String number, Instant until);

	/**
	 * He has to be back as soon as the conditions say; alarms begin anew. Who has not
	 * left yet stays, and of who was released nobody waits for the return.
	 * @throws Refusal {@code leave.notRecalled} where the authorisation is neither paused
	 * nor cancelled any more, {@code leave.overdueAlready} where he is late: those who
	 * look for him go on
	 */
	Occurrence recall(String number);

	/** The next rung of the ladder: when it is reached, and whom it calls. */
	AlarmRung nextAlarm(String number);

	/**
	 * Keeps that the rung was reached; the last one declares him absent. Doing it again
	 * changes nothing.
	 */
	void raise(String number, AlarmRung alarm);

	/** It does not take place. */
	void cancel(String number);

	/**
	 * Closes it with its report. The authorisation is used up with the last one, and
	 * cancelled where he did not come back.
	 */
	void close(String number);

}
