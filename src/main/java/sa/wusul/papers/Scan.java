package sa.wusul.papers;

import java.time.Instant;

/**
 * A document that was scanned or uploaded to a case.
 *
 * @param kind kind of document, in words
 * @param name of the file, cleaned
 * @param addedBy user name
 */
public record Scan(String number, String caseReference, String kind, String name, String mediaType, int byteCount,
		String contentHash, String addedBy, Instant addedAt) {

}
