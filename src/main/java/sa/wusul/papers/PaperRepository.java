package sa.wusul.papers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.database.RecordRowMapper;

/**
 * The register of papers, and the way to their contents in the archive.
 */
@Repository
class PaperRepository {

	private static final String PAPER = """
			select p.number, p.case_reference, p.title, p.template, p.document,
			  case when p.content_hash is not null then coalesce(p.issued_hash, p.content_hash) end as content_hash,
			  p.issued_at, p.audience, p.valid_until, w.reason, w.withdrawn_at as since, w.cause, w.replaced_by
			from paper p left join paper_withdrawal w on w.number = p.number and w.ended_at is null
			""";

	private static final String VERIFIED = """
			select p.number, p.case_reference, p.template, p.document, p.issued_at, p.valid_until, w.reason,
			  w.withdrawn_at as since, w.cause, w.replaced_by
			from paper p left join paper_withdrawal w on w.number = p.number and w.ended_at is null
			""";

	private final JdbcClient database;

	private final Archive archive;

	PaperRepository(JdbcClient database, Archive archive) {
		this.database = database;
		this.archive = archive;
	}

	Optional<IssuedPaper> withKey(String key) {
		return this.database.sql(PAPER + "where p.paper_key = ?")
			.param(key)
			.query(RecordRowMapper.of(IssuedPaper.class))
			.optional();
	}

	List<IssuedPaper> forCase(String caseReference) {
		return this.database.sql(PAPER + "where p.case_reference = ? order by p.ordinal")
			.param(caseReference)
			.query(RecordRowMapper.of(IssuedPaper.class))
			.list();
	}

	Optional<IssuedPaper> withNumber(String number) {
		return this.database.sql(PAPER + "where p.number = ?")
			.param(number)
			.query(RecordRowMapper.of(IssuedPaper.class))
			.optional();
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

	/**
	 * Finds the paper that has this content, or had it before its signature was
	 * completed; each carries a number of its own.
	 */
	Optional<VerifiedPaper> withContent(String hash) {
		return this.database.sql(VERIFIED + """
				where p.content_hash = :hash or (p.content_hash is not null
				  and p.number in (select f.number from paper_form f where f.hash = :hash))""")
			.param("hash", hash)
			.query(RecordRowMapper.of(VerifiedPaper.class))
			.optional();
	}

	/**
	 * Checks whether a content was a form of a paper, also of one that is disposed of.
	 */
	boolean isForm(String hash) {
		return this.database.sql("select count(*) from paper_form where hash = ?")
			.param(hash)
			.query(Integer.class)
			.single() > 0;
	}

	/** Returns the present form of a paper; empty if its content is disposed of. */
	Optional<PaperForm> form(String number) {
		return this.database.sql("""
				select c.hash, p.signature_level as level, c.byte_count from paper p
				join archive_item c on c.hash = p.content_hash where p.number = ?""")
			.param(number)
			.query(RecordRowMapper.of(PaperForm.class))
			.optional();
	}

	/**
	 * Takes papers whose signature is to be completed, the oldest first, and moves their
	 * time so that nobody else takes them meanwhile.
	 */
	List<String> claimUnpreserved(int most, Instant now, Instant again) {
		var numbers = this.database.sql("""
				select number from paper where preserve_at <= ? and content_hash is not null
				order by preserve_at, number fetch first ? rows only for update skip locked""")
			.params(now.atOffset(ZoneOffset.UTC), most)
			.query(String.class)
			.list();
		if (!numbers.isEmpty()) {
			this.database.sql("update paper set preserve_at = :again where number in (:numbers)")
				.param("again", again.atOffset(ZoneOffset.UTC))
				.param("numbers", numbers)
				.update();
		}
		return numbers;
	}

	/** Marks a paper as one without a signature, which is never completed. */
	void leaveUnsigned(String number) {
		this.database.sql("update paper set signature_level = 'NONE', preserve_at = null where number = ?")
			.param(number)
			.update();
	}

	/**
	 * Replaces the content of a paper by a longer one that begins with it. A paper that
	 * has another content meanwhile, or none any more, stays as it is.
	 * @param due when the signature is to be completed further
	 */
	void replace(String number, PaperForm present, PaperForm next, byte[] content, Instant now, Instant due) {
		keep(next.hash(), PaperService.PDF, content);
		var replaced = this.database.sql("""
				update paper set content_hash = :next, signature_level = :level, preserve_at = :due,
				  issued_hash = coalesce(issued_hash, content_hash)
				where number = :number and content_hash = :present""")
			.param("next", next.hash())
			.param("level", next.level().name())
			.param("due", due.atOffset(ZoneOffset.UTC))
			.param("number", number)
			.param("present", present.hash())
			.update();
		if (replaced == 0) {
			remove(next.hash());
			return;
		}
		if (!isForm(present.hash())) {
			add(number, present, now);
		}
		add(number, next, now);
		remove(present.hash());
	}

	private void add(String number, PaperForm form, Instant now) {
		this.database.sql("insert into paper_form (hash, number, level, byte_count, made_at) values (?, ?, ?, ?, ?)")
			.params(form.hash(), number, form.level().name(), form.byteCount(), now.atOffset(ZoneOffset.UTC))
			.update();
	}

	Optional<String> templateOf(String number) {
		return this.database.sql("select template from paper where number = ?")
			.param(number)
			.query(String.class)
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

	/** Returns the papers of the case from this template that are not withdrawn. */
	List<String> inForce(String caseReference, String template) {
		return this.database.sql("""
				select number from paper where case_reference = ? and template = ? and number not in (
				  select number from paper_withdrawal where ended_at is null) order by ordinal""")
			.params(caseReference, template)
			.query(String.class)
			.list();
	}

	/** Withdraws a paper, with its row locked against concurrent changes. */
	void withdraw(String number, Withdrawal withdrawal) {
		if (!hold(number)) {
			return;
		}
		var withdrawn = this.database.sql("select count(*) from paper_withdrawal where number = ? and ended_at is null")
			.param(number)
			.query(Integer.class)
			.single() > 0;
		if (!withdrawn) {
			this.database.sql("""
					insert into paper_withdrawal (number, reason, withdrawn_at, cause, replaced_by)
					values (?, ?, ?, ?, ?)""")
				.params(number, withdrawal.reason().name(), withdrawal.since().atOffset(ZoneOffset.UTC),
						withdrawal.cause().map(Cause::name).orElse(null), withdrawal.replacedBy().orElse(null))
				.update();
		}
		else if (withdrawal.cause().isPresent()) {
			// A withdrawal for a time becomes one for good.
			this.database.sql("""
					update paper_withdrawal set cause = ?
					where number = ? and ended_at is null and reason = 'REVOKED' and cause is null""")
				.params(withdrawal.cause().get().name(), number)
				.update();
		}
	}

	void reinstate(String number, Instant now) {
		hold(number);
		this.database.sql("""
				update paper_withdrawal set ended_at = ?
				where number = ? and ended_at is null and reason = 'REVOKED' and cause is null""")
			.params(now.atOffset(ZoneOffset.UTC), number)
			.update();
	}

	/** Locks a paper until the end of the transaction; false if there is none. */
	boolean hold(String number) {
		return this.database.sql("select number from paper where number = ? for update")
			.param(number)
			.query(String.class)
			.optional()
			.isPresent();
	}

	void enter(IssuedPaper paper, int ordinal, PaperRequest request, VerificationCode code, Optional<String> document,
			Optional<String> templateVersion) {
		this.database.sql("""
				insert into paper (number, paper_key, case_reference, ordinal, template, title, content_hash, issued_at,
				  audience, verification_code, document, valid_until, preserve_at, template_version)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(paper.number(), request.key(), paper.caseReference(), ordinal, request.template(), paper.title(),
					paper.contentHash(), paper.issuedAt().atOffset(ZoneOffset.UTC), paper.audience().name(),
					code.value(), document.orElse(null),
					request.validUntil().map((end) -> end.atOffset(ZoneOffset.UTC)).orElse(null),
					paper.issuedAt().atOffset(ZoneOffset.UTC), templateVersion.orElse(null))
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

	/** Returns the present content of the paper that was issued with this content. */
	Optional<byte[]> contentIssuedAs(String hash) {
		return this.database.sql("select content_hash from paper where issued_hash = ? and content_hash is not null")
			.param(hash)
			.query(String.class)
			.optional()
			.flatMap(this::content);
	}

	Optional<byte[]> content(String hash) {
		return this.archive.content(hash);
	}

}
