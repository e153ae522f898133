package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.TestDatabase;

/** An outbox of a test's database that stores entries without performing them. */
public final class OutboxForTests {

	private OutboxForTests() {
	}

	/** Creates a relay that performs entries by this handler, by hand. */
	public static Relay<OutboxEntry> relay(TestDatabase database, Clock clock, OutboxHandler handler) {
		return relay(database, clock, List.of(handler),
				new RelayProperties(false, Duration.ofMinutes(1), Duration.ofMinutes(2), 10));
	}

	/** Creates a relay that performs entries by these handlers. */
	public static Relay<OutboxEntry> relay(TestDatabase database, Clock clock, List<OutboxHandler> handlers,
			RelayProperties properties) {
		var byKind = handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
		return OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), clock, () -> byKind,
				properties, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), 9),
				EncryptionForTests.fields(database.dataSource()));
	}

	public static Outbox on(TestDatabase database, Clock clock) {
		var byHand = new RelayProperties(false, Duration.ofMinutes(1), Duration.ofMinutes(2), 10);
		return new Outbox(database.jdbc(), clock,
				OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), clock, Map::of, byHand,
						new Backoff(Duration.ZERO, Duration.ZERO, 1), EncryptionForTests.fields(null)),
				EncryptionForTests.fields(null));
	}

}
