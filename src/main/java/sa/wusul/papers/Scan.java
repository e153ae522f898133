package sa.wusul.papers;

import java.time.Instant;

/**
 * A document that was scanned or uploaded to a case.
 *
 * @param kindCode kind of document, a code of the list {@code documentKinds}
 * @param kind the words with which it was asked for
 * @param name of the file, cleaned
 * @param addedBy user name
 */
public record Scan(String number, String caseReference, String kindCode, String kind, String name, String mediaType,
		int byteCount, String contentHash, String addedBy, Instant addedAt) {

}
