package sa.wusul.archive;

import java.time.Instant;

/**
 * An item of the archive, as its register has it.
 *
 * @param hash SHA-256 of the content, in hexadecimal digits
 * @param recordClass name of the class by which it is kept
 * @param byteCount length of the content
 */
public record ArchiveItem(String hash, ContentKind kind, String recordClass, String mediaType, int byteCount,
		Instant storedAt, Instant checkedAt, ItemState state) {

}
