package sa.wusul.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Due dates of cases and steps, by the service-level tables. */
public interface ServiceLevelDecisions {

	/**
	 * Returns the time by which a case that is opened or routed now should be answered.
	 * @param process the model that opened or routes the case: requests have the level of
	 * their type, services the one of their own row
	 */
	Instant wholeCase(String process, String requestType, String priority);

	/**
	 * Returns the due date of a case whose priority changes after its opening.
	 * @param due its due date so far
	 */
	Instant wholeCase(String process, String requestType, String priority, Instant openedAt, Instant due);

	/**
	 * Returns the level of a step whose priority changes after its creation.
	 * @param process the model that contains the step
	 * @param due its due date so far
	 */
	StepLevel step(String process, String step, String requestType, String priority, Instant since, Instant due);

	/** The due date of a step, and its priority in the task list. */
	record StepLevel(Instant due, int taskPriority) {
	}

	/** Returns the time that a whole case may take. */
	Level forCase(String process, String requestType, String priority);

	/**
	 * Returns the time that a step of a process may take; empty if its table has no
	 * entry. It must be called within a command of the engine.
	 */
	Optional<Level> forStep(String process, String step, String requestType, String priority);

	/**
	 * Returns the levels as they would be with these tables, by id, that are not in
	 * service yet.
	 */
	ServiceLevelDecisions with(Map<String, String> tables);

	/**
	 * Time limit and task priority.
	 *
	 * @param dayAndNight whether the time is elapsed time instead of working time
	 */
	record Level(Duration time, boolean dayAndNight, int taskPriority) {
	}

}
