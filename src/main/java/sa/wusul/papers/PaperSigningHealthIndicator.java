package sa.wusul.papers;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health indicator of the signature in papers: the certificate ends soon, or the
 * authority that confirms times did not answer.
 */
@Component("paperSigningHealthIndicator")
class PaperSigningHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Papers are signed for a short time or without it");

	/** Time to get another certificate. */
	private static final Duration NOTICE = Duration.ofDays(30);

	private final PaperSigner signer;

	private final Clock clock;

	PaperSigningHealthIndicator(PaperSigner signer, Clock clock) {
		this.signer = signer;
		this.clock = clock;
	}

	@Override
	public Health health() {
		var end = this.signer.key().certificate().getNotAfter().toInstant();
		var problem = this.signer.timestamps().map(TimestampClient::problem);
		var ends = this.clock.instant().plus(NOTICE).isAfter(end);
		var health = (ends || problem.isPresent()) ? Health.status(DEGRADED) : Health.up();
		problem.ifPresent((reason) -> health.withDetail("timestamps", reason));
		return health.withDetail("certificateUntil", end.toString()).build();
	}

}
