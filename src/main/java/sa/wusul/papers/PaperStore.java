package sa.wusul.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of papers, and their contents, each kept once under its hash. */
@Repository
class PaperStore {

	private static final String PAPER = "select number, case_reference, title, content_hash, issued_at, for_requester from paper ";

	private final JdbcClient database;

	PaperStore(JdbcClient database) {
		this.database = database;
	}

	Optional<IssuedPaper> withKey(String key) {
		return this.database.sql(PAPER + "where paper_key = ?").param(key).query(PaperStore::paper).optional();
	}

	List<IssuedPaper> ofCase(String caseReference) {
		return this.database.sql(PAPER + "where case_reference = ? order by ordinal")
			.param(caseReference)
			.query(PaperStore::paper)
			.list();
	}

	int countOf(String caseReference) {
		return this.database.sql("select count(*) from paper where case_reference = ?")
			.param(caseReference)
			.query(Integer.class)
			.single();
	}

	void enter(IssuedPaper paper, int ordinal, String key, String template) {
		this.database.sql("""
				insert into paper (number, paper_key, case_reference, ordinal, template, title, content_hash, issued_at,
				  for_requester)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(paper.number(), key, paper.caseReference(), ordinal, template, paper.title(), paper.contentHash(),
					paper.issuedAt().atOffset(ZoneOffset.UTC), paper.forRequester())
			.update();
	}

	/** Keeps a content unless it is there already. */
	void keep(String hash, String mediaType, byte[] content) {
		var known = this.database.sql("select count(*) from paper_content where hash = ?")
			.param(hash)
			.query(Integer.class)
			.single();
		if (known == 0) {
			this.database.sql("insert into paper_content (hash, media_type, byte_count, content) values (?, ?, ?, ?)")
				.params(hash, mediaType, content.length, content)
				.update();
		}
	}

	void remove(String hash) {
		this.database.sql("delete from paper_content where hash = ?").param(hash).update();
	}

	Optional<byte[]> content(String hash) {
		return this.database.sql("select content from paper_content where hash = ?")
			.param(hash)
			.query((row, index) -> row.getBytes("content"))
			.optional();
	}

	private static IssuedPaper paper(ResultSet row, int index) throws SQLException {
		return new IssuedPaper(row.getString("number"), row.getString("case_reference"), row.getString("title"),
				row.getString("content_hash"), row.getObject("issued_at", OffsetDateTime.class).toInstant(),
				row.getBoolean("for_requester"));
	}

}
