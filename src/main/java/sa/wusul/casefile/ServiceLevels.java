package sa.wusul.casefile;

import java.time.Instant;

/** By when cases and their steps should be done, as the service-level tables say. */
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

}
