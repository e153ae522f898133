package sa.wusul.platform.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.platform.text.NeutralText;

/**
 * Erasure of texts that are over, in batches of one transaction each. The row of a class
 * in {@code erased_through} is the lock between nodes and says how far the erasure came,
 * so that it continues there after an interruption.
 */
@Repository
class ExpiredTextRepository {

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	ExpiredTextRepository(JdbcClient jdbc, TransactionOperations transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	/**
	 * Erases the next batch.
	 * @return the number of erased records; less than a batch if none is left
	 */
	int erase(RecordClass recordClass, Instant over, int batch) {
		return this.transaction.execute((status) -> {
			var from = hold(recordClass);
			var until = over.atOffset(ZoneOffset.UTC);
			return switch (recordClass) {
				case MESSAGE_TEXT -> settled(recordClass, "outbox", "payload = null, reason = null",
						"(payload is not null or reason is not null)", from, until, batch)
						+ delete("sms_delivery", "added_at", until, batch)
						+ delete("sms_follow_up", "begun_at", until, batch);
				case INBOX_MESSAGE ->
					settled(recordClass, "inbox", "reason = null", "reason is not null", from, until, batch);
				case ONE_TIME_CODE -> this.jdbc.sql("""
						update one_time_code set code_hash = null, expires_at = null where (purpose, subject) in (
						  select purpose, subject from one_time_code
						  where code_hash is not null and expires_at < :until fetch first :batch rows only)""")
					.param("until", until)
					.param("batch", batch)
					.update();
				case PERSON_LOOK -> delete("person_look", "looked_at", until, batch)
						+ delete("person_look_refusal", "refused_at", until, batch)
						+ delete("register_query", "asked_at", until, batch);
				default -> throw new IllegalArgumentException(recordClass + " is not erased here");
			};
		});
	}

	private OffsetDateTime hold(RecordClass recordClass) {
		return this.jdbc.sql("select through from erased_through where record_class = ? for update")
			.param(recordClass.name())
			.query(OffsetDateTime.class)
			.single();
	}

	private int settled(RecordClass recordClass, String table, String erasure, String condition, OffsetDateTime from,
			OffsetDateTime until, int batch) {
		var rows = this.jdbc.sql(NeutralText.format("""
				select id, settled_at from %s where settled_at >= :from and settled_at < :until and %s
				order by settled_at fetch first :batch rows only""", table, condition))
			.param("from", from)
			.param("until", until)
			.param("batch", batch)
			.query((row, index) -> Map.entry(row.getLong("id"), row.getObject("settled_at", OffsetDateTime.class)))
			.list();
		if (!rows.isEmpty()) {
			this.jdbc.sql(NeutralText.format("update %s set %s where id in (:ids)", table, erasure))
				.param("ids", rows.stream().map(Map.Entry::getKey).toList())
				.update();
		}
		come(recordClass, from, (rows.size() < batch) ? until : rows.get(rows.size() - 1).getValue());
		return rows.size();
	}

	/** Notes how far the erasure came; never back, if a time was made longer. */
	private void come(RecordClass recordClass, OffsetDateTime from, OffsetDateTime through) {
		if (through.isAfter(from)) {
			this.jdbc.sql("update erased_through set through = ? where record_class = ?")
				.params(through, recordClass.name())
				.update();
		}
	}

	private int delete(String table, String moment, OffsetDateTime until, int batch) {
		return this.jdbc.sql(NeutralText.format(
				"delete from %1$s where id in (select id from %1$s where %2$s < :until fetch first :batch rows only)",
				table, moment))
			.param("until", until)
			.param("batch", batch)
			.update();
	}

	/** Returns the classes that are erased here. */
	static List<RecordClass> classes() {
		return List.of(RecordClass.MESSAGE_TEXT, RecordClass.INBOX_MESSAGE, RecordClass.ONE_TIME_CODE,
				RecordClass.PERSON_LOOK);
	}

}
