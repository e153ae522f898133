package sa.wusul.platform.inbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import sa.wusul.platform.relay.Relay;

/**
 * Store of messages from outside, which keeps them until a waiting process takes them.
 */
@Component
public class Inbox {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Relay<InboxMessage> relay;

	private final InboxTaking taking;

	@Autowired
	Inbox(JdbcClient jdbc, Clock clock, Relay<InboxMessage> relay, InboxTaking taking) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.relay = relay;
		this.taking = taking;
	}

	Inbox(JdbcClient jdbc, Clock clock, Relay<InboxMessage> relay) {
		this(jdbc, clock, relay, InboxTaking.AFTERWARDS);
	}

	/**
	 * Stores the message once for its key, in the current transaction or one of its own.
	 */
	public Receipt receive(InboxMessage message) {
		if (!keep(message)) {
			return Receipt.ALREADY_RECEIVED;
		}
		if (TransactionSynchronizationManager.isActualTransactionActive() && this.taking.mayFollow()) {
			received().add(message);
		}
		else {
			this.relay.wakeAfterCommit();
		}
		return Receipt.ACCEPTED;
	}

	/** Returns the messages that the current transaction received. */
	private Received received() {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter((other) -> other instanceof Received received && received.isOf(this))
			.map(Received.class::cast)
			.findFirst()
			.orElseGet(() -> {
				var received = new Received();
				TransactionSynchronizationManager.registerSynchronization(received);
				return received;
			});
	}

	/**
	 * Withdraws the messages of these names that no process has taken yet, because a
	 * later one has made them untrue.
	 */
	public void withdraw(String caseReference, List<String> messageNames) {
		messageNames.forEach((name) -> this.jdbc.sql("""
				update inbox set state = 'DROPPED', reason = 'overtaken', settled_at = :now
				where case_reference = :reference and message_name = :name and state = 'RECEIVED'""")
			.param("now", OffsetDateTime.now(this.clock))
			.param("reference", caseReference)
			.param("name", name)
			.update());
	}

	/** Checks whether a message with this key was received. */
	public boolean knows(String key) {
		return this.jdbc.sql("select count(*) from inbox where message_key = ?")
			.param(key)
			.query(Integer.class)
			.single() > 0;
	}

	/** Returns the names of the messages of a case that no process has taken yet. */
	public Set<String> waiting(String caseReference) {
		return Set.copyOf(
				this.jdbc.sql("select distinct message_name from inbox where case_reference = ? and state = 'RECEIVED'")
					.param(caseReference)
					.query(String.class)
					.list());
	}

	private boolean keep(InboxMessage message) {
		try {
			return this.jdbc.sql("""
					insert into inbox (message_key, message_name, case_reference, addressee, state, due_at, attempts,
					                   received_at)
					select cast(:key as varchar), cast(:name as varchar), cast(:caseReference as varchar),
					       cast(:addressee as varchar), 'RECEIVED', current_timestamp, 0,
					       cast(:now as timestamp with time zone)
					where not exists (select 1 from inbox where message_key = :key)
					""")
				.param("key", message.key())
				.param("name", message.messageName())
				.param("caseReference", message.caseReference())
				.param("addressee", message.addressee().orElse(null))
				.param("now", OffsetDateTime.now(this.clock))
				.update() == 1;
		}
		catch (DuplicateKeyException atTheSameMoment) {
			// The database has aborted the current transaction; its owner must repeat it.
			if (TransactionSynchronizationManager.isActualTransactionActive()) {
				throw atTheSameMoment;
			}
			return false;
		}
	}

	/**
	 * The messages that one transaction received. One alone is taken at its end; of
	 * several each is left to a transaction of its own.
	 */
	private final class Received implements TransactionSynchronization {

		private final List<InboxMessage> messages = new ArrayList<>();

		private boolean isTaken;

		private boolean isOf(Inbox inbox) {
			return Inbox.this == inbox;
		}

		private void add(InboxMessage message) {
			this.messages.add(message);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.isTaken = this.messages.size() == 1 && Inbox.this.taking.take(this.messages.get(0));
		}

		@Override
		public void afterCommit() {
			if (!this.isTaken) {
				Inbox.this.relay.wake();
			}
		}

	}

}
