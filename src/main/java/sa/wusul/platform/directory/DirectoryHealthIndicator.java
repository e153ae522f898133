package sa.wusul.platform.directory;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health indicator that shows operators whether the accounts are like those of the
 * directory. The node stays in service: people who are logged in go on working.
 */
@Component("directoryHealthIndicator")
class DirectoryHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Accounts are not compared with the directory");

	private final DirectoryProperties properties;

	private final DirectoryAccountRepository mirrors;

	private final Clock clock;

	DirectoryHealthIndicator(DirectoryProperties properties, DirectoryAccountRepository mirrors, Clock clock) {
		this.properties = properties;
		this.mirrors = mirrors;
		this.clock = clock;
	}

	@Override
	public Health health() {
		if (this.properties.ldap() == null) {
			return Health.up().build();
		}
		var look = this.mirrors.look();
		if (look.problem() != null) {
			return Health.status(DEGRADED).withDetail("problem", look.problem()).build();
		}
		if (look.succeededAt() == null) {
			return Health.up().build();
		}
		var age = Duration.between(look.succeededAt().toInstant(), this.clock.instant());
		var late = age.compareTo(this.properties.syncEvery().multipliedBy(3).plusMinutes(1)) > 0;
		return Health.status(late ? DEGRADED : Status.UP).withDetail("lastLook", look.succeededAt().toString()).build();
	}

}
