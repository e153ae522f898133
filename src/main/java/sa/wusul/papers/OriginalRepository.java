package sa.wusul.papers;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.text.Sha256;

/**
 * Files as they were received, sealed. No page or interface opens them: staff and
 * citizens see the pages that were drawn anew. They go with the drawn content.
 */
@Repository
class OriginalRepository {

	private static final String CONTEXT = "scan_original.sealed";

	private final JdbcClient database;

	private final FieldCipher cipher;

	private final Clock clock;

	OriginalRepository(JdbcClient database, FieldCipher cipher, Clock clock) {
		this.database = database;
		this.cipher = cipher;
		this.clock = clock;
	}

	/** Keeps the file from which a content was drawn first. */
	void keep(String contentHash, byte[] original) {
		this.database.sql("""
				insert into scan_original (content_hash, original_hash, byte_count, sealed, kept_at)
				select ?, ?, ?, ?, ? from paper_content where hash = ?
				and not exists (select 1 from scan_original where content_hash = ?)""")
			.params(contentHash, Sha256.hex(original), original.length, this.cipher.seal(CONTEXT, original),
					this.clock.instant().atOffset(ZoneOffset.UTC), contentHash, contentHash)
			.update();
	}

	/** Opens the original of the scan with a number. */
	Optional<Original> open(String scanNumber) {
		return this.database.sql("""
				select s.case_reference, o.original_hash, o.sealed, o.kept_at from case_scan s
				join scan_original o on o.content_hash = s.content_hash where s.number = ?""")
			.param(scanNumber)
			.query((row, index) -> new Original(row.getString("case_reference"), row.getString("original_hash"),
					this.cipher.open(CONTEXT, row.getBytes("sealed")), row.getTimestamp("kept_at").toInstant()))
			.optional();
	}

	/**
	 * A file as it was received.
	 *
	 * @param hash its SHA-256, in hexadecimal digits
	 */
	record Original(String caseReference, String hash, byte[] content, Instant keptAt) {

	}

}
