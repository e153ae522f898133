package sa.wusul.supervision;

import java.util.List;

/** The numbers of one process, for its diagram. */
public record ProcessFigures(List<Step> steps, Totals totals) {

	/**
	 * A step by the id of its element.
	 *
	 * @param waitingHours for how many working hours the tasks that are open wait, on
	 * average
	 */
	public record Step(String step, String name, long open, long overdue, long done, Double medianHours,
			Double p90Hours, Double waitingHours) {
	}

	/** Open cases that have a step of it to be done. */
	public record Totals(long open, long overdue) {
	}

}
