package sa.wusul.simulation;

import java.util.Optional;

/** By when steps and cases should be done, as the service levels say. */
public interface Deadlines {

	/** Nothing where no table speaks of the step. */
	Optional<Level> ofStep(Step step, String requestType, String priority);

	Optional<Level> ofCase(String requestType, String priority);

	/** So many seconds of working time or of the clock, and the rank among the tasks. */
	record Level(long seconds, boolean dayAndNight, int taskPriority) {
	}

}
