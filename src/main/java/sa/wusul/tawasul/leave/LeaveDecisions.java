package sa.wusul.tawasul.leave;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import sa.wusul.tawasul.DetaineeEvent;

/** The analysts' decision tables on leaves. */
public interface LeaveDecisions {

	/** Returns the time an authority has for its opinion; empty if it is not asked. */
	Optional<Deadline> opinionDeadline(Authority authority, LeaveReason reason, Map<String, Object> findings);

	/** Checks whether a change of the detainee's situation concerns the authority. */
	boolean isConcerned(Authority authority, DetaineeEvent.Kind change);

	LeaveConditions conditions(LeaveReason reason, Map<String, Object> findings);

	/**
	 * Checks whether a detainee may not go out because nothing proves the occasion.
	 * @param attached whether a proof was added to the case
	 * @param seen whether the officer at the gate saw the original
	 */
	boolean isProofMissing(LeaveReason reason, boolean attached, boolean seen);

	/** Returns the alarm of a rung of the ladder, counted from one. */
	Alarm alarm(int rung);

	/**
	 * A time limit for an answer.
	 *
	 * @param dayAndNight whether it also runs at night and on weekends
	 */
	record Deadline(Duration time, boolean dayAndNight) {
	}

	/**
	 * The alarm of a rung.
	 *
	 * @param after time between the due return and the alarm
	 */
	record Alarm(Duration after, String action) {
	}

}
