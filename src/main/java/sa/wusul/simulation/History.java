package sa.wusul.simulation;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** What has happened in the cases of a process. */
public interface History {

	/**
	 * Measures the time between two moments, or since the first case.
	 * @param drafts the versions of one process of which the elements are measured
	 * @param axis the working time between these moments
	 * @param mayRead the processes of which something may be told
	 */
	Measurements measure(List<Draft> drafts, Instant from, Instant until, WorkingAxis axis, Predicate<String> mayRead);

}
