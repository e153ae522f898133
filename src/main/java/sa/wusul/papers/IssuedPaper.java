package sa.wusul.papers;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.papers.VerifiedPaper.Withdrawal;

/**
 * An issued paper.
 *
 * @param contentHash the hash of its content as it was issued, which stays when its
 * signature is completed
 * @param validUntil the end of its validity, as printed
 * @param withdrawn empty unless it was withdrawn
 * @param template template from which it was printed; {@code null} until it is read again
 * @param document name of a service's document; empty for papers known by their template
 */
public record IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt,
		Audience audience, Optional<Instant> validUntil, Optional<Withdrawal> withdrawn, String template,
		Optional<String> document) {

	public IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt,
			Audience audience, Optional<Instant> validUntil, Optional<Withdrawal> withdrawn) {
		this(number, caseReference, title, contentHash, issuedAt, audience, validUntil, withdrawn, null,
				Optional.empty());
	}

	public IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt,
			Audience audience) {
		this(number, caseReference, title, contentHash, issuedAt, audience, Optional.empty(), Optional.empty());
	}

	/** Checks whether the time that is printed on it is over. */
	public boolean isExpired(Instant moment) {
		return this.validUntil.filter((end) -> !moment.isBefore(end)).isPresent();
	}

	/** Returns whether it counts at a moment, and why not. */
	public State state(Instant moment) {
		return this.withdrawn
			.map((withdrawal) -> (withdrawal.reason() == Reason.REVOKED) ? State.REVOKED : State.SUPERSEDED)
			.orElse(isExpired(moment) ? State.EXPIRED : State.IN_FORCE);
	}

	/** Returns since when it does not count at a moment; empty if it does. */
	public Optional<Instant> since(Instant moment) {
		return this.withdrawn.map(Withdrawal::since).or(() -> this.validUntil.filter((end) -> isExpired(moment)));
	}

	public boolean forRequester() {
		return this.audience == Audience.REQUESTER;
	}

	/** Checks whether only the member of staff who hands the paper over may open it. */
	public boolean sealed() {
		return this.audience == Audience.BEARER;
	}

	/** Whether a paper counts. */
	public enum State {

		IN_FORCE, EXPIRED, REVOKED, SUPERSEDED

	}

	/** The people whom a paper is for, as its template says. */
	public enum Audience {

		/** The requester, who also gets it on the portal. */
		REQUESTER,

		/**
		 * Staff of the case only, such as the file that a host reads before a meeting.
		 */
		STAFF,

		/**
		 * The bearer, who gets it sealed; of the staff, only the person with the task of
		 * handing it over opens it.
		 */
		BEARER

	}

}
