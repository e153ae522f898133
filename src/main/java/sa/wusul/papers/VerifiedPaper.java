package sa.wusul.papers;

import java.time.Instant;
import java.util.Optional;

/**
 * The validity of a paper, by its verification code.
 *
 * @param template template from which it was printed
 * @param document name of a service's document, such as a passport; empty for papers
 * known by their template
 * @param validUntil the end of its validity, as printed; empty for papers without one
 * @param withdrawn empty unless it was withdrawn
 */
public record VerifiedPaper(String number, String caseReference, String template, Optional<String> document,
		Instant issuedAt, Optional<Instant> validUntil, Optional<Withdrawal> withdrawn) {

	/** Checks whether the time that is printed on it is over. */
	public boolean isExpired(Instant moment) {
		return this.validUntil.filter((end) -> !moment.isBefore(end)).isPresent();
	}

	/** The time since which a paper is invalid, and the reason. */
	public record Withdrawal(Reason reason, Instant since) {
	}

	/** Reason why a paper is invalid. */
	public enum Reason {

		REVOKED, SUPERSEDED

	}

}
