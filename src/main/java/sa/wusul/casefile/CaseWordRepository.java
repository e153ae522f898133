package sa.wusul.casefile;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.PersonalFields;

/** The hashes of words by which staff find cases. */
@Repository
class CaseWordRepository {

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final PersonalFields fields;

	private final Clock clock;

	CaseWordRepository(JdbcClient jdbc, JdbcTemplate batches, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.fields = fields;
		this.clock = clock;
	}

	/** Returns the references of cases whose words are not written, the newest first. */
	List<String> unwritten(int most) {
		return this.jdbc.sql("""
				select reference from case_file where words_at is null
				order by opened_at desc fetch first :most rows only""").param("most", most).query(String.class).list();
	}

	/**
	 * Locks the case until the end of the transaction, so that its words stay the same.
	 */
	List<CaseFile> lockUnwritten(String reference) {
		return this.jdbc.sql("select * from case_file where reference = ? and words_at is null for update")
			.param(reference)
			.query(this.fields.rows("case_file", CaseFile.class))
			.list();
	}

	void write(String reference, Collection<String> hashes) {
		this.jdbc.sql("delete from case_word where reference = ?").param(reference).update();
		this.batches.batchUpdate("insert into case_word (word_hash, reference) values (?, ?)",
				hashes.stream().map((hash) -> new Object[] { hash, reference }).toList());
		this.jdbc.sql("update case_file set words_at = ? where reference = ?")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), reference)
			.update();
	}

	/** Returns the references of the cases that have all of these words. */
	List<String> withAll(Collection<String> hashes, int most) {
		return this.jdbc.sql("""
				select reference from case_word where word_hash in (:hashes)
				group by reference having count(*) = :many
				order by reference desc fetch first :most rows only""")
			.param("hashes", hashes)
			.param("many", hashes.size())
			.param("most", most)
			.query(String.class)
			.list();
	}

}
