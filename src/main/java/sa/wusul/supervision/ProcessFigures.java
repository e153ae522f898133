package sa.wusul.supervision;

import java.util.List;

/** The figures of one process, for its diagram. */
public record ProcessFigures(List<Step> steps, Totals totals) {

	/**
	 * A step by the id of its element. Of a call activity, what waits in the processes
	 * that it called counts, to any depth, case by case.
	 *
	 * @param waitingHours average working hours for which the open tasks have waited
	 */
	public record Step(String step, String name, long open, long overdue, long done, Double medianHours,
			Double p90Hours, Double waitingHours) {
	}

	/** The open cases with an open step of the process or of what it called. */
	public record Totals(long open, long overdue) {
	}

}
