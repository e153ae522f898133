package sa.wusul.simulation;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The history of the cases of a process. */
public interface History {

	/**
	 * Measures the period between two times, or since the first case.
	 * @param drafts the versions of one process whose elements are measured
	 * @param axis the working time in the period
	 * @param mayRead the processes the caller may read
	 */
	Measurements measure(List<SimulatedProcess> drafts, Instant from, Instant until, WorkingAxis axis,
			Predicate<String> mayRead);

}
