package sa.wusul.platform.relay;

import java.time.Duration;

/**
 * Back-off that doubles the delay after each failure up to a limit, and ends after a
 * number of attempts.
 */
public record Backoff(Duration first, Duration longest, int attempts) {

	/** Creates a back-off with as many attempts as keep the work alive for this long. */
	public static Backoff lasting(Duration first, Duration longest, Duration total) {
		var open = new Backoff(first, longest, Integer.MAX_VALUE);
		var waited = Duration.ZERO;
		var attempt = 0;
		while (waited.compareTo(total) < 0) {
			attempt++;
			waited = waited.plus(open.after(attempt));
		}
		return new Backoff(first, longest, attempt + 1);
	}

	public Duration after(int attempt) {
		var doublings = Math.min(attempt - 1, 30);
		var delay = this.first.multipliedBy(1L << doublings);
		return (delay.compareTo(this.longest) < 0) ? delay : this.longest;
	}

	boolean isOver(int attempt) {
		return attempt >= this.attempts;
	}

}
