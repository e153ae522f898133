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

	/**
	 * The time since which a paper is invalid, and the reason.
	 *
	 * @param cause the class of the reason, if people gave one
	 * @param replacedBy the number of the paper in its place, if it is known
	 */
	public record Withdrawal(Reason reason, Instant since, Optional<Cause> cause, Optional<String> replacedBy) {

		public Withdrawal(Reason reason, Instant since) {
			this(reason, since, Optional.empty(), Optional.empty());
		}

	}

	/** Reason why a paper is invalid. */
	public enum Reason {

		REVOKED, SUPERSEDED

	}

	/** Class of the reason of a revocation, which everybody may know. */
	public enum Cause {

		/** It was issued in error. */
		ERROR,

		/** It was lost or destroyed. */
		LOST,

		/** The grounds on which it was issued are gone. */
		GROUNDS_ENDED,

		/** A court or another authority ordered it. */
		ORDER

	}

}
