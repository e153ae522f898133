package sa.wusul.simulation;

import java.time.Instant;

/**
 * Which days are simulated, how often, and by which dice: the same number throws the
 * same.
 *
 * @param warmUpDays days before them that fill the queues and are not counted
 */
public record Span(Instant from, int days, int warmUpDays, int replications, long seed) {

	long start() {
		return this.from.getEpochSecond();
	}

	long end() {
		return start() + (long) this.days * WorkingAxis.DAY;
	}

	long warmUp() {
		return start() - (long) this.warmUpDays * WorkingAxis.DAY;
	}

	/** When the last case is given up that has not ended by then. */
	long limit() {
		return end() + (long) DRAIN_DAYS * WorkingAxis.DAY;
	}

	/** Half a year for the last cases to end. */
	public static final int DRAIN_DAYS = 183;

}
