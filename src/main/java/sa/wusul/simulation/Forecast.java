package sa.wusul.simulation;

import java.util.List;

/**
 * The result of a simulation for the days after the warm-up.
 *
 * @param cases number of cases that began in these days, in one replication
 * @param caseTime from beginning to end, in seconds day and night
 * @param unfinished the share of cases that had not ended half a year later
 */
public record Forecast(double cases, Times caseTime, Estimate caseBreaches, double unfinished, List<OfStep> steps,
		List<OfGroup> groups, List<Assumption> assumptions, int replications, long events) {

	/**
	 * A mean over the replications with its margin at a confidence of 95 %.
	 */
	public record Estimate(double value, double margin) {

		private static final double[] STUDENT = { 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
				2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060,
				2.056, 2.052, 2.048, 2.045, 2.042 };

		static Estimate of(double[] values) {
			var mean = 0.0;
			for (var value : values) {
				mean += value / values.length;
			}
			if (values.length < 2) {
				return new Estimate(mean, 0);
			}
			var squares = 0.0;
			for (var value : values) {
				squares += (value - mean) * (value - mean);
			}
			var student = STUDENT[Math.min(values.length - 2, STUDENT.length - 1)];
			return new Estimate(mean, student * Math.sqrt(squares / (values.length - 1) / values.length));
		}

	}

	public record Times(Estimate mean, Estimate median, Estimate p90) {
	}

	/**
	 * The result for one step.
	 *
	 * @param done tasks in one replication
	 * @param waiting working seconds of the group until the task was taken
	 * @param queue number of waiting tasks, on average over all hours
	 * @param longestDays the longest queue of each day, on average over the replications
	 * @param breaches the share of the tasks completed after their due date; {@code null}
	 * if none has one
	 */
	public record OfStep(ModelStep step, String name, String processName, double done, Times waiting, double touch,
			Estimate queue, double queueP90, double queueMost, List<Double> longestDays, Estimate breaches,
			double breached) {
	}

	/**
	 * The result for one group.
	 *
	 * @param use the share of the working time spent on these cases
	 * @param otherUse the share spent on other cases
	 */
	public record OfGroup(String group, int people, boolean dayAndNight, Estimate use, double otherUse) {
	}

}
