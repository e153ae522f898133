package sa.wusul.papers;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health indicator of the signature in papers: the certificate ends soon, the authority
 * that confirms times did not answer, or signatures could not be completed last night.
 */
@Component("paperSigningHealthIndicator")
class PaperSigningHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Signatures of papers are incomplete or end soon");

	/** Time to get another certificate. */
	private static final Duration NOTICE = Duration.ofDays(30);

	private final PaperSigner signer;

	private final SignatureExtender extender;

	private final PaperPreservationService preservation;

	private final Clock clock;

	PaperSigningHealthIndicator(PaperSigner signer, SignatureExtender extender, PaperPreservationService preservation,
			Clock clock) {
		this.signer = signer;
		this.extender = extender;
		this.preservation = preservation;
		this.clock = clock;
	}

	@Override
	public Health health() {
		var end = this.signer.key().certificate().getNotAfter().toInstant();
		var silent = this.extender.timestamps().map(TimestampClient::problem);
		var incomplete = this.preservation.problem();
		var ends = this.clock.instant().plus(NOTICE).isAfter(end);
		var degraded = ends || silent.isPresent() || incomplete.isPresent();
		var health = degraded ? Health.status(DEGRADED) : Health.up();
		silent.ifPresent((reason) -> health.withDetail("timestamps", reason));
		incomplete.ifPresent((reason) -> health.withDetail("preservation", reason));
		return health.withDetail("certificateUntil", end.toString()).build();
	}

}
