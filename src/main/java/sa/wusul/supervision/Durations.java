package sa.wusul.supervision;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import sa.wusul.platform.text.NeutralText;

/**
 * A histogram of durations in working time. The first class ends at ten minutes, each
 * further class is a quarter longer, and the last has no end. A percentile is
 * interpolated evenly within the class of the true value, so its error is at most a
 * quarter.
 *
 * @param counts the number of durations in each class
 */
record Durations(long[] counts) {

	static final int CLASSES = 40;

	private static final double FIRST_END = 10;

	private static final double GROWTH = 1.25;

	/** The ends of the classes in minutes. */
	private static final int[] ENDS = IntStream.range(0, CLASSES)
		.map((index) -> (int) Math.round(FIRST_END * Math.pow(GROWTH, index)))
		.toArray();

	/** The columns of the table {@code work_day}. */
	static final String COLUMNS = columns((index) -> "h" + index);

	/** The sums of the columns. */
	static final String SUMS = columns((index) -> NeutralText.format("sum(h%1$d) as h%1$d", index));

	/** The counts of rows per class of their {@code worked_minutes}. */
	static final String CLASSIFIED = columns((index) -> (index == CLASSES - 1)
			? NeutralText.format("count(*) filter (where worked_minutes >= %d) as h%d", end(index - 1), index)
			: NeutralText.format("count(*) filter (where worked_minutes >= %d and worked_minutes < %d) as h%d",
					end(index - 1), end(index), index));

	static Durations none() {
		return new Durations(new long[CLASSES]);
	}

	Durations plus(Durations other) {
		return new Durations(
				IntStream.range(0, CLASSES).mapToLong((index) -> this.counts[index] + other.counts[index]).toArray());
	}

	long many() {
		return IntStream.range(0, CLASSES).mapToLong((index) -> this.counts[index]).sum();
	}

	Double median() {
		return hours(0.5);
	}

	Double ninetieth() {
		return hours(0.9);
	}

	/**
	 * Returns the hours within which this share was done; {@code null} if there is no
	 * data.
	 */
	private Double hours(double share) {
		var rank = share * many();
		var before = 0L;
		for (var index = 0; index < CLASSES; index++) {
			if (this.counts[index] > 0 && before + this.counts[index] >= rank) {
				return Math.round(within(index, (rank - before) / this.counts[index]) * 10 / 60) / 10.0;
			}
			before += this.counts[index];
		}
		return null;
	}

	private static double within(int index, double part) {
		double begin = end(index - 1);
		return begin + part * (end(index) - begin);
	}

	/**
	 * Returns, for durations longer than the first value, the share that is also longer
	 * than both values together. One duration at the limit is added, so that the share is
	 * never undefined.
	 */
	double shareBeyond(double minutes, double more) {
		return (beyond(minutes + more) + 0.5) / (beyond(minutes) + 1);
	}

	private double beyond(double minutes) {
		var beyond = 0.0;
		for (var index = 0; index < CLASSES; index++) {
			double begin = end(index - 1);
			var end = within(index, 1);
			beyond += this.counts[index] * Math.min(1, Math.max(0, (end - minutes) / (end - begin)));
		}
		return beyond;
	}

	private static int end(int index) {
		return (index < 0) ? 0 : ENDS[index];
	}

	private static String columns(IntFunction<String> column) {
		return IntStream.range(0, CLASSES).mapToObj(column).collect(Collectors.joining(", "));
	}

}
