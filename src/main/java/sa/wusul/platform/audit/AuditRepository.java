package sa.wusul.platform.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.database.RecordRowMapper;

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
			this.jdbc
				.sql("""
						insert into audit_entry (run, run_number, happened_at, actor, deed, outcome, case_reference,
						  subject, detail, words, words_salt, words_hash, seal) values\s"""
						+ String.join(", ", Collections.nCopies(part.size(), ROW)))
				.params(part.stream().flatMap(AuditRepository::columns).toList())
				.update();
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
		columns.add(sealed.wordsSalt().orElse(null));
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
