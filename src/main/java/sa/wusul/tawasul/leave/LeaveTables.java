package sa.wusul.tawasul.leave;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the analysts' tables say of leaves. */
public interface LeaveTables {

	/** How long an authority has for its opinion; empty where it is not asked. */
	Optional<Deadline> opinionDeadline(Authority authority, LeaveReason reason, Map<String, Object> findings);

	LeaveConditions conditions(LeaveReason reason, Map<String, Object> findings);

	/** The alarm on this rung of the ladder, counted from one. */
	Alarm alarm(int rung);

	/**
	 * A time to answer in.
	 *
	 * @param dayAndNight whether it runs on nights and weekends as well
	 */
	record Deadline(Duration time, boolean dayAndNight) {
	}

	/**
	 * Whom a rung calls.
	 *
	 * @param after how long after he should have been back
	 */
	record Alarm(Duration after, String action) {
	}

}
