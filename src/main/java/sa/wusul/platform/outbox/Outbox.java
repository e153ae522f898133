package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.relay.Relay;

/**
 * Store of effects on the outside, which are performed after the commit of the
 * transaction that adds them.
 */
@Component
public class Outbox {

	static final String PAYLOAD = "outbox.payload";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Relay<OutboxEntry> relay;

	private final PersonalFields fields;

	Outbox(JdbcClient jdbc, Clock clock, Relay<OutboxEntry> relay, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.relay = relay;
		this.fields = fields;
	}

	/**
	 * Adds an entry to the current transaction, once for its key.
	 * @throws IllegalTransactionStateException without a transaction: the effect would
	 * happen even if its cause were rolled back
	 */
	public void add(OutboxEntry entry) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalTransactionStateException("An outbox entry needs a transaction: " + entry.kind());
		}
		Unanswered.write(() -> this.jdbc.sql("""
				insert into outbox (entry_key, kind, case_reference, payload, state, due_at, attempts, added_at)
				select cast(:key as varchar), cast(:kind as varchar), cast(:caseReference as varchar),
				       cast(:payload as varchar), 'WAITING', current_timestamp, 0,
				       cast(:now as timestamp with time zone)
				where not exists (select 1 from outbox where entry_key = :key)
				""")
			.param("key", entry.key())
			.param("kind", entry.kind())
			.param("caseReference", entry.caseReference())
			.param("payload", this.fields.seal(PAYLOAD, entry.payload()))
			.param("now", OffsetDateTime.now(this.clock))
			.update());
		this.relay.wakeAfterCommit(entry);
	}

	/**
	 * Withdraws an entry that is not performed yet; its name may be used again. An entry
	 * that is performed stays.
	 */
	public void withdraw(String kind, String name) {
		this.jdbc.sql("delete from outbox where entry_key = ? and state = 'WAITING'")
			.param(OutboxEntry.key(kind, name))
			.update();
	}

	/** Returns the entry with this key. */
	public Optional<OutboxEntry> find(String key) {
		return this.jdbc.sql("select * from outbox where entry_key = ?")
			.param(key)
			.query(this.fields.rows("outbox", Progress.class))
			.optional()
			.map(Progress::entry);
	}

	/** Returns the first 20 entries of a kind that wait for a case, in their order. */
	public List<OutboxEntry> waiting(String kind, String caseReference) {
		return this.jdbc.sql("""
				select * from outbox where case_reference = ? and kind = ? and state = 'WAITING'
				order by id fetch first 20 rows only""")
			.params(caseReference, kind)
			.query(this.fields.rows("outbox", Progress.class))
			.list()
			.stream()
			.map(Progress::entry)
			.toList();
	}

	/** Returns the latest 100 entries of these kinds for a case, the newest first. */
	public List<Progress> forCase(String caseReference, Collection<String> kinds) {
		return this.jdbc.sql("""
				select * from outbox where case_reference = :reference and kind in (:kinds)
				order by id desc fetch first 100 rows only
				""")
			.param("reference", caseReference)
			.param("kinds", kinds)
			.query(this.fields.rows("outbox", Progress.class))
			.list();
	}

	/** State of an entry. */
	public enum State {

		WAITING, PERFORMED, FAILED

	}

	/** An entry with its state and times. */
	public record Progress(OutboxEntry entry, State state, Instant addedAt, Optional<Instant> settledAt) {
	}

}
