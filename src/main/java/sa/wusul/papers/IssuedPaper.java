package sa.wusul.papers;

import java.time.Instant;

/**
 * A paper that was issued; its content is found by the hash.
 *
 * @param forRequester whether the requester gets it; else it is for staff alone
 */
public record IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt,
		boolean forRequester) {

}
