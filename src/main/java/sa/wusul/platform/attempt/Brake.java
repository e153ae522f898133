package sa.wusul.platform.attempt;

import java.time.Duration;

import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter.Use;

/**
 * Brake of tries over many names and addresses: a limit of all wrong tries from unknown
 * browsers together. While it holds, only known browsers may try.
 */
public enum Brake {

	/** Wrong passwords of staff. */
	STAFF(300, Duration.ofMinutes(10)),

	/** Wrong codes of citizens. */
	CITIZENS(200, Duration.ofHours(1));

	private final AttemptLimit limit;

	Brake(int tries, Duration within) {
		this.limit = AttemptLimit.of("brake", new Rate(tries, within));
	}

	public AttemptLimit limit() {
		return this.limit;
	}

	/** Returns the use of a try by an unknown browser. */
	public Use use() {
		return new Use(this.limit, name());
	}

}
