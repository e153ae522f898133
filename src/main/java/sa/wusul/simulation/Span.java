package sa.wusul.simulation;

import java.time.Instant;

/**
 * The simulated days, the number of replications and the seed.
 *
 * @param warmUpDays preceding days that fill the queues and are not counted
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

	/** Returns the time at which cases that have not ended are abandoned. */
	long limit() {
		return end() + (long) DRAIN_DAYS * WorkingAxis.DAY;
	}

	/** Half a year for the last cases to end. */
	public static final int DRAIN_DAYS = 183;

}
