package sa.wusul.platform.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.database.Unanswered;

/** Audit log in the program's own tables. */
class AuditRepository {

	/** Most entries of one statement. */
	private static final int TOGETHER = 100;

	private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private final JdbcClient jdbc;

	AuditRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Inserts entries, as one statement if they are not very many. */
	void insert(List<SealedEntry> entries) {
		for (var from = 0; from < entries.size(); from += TOGETHER) {
			var part = entries.subList(from, Math.min(from + TOGETHER, entries.size()));
			Unanswered.write(() -> this.jdbc
				.sql("""
						insert into audit_entry (run, run_number, happened_at, actor, deed, outcome, case_reference,
						  subject, detail, words, words_key, words_hash, seal) values\s"""
						+ String.join(", ", Collections.nCopies(part.size(), ROW)))
				.params(part.stream().flatMap(AuditRepository::columns).toList())
				.update());
		}
	}

	private static Stream<Object> columns(SealedEntry sealed) {
		var entry = sealed.entry();
		var columns = new ArrayList<>();
		columns.add(sealed.run());
		columns.add(sealed.runNumber());
		columns.add(sealed.happenedAt().atOffset(ZoneOffset.UTC));
		columns.add(entry.actor());
		columns.add(entry.deed());
		columns.add(entry.outcome().name());
		columns.add(entry.caseReference().orElse(null));
		columns.add(entry.subject().orElse(null));
		columns.add(entry.detail().orElse(null));
		columns.add(entry.words().orElse(null));
		columns.add(sealed.wordsKey().orElse(null));
		columns.add(sealed.wordsHash().orElse(null));
		columns.add(sealed.seal());
		return columns.stream();
	}

	/** Returns entries of a case with one of these deeds, the latest first. */
	List<SealedEntry> forCase(String reference, List<String> deeds) {
		return this.jdbc
			.sql("select * from audit_entry where case_reference = :reference and deed in (:deeds) order by id desc")
			.param("reference", reference)
			.param("deeds", deeds)
			.query(RecordRowMapper.of(SealedEntry.class))
			.list();
	}

	/** Returns the entries of a search, the latest first. */
	List<SealedEntry> find(AuditQuestion question, int most) {
		return this.jdbc.sql("""
				select * from audit_entry
				where id < :before and happened_at >= :from and happened_at < :until
				  and (:actor = '' or actor = :actor)
				  and (:case = '' or case_reference = :case)
				  and substring(deed from 1 for char_length(:deed)) = :deed
				order by id desc fetch first :most rows only""")
			.param("before", question.before())
			.param("from", question.from().atOffset(ZoneOffset.UTC))
			.param("until", question.until().atOffset(ZoneOffset.UTC))
			.param("actor", question.actor())
			.param("case", question.caseReference())
			.param("deed", question.deed())
			.param("most", most)
			.query(RecordRowMapper.of(SealedEntry.class))
			.list();
	}

	/** Returns the person's entries of a deed about cases, the latest first. */
	List<SealedEntry> forActor(String actor, String deed, Instant from, int most) {
		return this.jdbc.sql("""
				select * from audit_entry
				where actor = ? and deed = ? and happened_at >= ? and case_reference is not null
				order by id desc fetch first ? rows only""")
			.params(actor, deed, from.atOffset(ZoneOffset.UTC), most)
			.query(RecordRowMapper.of(SealedEntry.class))
			.list();
	}

	/** Returns the earliest entries that have no index yet. */
	List<SealedEntry> waiting(int most) {
		return this.jdbc.sql("select * from audit_entry where tree_index is null order by id fetch first ? rows only")
			.param(most)
			.query(RecordRowMapper.of(SealedEntry.class))
			.list();
	}

	/** Gives an entry its index, for ever. */
	void place(long id, long index, String signature) {
		this.jdbc.sql("update audit_entry set tree_index = ?, signature = ? where id = ? and tree_index is null")
			.params(index, signature, id)
			.update();
	}

	/** Locks the head until the end of the transaction. */
	Head holdHead() {
		return this.jdbc.sql("select * from audit_head for update").query(RecordRowMapper.of(Head.class)).single();
	}

	Head head() {
		return this.jdbc.sql("select * from audit_head").query(RecordRowMapper.of(Head.class)).single();
	}

	void moveHead(MerkleTree tree, String note, Clock clock) {
		this.jdbc.sql("update audit_head set tree_size = ?, peaks = ?, note = ?, signed_at = ?")
			.params(tree.size(), tree.peaks(), note, clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Returns the entry at an index. */
	Optional<SealedEntry> at(long index) {
		return this.jdbc.sql("select * from audit_entry where tree_index = ?")
			.param(index)
			.query(RecordRowMapper.of(SealedEntry.class))
			.optional();
	}

	/** Returns entries from an index on, in their order. */
	List<SealedEntry> page(long from, long until, int most) {
		return this.jdbc.sql("""
				select * from audit_entry where tree_index >= ? and tree_index < ?
				order by tree_index fetch first ? rows only""")
			.params(from, until, most)
			.query(RecordRowMapper.of(SealedEntry.class))
			.list();
	}

	/** Returns the head with the last index and a row that was set aside. */
	End end() {
		return this.jdbc.sql("""
				select tree_size, note, (select coalesce(max(tree_index), -1) + 1 from audit_entry) as entries,
				  (select min(id) from audit_entry where tree_index < 0) as forged
				from audit_head""").query(RecordRowMapper.of(End.class)).single();
	}

	/** Returns the moment of the earliest entry without an index. */
	Optional<Instant> oldestWaiting() {
		return this.jdbc
			.sql("select happened_at from audit_entry where tree_index is null order by id fetch first 1 rows only")
			.query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
			.optional();
	}

	/** Erases the words of an entry with their key; their hash stays. */
	void eraseWords(long index) {
		this.jdbc.sql("update audit_entry set words = null, words_key = null where tree_index = ?")
			.param(index)
			.update();
	}

	/** Checks whether a later entry says that the words of this one were erased. */
	boolean isErased(long index) {
		return this.jdbc.sql("""
				select count(*) from audit_entry where deed = ? and subject = ?
				  and (tree_index is null or tree_index > ?)""")
			.params(AuditLog.WORDS_ERASED, AuditLog.erased(index), index)
			.query(Integer.class)
			.single() > 0;
	}

	/** Returns how many entries were sent to the other system. */
	long forwarded() {
		return this.jdbc.sql("select forwarded from audit_forward").query(Long.class).single();
	}

	/** Locks the number of entries that were sent until the end of the transaction. */
	long holdForwarded() {
		return this.jdbc.sql("select forwarded from audit_forward for update").query(Long.class).single();
	}

	void moveForwarded(long entries) {
		this.jdbc.sql("update audit_forward set forwarded = ?").param(entries).update();
	}

	Watch watch() {
		return this.jdbc.sql("select * from audit_watch").query(RecordRowMapper.of(Watch.class)).single();
	}

	/** Locks the state of the verification until the end of the transaction. */
	Watch holdWatch() {
		return this.jdbc.sql("select * from audit_watch for update").query(RecordRowMapper.of(Watch.class)).single();
	}

	/**
	 * Records how far the verification came.
	 * @param good whether it has just compared the whole tree
	 */
	void moveWatch(Watch watch, String seal, Instant now, boolean good) {
		var at = now.atOffset(ZoneOffset.UTC);
		this.jdbc.sql("update audit_watch set passed = ?, peaks = ?, seal = ?, ran_at = ?")
			.params(watch.passed(), watch.peaks(), seal, at)
			.update();
		if (good) {
			this.jdbc.sql("update audit_watch set good_at = ?").param(at).update();
		}
	}

	/** Ends the alarm. */
	void settle() {
		this.jdbc.sql("update audit_watch set alarm = null, alarm_at = null").update();
	}

	/**
	 * Records an alarm.
	 * @return whether it is another than before
	 */
	boolean raise(String bad, Instant now) {
		return this.jdbc.sql("""
				update audit_watch set alarm = ?, alarm_at = ? where alarm is null or alarm <> ?""")
			.params(bad, now.atOffset(ZoneOffset.UTC), bad)
			.update() > 0;
	}

	/**
	 * Shows all entries with an index, in their order, until the reader has seen enough.
	 */
	void inOrder(Predicate<SealedEntry> reader) {
		try (var entries = this.jdbc.sql("select * from audit_entry where tree_index is not null order by tree_index")
			.query(RecordRowMapper.of(SealedEntry.class))
			.stream()) {
			entries.takeWhile(reader).forEach((entry) -> {
			});
		}
	}

	/**
	 * The head of the tree and the end of the entries, at one moment.
	 *
	 * @param entries one more than the last index
	 * @param forged a row that the program did not write
	 */
	record End(long treeSize, Optional<String> note, long entries, Optional<Long> forged) {

	}

	/**
	 * State of the program's own verification.
	 *
	 * @param passed entries that the current pass has verified
	 * @param peaks of the tree of these entries
	 * @param seal of both, by the key of the log
	 * @param ranAt the last part of a pass
	 * @param goodAt the last pass without a bad entry
	 * @param alarm the bad entry that was found
	 */
	record Watch(long passed, String peaks, Optional<String> seal, Optional<Instant> ranAt, Optional<Instant> goodAt,
			Optional<String> alarm) {

		String text() {
			return "verification " + this.passed + " " + this.peaks;
		}

	}

	/**
	 * The head of the tree.
	 *
	 * @param note the last checkpoint; absent before the first entry
	 */
	record Head(long treeSize, String peaks, Optional<String> note) {

		MerkleTree tree() {
			return MerkleTree.of(this.treeSize, this.peaks);
		}

	}

}
