package sa.wusul.platform.inbox;

import java.time.Clock;
import java.time.Duration;

import sa.wusul.platform.inbox.MessageCorrelation.Outcome;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.TestDatabase;

/** An inbox of a test's database that stores messages without correlating them. */
public final class InboxForTests {

	private InboxForTests() {
	}

	public static Inbox on(TestDatabase database, Clock clock) {
		var byHand = new RelayProperties(false, Duration.ofMinutes(1), Duration.ofMinutes(2), 10);
		return new Inbox(database.jdbc(), clock,
				InboxConfiguration.relay(database.jdbc(), database.transactionManager(), clock,
						(message) -> Outcome.NOT_WAITING, byHand, InboxConfiguration.BACKOFF));
	}

}
