package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.text.Sha256;

/**
 * Files as they were received, in the archive. No page or interface opens them: staff and
 * citizens see the pages that were drawn anew. They go with the drawn content.
 */
@Repository
class OriginalRepository {

	/** Context of an original that is still in the database. */
	private static final String EARLIER = "scan_original.sealed";

	private final JdbcClient database;

	private final FieldCipher cipher;

	private final Archive archive;

	private final Clock clock;

	OriginalRepository(JdbcClient database, FieldCipher cipher, Archive archive, Clock clock) {
		this.database = database;
		this.cipher = cipher;
		this.archive = archive;
		this.clock = clock;
	}

	/** Keeps the file from which a content was drawn first. */
	void keep(String contentHash, byte[] original) {
		if (isKnown(contentHash)) {
			return;
		}
		var hash = Sha256.hex(original);
		this.archive.keep(hash, ContentKind.ORIGINAL, "application/octet-stream", original);
		this.database.sql("""
				insert into scan_original (content_hash, original_hash, archived_hash, byte_count, kept_at)
				values (?, ?, ?, ?, ?)""")
			.params(contentHash, hash, contentHash.equals(hash) ? null : hash, original.length,
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Returns the originals of several contents as one file, in their order. */
	byte[] together(List<String> contentHashes) {
		return zipped(contentHashes.stream().flatMap((hash) -> content(hash).stream()).toList());
	}

	private Optional<byte[]> content(String contentHash) {
		return this.database.sql("select original_hash from scan_original where content_hash = ?")
			.param(contentHash)
			.query(String.class)
			.optional()
			.flatMap(this.archive::content);
	}

	/** Returns files as one, in their order. */
	static byte[] zipped(List<byte[]> files) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			for (var page = 1; page <= files.size(); page++) {
				zip.putNextEntry(new ZipEntry(Integer.toString(page)));
				zip.write(files.get(page - 1));
			}
		}
		catch (IOException inMemory) {
			throw new UncheckedIOException(inMemory);
		}
		return bytes.toByteArray();
	}

	private boolean isKnown(String contentHash) {
		return this.database.sql("select count(*) from scan_original where content_hash = ?")
			.param(contentHash)
			.query(Integer.class)
			.single() > 0;
	}

	/** Opens the original of the scan with a number. */
	Optional<Original> open(String scanNumber) {
		return this.database.sql("""
				select s.case_reference, o.original_hash, o.sealed, o.kept_at from case_scan s
				join scan_original o on o.content_hash = s.content_hash where s.number = ?""")
			.param(scanNumber)
			.query((row, index) -> new Original(row.getString("case_reference"), row.getString("original_hash"),
					this.cipher.open(EARLIER, row.getBytes("sealed")), row.getTimestamp("kept_at").toInstant()))
			.optional()
			.flatMap((found) -> (found.content() != null) ? Optional.of(found)
					: this.archive.content(found.hash()).map(found::with));
	}

	/**
	 * A file as it was received.
	 *
	 * @param hash its SHA-256, in hexadecimal digits
	 */
	record Original(String caseReference, String hash, byte[] content, Instant keptAt) {

		private Original with(byte[] found) {
			return new Original(this.caseReference, this.hash, found, this.keptAt);
		}

	}

}
