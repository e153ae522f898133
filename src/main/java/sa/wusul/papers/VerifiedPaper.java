package sa.wusul.papers;

import java.time.Instant;
import java.util.Optional;

/**
 * How a paper stands of which somebody has the verification code.
 *
 * @param template by which it was printed
 * @param document what a document of a service is, such as a passport; others are known
 * by their template
 * @param withdrawn nothing while it counts
 */
public record VerifiedPaper(String number, String caseReference, String template, Optional<String> document,
		Instant issuedAt, Optional<Withdrawal> withdrawn) {

	/** Since when it no longer counts, and why. */
	public record Withdrawal(Reason reason, Instant since) {
	}

	/** Why a paper no longer counts. */
	public enum Reason {

		REVOKED, SUPERSEDED

	}

}
