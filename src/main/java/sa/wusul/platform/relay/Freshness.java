package sa.wusul.platform.relay;

import java.time.Duration;

/**
 * Age of the facts that were read for an entry before its turn. After a slow call they
 * are read again.
 *
 * @param since nanoseconds of the machine's own count
 */
public record Freshness(long since) {

	private static final Duration LONGEST = Duration.ofSeconds(1);

	public static Freshness now() {
		return new Freshness(System.nanoTime());
	}

	/** Checks that the facts are at most a second old. */
	public boolean lasts() {
		return System.nanoTime() - this.since < LONGEST.toNanos();
	}

}
