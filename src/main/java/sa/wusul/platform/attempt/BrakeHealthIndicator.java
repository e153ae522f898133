package sa.wusul.platform.attempt;

import java.util.Arrays;
import java.util.Locale;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health indicator, and gauge {@code wusul.attempts.brake}, that warn operators while a
 * brake holds. The node stays in service.
 */
@Component("attemptsHealthIndicator")
class BrakeHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Somebody guesses passwords or codes");

	private final AttemptLimiter limiter;

	BrakeHealthIndicator(AttemptLimiter limiter, MeterRegistry registry) {
		this.limiter = limiter;
		for (var brake : Brake.values()) {
			Gauge.builder("wusul.attempts.brake", () -> holds(brake) ? 1 : 0)
				.tag("kind", name(brake))
				.register(registry);
		}
	}

	@Override
	public Health health() {
		var holding = Arrays.stream(Brake.values()).filter(this::holds).map(BrakeHealthIndicator::name).toList();
		return Health.status(holding.isEmpty() ? Status.UP : DEGRADED).withDetail("brakes", holding).build();
	}

	private boolean holds(Brake brake) {
		return !this.limiter.hasLeft(brake.limit(), brake.name());
	}

	private static String name(Brake brake) {
		return brake.name().toLowerCase(Locale.ROOT);
	}

}
