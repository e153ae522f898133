package sa.wusul.papers;

import java.time.Instant;

/**
 * An issued paper, with the hash of its content.
 *
 * @param forRequester whether the requester receives it; otherwise it is for staff only
 */
public record IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt,
		boolean forRequester) {

}
