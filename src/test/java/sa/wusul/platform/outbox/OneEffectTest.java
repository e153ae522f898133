package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CheckDigit;
import sa.wusul.delivery.CourierForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.services.fee.BillerForTests;
import sa.wusul.services.register.RegisterForTests;
import sa.wusul.support.AtOnce;
import sa.wusul.support.NeighbourForTests;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The effects at neighbours that honour keys, while relays of two nodes die at every
 * point of their work. {@link OutboxSurvivesKillTest} kills a whole program.
 */
@DisplayName("Bills, orders of couriers and entries of registers")
@Tag("fast")
class OneEffectTest {

	private static final int ORDERS = 12;

	private static final RelayProperties SHORT_LEASE = new RelayProperties(false, Duration.ofMinutes(1),
			Duration.ofSeconds(1), 4);

	private final AtomicInteger performed = new AtomicInteger();

	@Test
	@DisplayName("take effect once, whether a node dies before the call, after it, loses the answer, or outlives its lease")
	void once() {
		try (var database = TestDatabase.postgreSql();
				var bills = new NeighbourForTests("bills");
				var parcels = new NeighbourForTests("courier");
				var registers = new NeighbourForTests("registers")) {
			registers.answer(201, "{\"facts\": {\"documentSerialNumber\": \"P1\", \"validFrom\": \"2026-11-29\"}}");
			var outbox = OutboxForTests.on(database, Clock.systemUTC());
			var biller = new BillerForTests(outbox, bills.as("bills"));
			var courier = new CourierForTests(outbox, parcels.as("courier"));
			database.inTransaction(() -> {
				for (var order = 0; order < ORDERS; order++) {
					var digits = "48" + (100_000_000 + order);
					biller.order(digits + CheckDigit.of(digits));
					courier.order(order);
					outbox.add(new OutboxEntry("register:" + order, "register", "1448-0000001-0", "{}"));
				}
			});
			loseSomeAnswers(bills, parcels, registers);

			AtOnce.all(2, (node) -> workUntilDone(database,
					List.of(biller.handler(), courier.handler(), new RegisterForTests(registers.url()))));

			assertThat(Stream.of(bills, parcels, registers)).allSatisfy((peer) -> {
				assertThat(peer.faults()).as("the same key has the same body").isEmpty();
				assertThat(peer.calls()).as("calls were repeated").hasSizeGreaterThan(peer.effects().size());
			});
			assertThat(bills.effects()).hasSize(3 * ORDERS);
			assertThat(parcels.effects()).hasSize(2 * ORDERS);
			assertThat(registers.effects()).hasSize(ORDERS);
		}
	}

	/** Every fifth answer is lost on its way, after the effect. */
	private static void loseSomeAnswers(NeighbourForTests... peers) {
		for (var peer : peers) {
			var count = new AtomicInteger();
			peer.interrupt((call, taken) -> {
				if (taken && count.incrementAndGet() % 5 == 0) {
					throw new IllegalStateException("the line is cut");
				}
			});
		}
	}

	private int workUntilDone(TestDatabase database, List<OutboxHandler> handlers) {
		var deaths = 0;
		while (waiting(database) > 0) {
			try {
				relay(database, handlers).runUntilIdle();
				Thread.sleep(100);
			}
			catch (NodeKilled killed) {
				deaths++;
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return deaths;
			}
		}
		return deaths;
	}

	private static int waiting(TestDatabase database) {
		return database.jdbc()
			.sql("select count(*) from outbox where state <> 'PERFORMED'")
			.query(Integer.class)
			.single();
	}

	/** Returns the relay of a node that was just started. */
	private Relay<OutboxEntry> relay(TestDatabase database, List<OutboxHandler> handlers) {
		var byKind = handlers.stream()
			.map(this::dying)
			.collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
		return OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), Clock.systemUTC(),
				() -> Map.copyOf(byKind), SHORT_LEASE, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), 100),
				EncryptionForTests.fields(database.dataSource()));
	}

	/** Puts deaths and delays around the work of a handler. */
	private OutboxHandler dying(OutboxHandler handler) {
		return new OutboxHandler() {
			@Override
			public String kind() {
				return handler.kind();
			}

			@Override
			public void perform(OutboxEntry entry) {
				var number = OneEffectTest.this.performed.incrementAndGet();
				if (number % 11 == 0) {
					throw new NodeKilled();
				}
				if (number % 13 == 0) {
					outliveTheLease();
				}
				handler.perform(entry);
				if (number % 7 == 0) {
					throw new NodeKilled();
				}
			}
		};
	}

	private static void outliveTheLease() {
		try {
			Thread.sleep(SHORT_LEASE.lease().toMillis() + 300);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** The end of a node: nothing after it is done, and nothing noted. */
	private static final class NodeKilled extends Error {

	}

}
