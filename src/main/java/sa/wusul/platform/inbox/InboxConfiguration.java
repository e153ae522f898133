package sa.wusul.platform.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.database.TransactionPart;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.Claim;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.relay.WorkQueue;

@Configuration
class InboxConfiguration {

	/** Seven days: a process that does not wait for a message by then never will. */
	static final Backoff BACKOFF = Backoff.lasting(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(7));

	@Bean
	Relay<InboxMessage> inboxRelay(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock,
			ObjectProvider<MessageCorrelation> correlation, RelayProperties properties) {
		return relay(jdbc, transactions, clock, (message) -> correlation.getObject().correlate(message), properties,
				BACKOFF);
	}

	/**
	 * Takes messages at the end of the transaction that receives them, where the database
	 * undoes a part without more round trips. Switched off by
	 * {@code wusul.inbox-taking: afterwards} (ADR 108).
	 */
	@Bean
	InboxTaking inboxTaking(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock,
			ObjectProvider<MessageCorrelation> correlation, @Value("${wusul.inbox-taking:at-once}") String taking) {
		return taking.equals("afterwards") ? InboxTaking.AFTERWARDS
				: new ImmediateInboxTaking(jdbc, clock, new TransactionPart(transactions), correlation::getObject);
	}

	static Relay<InboxMessage> relay(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock,
			MessageCorrelation correlation, RelayProperties properties, Backoff backoff) {
		var together = new TransactionTemplate(transactions);
		var queue = new WorkQueue<>(jdbc, together, clock, "inbox", new WorkQueue.States("RECEIVED", "DROPPED"),
				(row, number) -> new InboxMessage(row.getString("message_key"), row.getString("message_name"),
						row.getString("case_reference"), Optional.ofNullable(row.getString("addressee"))));
		// Engine and inbox share the database, so a message is taken exactly once.
		return new Relay<>(queue, new InboxWork(queue, together, (claim) -> handOver(claim, correlation)), backoff,
				properties);
	}

	private static void handOver(Claim<InboxMessage> claim, MessageCorrelation correlation) {
		var message = claim.content();
		switch (outcome(message, correlation)) {
			case TAKEN -> {
			}
			case NOT_WAITING -> throw new TemporaryFailureException("no process waited for the message");
			case ANSWERED -> throw new PermanentFailureException("it was answered before");
			case CASE_CLOSED -> throw new PermanentFailureException("the case was closed");
		}
	}

	/**
	 * Correlates a message. A refusal because the case has moved on, such as of a late
	 * withdrawal, is final.
	 */
	private static MessageCorrelation.Outcome outcome(InboxMessage message, MessageCorrelation correlation) {
		try {
			return correlation.correlate(message);
		}
		catch (RefusalException refused) {
			if (refused.kind() == RefusalException.Kind.CONFLICT) {
				throw new PermanentFailureException(refused.code());
			}
			throw refused;
		}
	}

}
