package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/**
 * The days of which a morning sheet was begun, each once on all nodes, and the cases that
 * the sheets show.
 */
@Repository
class MorningSheetRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	MorningSheetRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean isBegun(LocalDate day) {
		return this.jdbc.sql("select count(*) from morning_sheet where made_for = ?")
			.param(day)
			.query(Long.class)
			.single() > 0;
	}

	/** Begins a day. Fails if another node began it at the same moment. */
	void begin(LocalDate day) {
		this.jdbc.sql("insert into morning_sheet (made_for) values (?)").param(day).update();
	}

	void keep(LocalDate day, String contentHash, String englishHash, Collection<String> references) {
		this.jdbc.sql("update morning_sheet set content_hash = ?, english_hash = ?, made_at = ? where made_for = ?")
			.params(contentHash, englishHash, this.clock.instant().atOffset(ZoneOffset.UTC), day)
			.update();
		references
			.forEach((reference) -> this.jdbc.sql("insert into morning_sheet_case (made_for, reference) values (?, ?)")
				.params(day, reference)
				.update());
	}

	/** Returns the sheets that are kept, the latest first. */
	List<Kept> kept() {
		return this.jdbc.sql("""
				select made_for, made_at, content_hash, english_hash from morning_sheet
				where content_hash is not null order by made_for desc""").query(RecordRowMapper.of(Kept.class)).list();
	}

	Optional<Kept> find(LocalDate day) {
		return this.jdbc.sql("""
				select made_for, made_at, content_hash, english_hash from morning_sheet
				where made_for = ? and content_hash is not null""")
			.param(day)
			.query(RecordRowMapper.of(Kept.class))
			.optional();
	}

	List<String> cases(LocalDate day) {
		return this.jdbc.sql("select reference from morning_sheet_case where made_for = ?")
			.param(day)
			.query(String.class)
			.list();
	}

	/** Returns the days before this one that are still known. */
	List<Begun> before(LocalDate day) {
		return this.jdbc.sql("select made_for, content_hash, english_hash from morning_sheet where made_for < ?")
			.param(day)
			.query(RecordRowMapper.of(Begun.class))
			.list();
	}

	void remove(LocalDate day) {
		this.jdbc.sql("delete from morning_sheet_case where made_for = ?").param(day).update();
		this.jdbc.sql("delete from morning_sheet where made_for = ?").param(day).update();
	}

	/**
	 * A sheet that can be read.
	 *
	 * @param englishHash the hash of the English sheet; {@code null} if there is none
	 */
	record Kept(LocalDate madeFor, Instant madeAt, String contentHash, String englishHash) {
	}

	/** A day, with the hashes of its sheets if they were printed. */
	record Begun(LocalDate madeFor, String contentHash, String englishHash) {
	}

}
