package sa.wusul.simulation;

import java.util.Map;
import java.util.Optional;

/** By when steps and cases should be done, as the service levels say. */
public interface Deadlines {

	/** Nothing where no table speaks of the step. */
	Optional<Level> ofStep(Step step, String requestType, String priority);

	Optional<Level> ofCase(String requestType, String priority);

	/** The same with other tables, by id; what they leave out is as it was. */
	default Deadlines with(Map<String, String> tables) {
		return this;
	}

	/** So many seconds of working time or of the clock, and the rank among the tasks. */
	record Level(long seconds, boolean dayAndNight, int taskPriority) {
	}

}
