package sa.wusul.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** By when cases and steps should be done, as the service-level tables say. */
public interface ServiceLevels {

	/** The time by which a case that is opened or routed now should be answered. */
	Instant wholeCase(String requestType, String priority);

	/**
	 * What a case gets whose priority changes after it was opened.
	 * @param due by when it should be answered so far
	 */
	Instant wholeCase(String requestType, String priority, Instant openedAt, Instant due);

	/**
	 * What a step gets whose priority changes after it came up.
	 * @param process the model in which the step is
	 * @param due by when it should be done so far
	 */
	StepLevel step(String process, String step, String requestType, String priority, Instant since, Instant due);

	/**
	 * By when a step should be done, and how far ahead it stands in the task list.
	 */
	record StepLevel(Instant due, int taskPriority) {
	}

	/** How long a whole case may take. */
	Level ofCase(String requestType, String priority);

	/**
	 * How long a step of a process may take; nothing where its table does not say. To be
	 * asked within a command of the engine.
	 */
	Optional<Level> ofStep(String process, String step, String requestType, String priority);

	/** As they would be with tables that are not in service yet, by id. */
	ServiceLevels with(Map<String, String> tables);

	/** So much working time, or time of the clock, and the rank among the tasks. */
	record Level(Duration time, boolean dayAndNight, int taskPriority) {
	}

}
