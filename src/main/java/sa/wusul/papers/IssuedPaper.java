package sa.wusul.papers;

import java.time.Instant;

/**
 * An issued paper, with the hash of its content.
 *
 */
public record IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt,
		Audience audience) {

	public boolean forRequester() {
		return this.audience == Audience.REQUESTER;
	}

	/** Checks whether only the member of staff who hands the paper over may open it. */
	public boolean sealed() {
		return this.audience == Audience.BEARER;
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
