package sa.wusul.simulation;

import java.util.Map;
import java.util.Optional;

/** The due times of steps and cases by the service levels. */
public interface Deadlines {

	/** Returns the service level of a step; empty if no table has one. */
	Optional<Level> forStep(ModelStep step, String requestType, String priority);

	Optional<Level> forCase(String process, String requestType, String priority);

	/** Returns the deadlines with other tables, by id; tables not given stay the same. */
	default Deadlines with(Map<String, String> tables) {
		return this;
	}

	/**
	 * A service level in seconds of working time or of the clock, and the priority of the
	 * task.
	 */
	record Level(long seconds, boolean dayAndNight, int taskPriority) {
	}

}
