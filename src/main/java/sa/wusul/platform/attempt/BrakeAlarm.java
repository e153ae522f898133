package sa.wusul.platform.attempt;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import sa.wusul.platform.attempt.AttemptLimit.Rate;

/**
 * Log line of an error when a brake begins to hold, once in ten minutes for all nodes.
 */
@Component
public class BrakeAlarm {

	private static final Logger log = LoggerFactory.getLogger(BrakeAlarm.class);

	private static final AttemptLimit LINES = AttemptLimit.of("brake-alarm", new Rate(1, Duration.ofMinutes(10)));

	private final AttemptLimiter limiter;

	BrakeAlarm(AttemptLimiter limiter) {
		this.limiter = limiter;
	}

	/** Reports that a brake refused a try. */
	public void raise(Brake brake) {
		if (this.limiter.take(LINES, brake.name()).isEmpty()) {
			log.error("Many wrong {} from many addresses: unknown browsers have to wait",
					(brake == Brake.STAFF) ? "passwords" : "codes");
		}
	}

}
