package sa.wusul.platform.engine.history;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.NamedLock;
import sa.wusul.platform.engine.pipeline.OwnStatement;

/**
 * The table {@code history_fact}: facts that are not yet in the engine's own tables. Rows
 * that are there are gone from here.
 */
@Repository
class HistoryFactRepository {

	private static final String ADD = "insert into history_fact (written_at, facts) values (?, ?)";

	private final JdbcClient jdbc;

	private final NamedLock lock;

	HistoryFactRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.lock = new NamedLock(jdbc, "history-fact", 1);
	}

	/** Adds facts, together with the changes of the engine's command. */
	void add(String facts, Instant now) {
		var row = new OwnStatement(ADD, List.of(Timestamp.from(now), facts));
		if (!row.goesWithCommand()) {
			this.jdbc.sql(ADD).params(row.values()).update();
		}
	}

	/** Returns the id of the newest row that waits; empty if none does. */
	Optional<Long> newest() {
		return this.jdbc.sql("select max(id) from history_fact where failed_at is null")
			.query((row, number) -> row.getObject(1, Long.class))
			.optional();
	}

	/**
	 * Takes the oldest rows that wait, while no other node takes any. Both end with the
	 * transaction.
	 */
	List<Row> take(long upTo, int most) {
		this.lock.holdAll();
		return this.jdbc.sql("""
				select id, facts from history_fact where failed_at is null and id <= :upTo
				order by id fetch first :most rows only""")
			.param("upTo", upTo)
			.param("most", most)
			.query((row, number) -> new Row(row.getLong("id"), row.getString("facts")))
			.list();
	}

	void remove(List<Row> rows) {
		this.jdbc.sql("delete from history_fact where id = any (?)")
			.param(rows.stream().map(Row::id).toArray(Long[]::new))
			.update();
	}

	/**
	 * Leaves a row out from now on, because its facts cannot be brought to their tables.
	 */
	void fail(Row row, Instant now) {
		this.jdbc.sql("update history_fact set failed_at = ? where id = ?")
			.param(Timestamp.from(now))
			.param(row.id())
			.update();
	}

	/** Returns when the oldest row was written that waits; empty if none does. */
	Optional<Instant> oldest() {
		return this.jdbc.sql("select min(written_at) from history_fact where failed_at is null")
			.query((row, number) -> row.getTimestamp(1))
			.optional()
			.map(Timestamp::toInstant);
	}

	long failed() {
		return this.jdbc.sql("select count(*) from history_fact where failed_at is not null")
			.query(Long.class)
			.single();
	}

	/** The facts of one transaction. */
	record Row(long id, String facts) {

	}

}
