package sa.wusul.papers;

import java.time.Instant;

/** A paper that left the ministry; its content is found by the hash. */
public record IssuedPaper(String number, String caseReference, String title, String contentHash, Instant issuedAt) {

}
