package sa.wusul.simulation;

import java.util.Arrays;
import java.util.Collection;

/**
 * A measured distribution of durations in seconds.
 */
public final class MeasuredDurations {

	private static final MeasuredDurations NONE = new MeasuredDurations(new long[0]);

	/** The largest sample kept; more values do not improve the distribution. */
	private static final int ENOUGH = 2000;

	private final long[] sorted;

	private final int seen;

	private MeasuredDurations(long[] seconds) {
		var sorted = seconds.clone();
		Arrays.sort(sorted);
		this.seen = sorted.length;
		this.sorted = (sorted.length <= ENOUGH) ? sorted : thinned(sorted);
	}

	public static MeasuredDurations none() {
		return NONE;
	}

	public static MeasuredDurations of(long... seconds) {
		return new MeasuredDurations(seconds);
	}

	public static MeasuredDurations of(Collection<Long> seconds) {
		return new MeasuredDurations(seconds.stream().mapToLong(Long::longValue).toArray());
	}

	private static long[] thinned(long[] sorted) {
		var kept = new long[ENOUGH];
		for (var index = 0; index < ENOUGH; index++) {
			kept[index] = sorted[(int) ((index + 0.5) * sorted.length / ENOUGH)];
		}
		return kept;
	}

	public boolean isEmpty() {
		return this.sorted.length == 0;
	}

	/** Returns the number of measurements. */
	public int seen() {
		return this.seen;
	}

	/**
	 * Returns the value below which this share lies, interpolated between measurements.
	 */
	public long quantile(double share) {
		if (this.sorted.length == 1) {
			return this.sorted[0];
		}
		var place = share * (this.sorted.length - 1);
		var below = Math.min((int) place, this.sorted.length - 2);
		return Math.round(this.sorted[below] + (place - below) * (this.sorted[below + 1] - this.sorted[below]));
	}

	public double mean() {
		return Arrays.stream(this.sorted).average().orElse(0);
	}

}
