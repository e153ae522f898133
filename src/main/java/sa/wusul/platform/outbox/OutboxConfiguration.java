package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.outbox.OutboxHandler.Lane;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.platform.relay.WorkQueue;

@Configuration
class OutboxConfiguration {

	/** About sixteen hours, so that a provider's outage of a night loses no message. */
	private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30), 40);

	/**
	 * Creates the relay, which looks up handlers when the first entry is due, so that a
	 * handler's own collaborators may use the outbox.
	 */
	@Bean
	Relay<OutboxEntry> outboxRelay(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock,
			ObjectProvider<OutboxHandler> handlers, RelayProperties properties, PersonalFields fields) {
		Supplier<Map<String, OutboxHandler>> byKind = SingletonSupplier
			.of(() -> handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, Function.identity())));
		return relay(jdbc, transactions, clock, byKind, properties, BACKOFF, fields);
	}

	static Relay<OutboxEntry> relay(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock,
			Supplier<Map<String, OutboxHandler>> handlers, RelayProperties properties, Backoff backoff,
			PersonalFields fields) {
		var all = new WorkQueue<>(jdbc, new TransactionTemplate(transactions), clock, "outbox",
				new WorkQueue.States("WAITING", "FAILED"),
				(row, number) -> new OutboxEntry(row.getString("entry_key"), row.getString("kind"),
						row.getString("case_reference"), fields.open(Outbox.PAYLOAD, row.getString("payload"))));
		// Entries of kinds without a handler on this node wait for a node that has one.
		var queue = all.only("kind in (:kinds)",
				() -> Map.of("kinds", kinds(handlers.get(), EnumSet.allOf(Lane.class))));
		var lanes = Arrays.stream(Lane.values())
			.map((lane) -> new Relay.Part<>(
					all.only("kind in (:kinds)", () -> Map.of("kinds", kinds(handlers.get(), EnumSet.of(lane)))),
					(OutboxEntry entry) -> isOf(lane, handlers.get().get(entry.kind()))))
			.toList();
		return new Relay<>(queue, lanes, new OutboxWork(queue, new TransactionTemplate(transactions), handlers),
				(entry) -> handlers.get().get(entry.kind()).givenUp(entry), backoff, properties);
	}

	/** An entry without a handler on this node wakes no lane. */
	private static boolean isOf(Lane lane, OutboxHandler handler) {
		return handler != null && handler.lane() == lane;
	}

	private static Set<String> kinds(Map<String, OutboxHandler> handlers, Set<Lane> lanes) {
		var available = handlers.values()
			.stream()
			.filter((handler) -> lanes.contains(handler.lane()))
			.filter(OutboxHandler::isAvailable)
			.map(OutboxHandler::kind)
			.collect(Collectors.toSet());
		// SQL has no empty list.
		return available.isEmpty() ? Set.of("-") : available;
	}

}
