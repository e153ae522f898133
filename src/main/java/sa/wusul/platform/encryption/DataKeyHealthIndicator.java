package sa.wusul.platform.encryption;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Health indicator that tells operators the versions of the data keys and, after a
 * rotation, how many values each sealed.
 */
class DataKeyHealthIndicator implements HealthIndicator {

	private final DataKeyWatch watch;

	DataKeyHealthIndicator(DataKeyWatch watch) {
		this.watch = watch;
	}

	@Override
	public Health health() {
		return Health.up()
			.withDetail("versions", this.watch.keys().versions())
			.withDetail("values", this.watch.counted())
			.build();
	}

}
