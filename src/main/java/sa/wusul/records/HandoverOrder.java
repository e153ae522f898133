package sa.wusul.records;

import java.time.Instant;
import java.util.Optional;

/**
 * A package that somebody asked for.
 *
 * @param domain domain of the people who decide
 * @param caseReference the case itself, or the one in which the person asked for their
 * data, or is named
 * @param reason reason in the words of the person who asked; null once it is erased
 * @param addressee the process instance that waits for the package
 * @param contentHash its first part in the archive
 * @param packageHash SHA-256 of the whole package
 * @param expiresAt the time after which nobody downloads it
 * @param problem code of the refusal for which it was not built
 * @param personHash hash of the identity number of the person whose data it is
 */
public record HandoverOrder(long number, String domain, String centre, Content content, String caseReference,
		String reason, State state, String askedBy, Instant askedAt, Optional<String> approvedBy,
		Optional<String> addressee, Optional<String> contentHash, Optional<Integer> byteCount,
		Optional<Instant> expiresAt, Optional<Instant> fetchedAt, Optional<String> packageHash,
		Optional<String> problem, Optional<String> personHash) {

	/** Returns the name of the order, such as {@code HO-12}. */
	public String key() {
		return key(this.number);
	}

	static String key(long number) {
		return "HO-" + number;
	}

	/** Returns the people who decide. */
	public DisposalOffice office() {
		return new DisposalOffice(this.domain, this.centre);
	}

	/** Checks whether its package can be downloaded at this time. */
	public boolean isReady(Instant now) {
		return this.state == State.READY && this.expiresAt.filter(now::isBefore).isPresent();
	}

	/** The part of the records that is in the package. */
	public enum Content {

		/** One closed case, for the archives' authority. */
		CASE,
		/** All that is held of one person, for that person. */
		PERSON

	}

	/** State of an order. */
	public enum State {

		ASKED,
		/** Approved; the package is being built. */
		ORDERED,
		/** The package can be downloaded. */
		READY,
		/** The package was deleted, or was never built. */
		DELETED

	}

}
