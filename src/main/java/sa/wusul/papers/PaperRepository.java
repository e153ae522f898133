package sa.wusul.papers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.platform.database.RecordRowMapper;

/**
 * The register of papers, and the way to their contents in the archive.
 */
@Repository
class PaperRepository {

	private static final String PAPER = "select number, case_reference, title, content_hash, issued_at, audience from paper ";

	private static final String VERIFIED = """
			select p.number, p.case_reference, p.template, p.document, p.issued_at, p.valid_until, w.reason,
			  w.withdrawn_at as since
			from paper p left join paper_withdrawal w on w.number = p.number and w.ended_at is null
			""";

	private final JdbcClient database;

	private final Archive archive;

	PaperRepository(JdbcClient database, Archive archive) {
		this.database = database;
		this.archive = archive;
	}

	Optional<IssuedPaper> withKey(String key) {
		return this.database.sql(PAPER + "where paper_key = ?")
			.param(key)
			.query(RecordRowMapper.of(IssuedPaper.class))
			.optional();
	}

	List<IssuedPaper> forCase(String caseReference) {
		return this.database.sql(PAPER + "where case_reference = ? order by ordinal")
			.param(caseReference)
			.query(RecordRowMapper.of(IssuedPaper.class))
			.list();
	}

	int countOf(String caseReference) {
		return this.database.sql("select count(*) from paper where case_reference = ?")
			.param(caseReference)
			.query(Integer.class)
			.single();
	}

	Optional<VerifiedPaper> withCode(VerificationCode code) {
		return this.database.sql(VERIFIED + "where p.verification_code = ?")
			.param(code.value())
			.query(RecordRowMapper.of(VerifiedPaper.class))
			.optional();
	}

	/** Finds the paper with this content, which carries a number of its own. */
	Optional<VerifiedPaper> withContent(String hash) {
		return this.database.sql(VERIFIED + "where p.content_hash = ?")
			.param(hash)
			.query(RecordRowMapper.of(VerifiedPaper.class))
			.optional();
	}

	/** Returns the numbers of the papers of its case from the same template. */
	List<String> deliveredWith(String number) {
		return this.database.sql("""
				select p.number from paper p join paper one on one.case_reference = p.case_reference
				and one.template = p.template where one.number = ? order by p.ordinal""")
			.param(number)
			.query(String.class)
			.list();
	}

	List<String> numbers(String caseReference, String template) {
		return this.database.sql("select number from paper where case_reference = ? and template = ? order by ordinal")
			.params(caseReference, template)
			.query(String.class)
			.list();
	}

	/** Withdraws a paper, with its row locked against concurrent changes. */
	void withdraw(String number, Reason reason, Instant now) {
		if (!hold(number)) {
			return;
		}
		var withdrawn = this.database.sql("select count(*) from paper_withdrawal where number = ? and ended_at is null")
			.param(number)
			.query(Integer.class)
			.single() > 0;
		if (!withdrawn) {
			this.database.sql("insert into paper_withdrawal (number, reason, withdrawn_at) values (?, ?, ?)")
				.params(number, reason.name(), now.atOffset(ZoneOffset.UTC))
				.update();
		}
	}

	void reinstate(String number, Instant now) {
		hold(number);
		this.database.sql("""
				update paper_withdrawal set ended_at = ?
				where number = ? and ended_at is null and reason = 'REVOKED'""")
			.params(now.atOffset(ZoneOffset.UTC), number)
			.update();
	}

	private boolean hold(String number) {
		return this.database.sql("select number from paper where number = ? for update")
			.param(number)
			.query(String.class)
			.optional()
			.isPresent();
	}

	void enter(IssuedPaper paper, int ordinal, PaperRequest request, VerificationCode code, Optional<String> document) {
		this.database.sql("""
				insert into paper (number, paper_key, case_reference, ordinal, template, title, content_hash, issued_at,
				  audience, verification_code, document, valid_until)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(paper.number(), request.key(), paper.caseReference(), ordinal, request.template(), paper.title(),
					paper.contentHash(), paper.issuedAt().atOffset(ZoneOffset.UTC), paper.audience().name(),
					code.value(), document.orElse(null),
					request.validUntil().map((end) -> end.atOffset(ZoneOffset.UTC)).orElse(null))
			.update();
	}

	/** Keeps the content of a paper unless it exists already. */
	void keep(String hash, String mediaType, byte[] content) {
		this.archive.keep(hash, ContentKind.PAPER, mediaType, content);
	}

	/** Keeps the content of a scan unless it exists already. */
	void keepScan(String hash, String mediaType, byte[] content) {
		this.archive.keep(hash, ContentKind.SCAN, mediaType, content);
	}

	/** Deletes a content, unless a row refers to it. */
	void remove(String hash) {
		this.archive.discard(hash);
	}

	Optional<byte[]> content(String hash) {
		return this.archive.content(hash);
	}

}
