package sa.wusul.platform.inbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import sa.wusul.platform.database.TransactionPart;
import sa.wusul.platform.inbox.MessageCorrelation.Outcome;

/**
 * Taking of a message at the end of the transaction that receives it. A process that
 * fails refuses no sender: of such an attempt nothing stays, and the relay takes the
 * message afterwards, with its own attempts.
 */
final class ImmediateInboxTaking implements InboxTaking {

	private static final Logger log = LoggerFactory.getLogger(ImmediateInboxTaking.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionPart part;

	private final Supplier<MessageCorrelation> correlation;

	ImmediateInboxTaking(JdbcClient jdbc, Clock clock, TransactionPart part, Supplier<MessageCorrelation> correlation) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.part = part;
		this.correlation = correlation;
	}

	@Override
	public boolean mayFollow() {
		return this.correlation.get().mayFollow();
	}

	@Override
	public boolean take(InboxMessage message) {
		try {
			this.part.run(() -> {
				if (!settle(message) || this.correlation.get().correlate(message) != Outcome.TAKEN) {
					throw new NotTakenException();
				}
			});
			return true;
		}
		catch (NotTakenException later) {
			return false;
		}
		catch (TransactionException over) {
			throw over;
		}
		catch (RuntimeException problem) {
			log.info("inbox: a message is not taken at once, but by the relay: {}", problem.getClass().getName());
			return false;
		}
	}

	/** Settles the message, unless an earlier one of the case still waits. */
	private boolean settle(InboxMessage message) {
		return this.jdbc.sql("""
				update inbox set state = 'CORRELATED', attempts = 1, settled_at = :now
				where message_key = :key and state = 'RECEIVED'
				and not exists (select 1 from inbox earlier where earlier.case_reference = :reference
				                and earlier.state = 'RECEIVED' and earlier.message_key <> :key)
				""")
			.param("now", OffsetDateTime.now(this.clock))
			.param("key", message.key())
			.param("reference", message.caseReference())
			.update() == 1;
	}

	/** Undoes an attempt, as expected. */
	private static final class NotTakenException extends RuntimeException {

	}

}
