package sa.wusul.papers;

import java.time.Instant;

/**
 * A document that came in and that somebody of the staff scanned into a case.
 *
 * @param kind what it is, in words
 * @param name of the file, cleaned
 * @param addedBy user name
 */
public record Scan(String number, String caseReference, String kind, String name, String mediaType, int byteCount,
		String contentHash, String addedBy, Instant addedAt) {

}
