package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

@DisplayName("Outbox")
@Tag("fast")
class OutboxTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	private static final RelayProperties BY_HAND = new RelayProperties(false, Duration.ofMinutes(1),
			Duration.ofMinutes(2), 10);

	private final List<String> performed = Collections.synchronizedList(new ArrayList<>());

	private final List<String> givenUp = new ArrayList<>();

	@OnBothDatabases
	@DisplayName("an entry is performed once, after the commit")
	void isPerformedOnce(TestDatabase database) {
		var relay = relay(database, this::perform);

		database.inTransaction(() -> {
			outbox(database, relay).add(entry("a"));
			assertThat(CompletableFuture.supplyAsync(relay::runUntilIdle).join()).as("before the commit").isZero();
		});

		assertThat(relay.runUntilIdle()).isOne();
		assertThat(relay.runUntilIdle()).isZero();
		assertThat(this.performed).containsExactly("a");
		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"));
	}

	@OnBothDatabases
	@DisplayName("the same key is one entry, in one transaction and in two")
	void sameKeyIsOneEntry(TestDatabase database) {
		var relay = relay(database, this::perform);
		var outbox = outbox(database, relay);

		database.inTransaction(() -> {
			outbox.add(entry("a"));
			outbox.add(entry("a"));
		});
		database.inTransaction(() -> outbox.add(entry("a")));
		relay.runUntilIdle();
		database.inTransaction(() -> outbox.add(entry("a")));
		relay.runUntilIdle();

		assertThat(this.performed).containsExactly("a");
	}

	@OnBothDatabases
	@DisplayName("the database refuses a second entry of the same key, also of a node that saw no first one")
	void databaseKeepsKeysUnique(TestDatabase database) {
		database.inTransaction(() -> outbox(database, relay(database, this::perform)).add(entry("a")));

		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> database.jdbc().sql("""
				insert into outbox (entry_key, kind, case_reference, payload, state, due_at, attempts, added_at)
				select entry_key, kind, case_reference, payload, state, due_at, attempts, added_at from outbox
				""").update());
	}

	@OnBothDatabases
	@DisplayName("an entry that is rolled back is never performed")
	void rolledBackIsNeverPerformed(TestDatabase database) {
		var relay = relay(database, this::perform);

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> database.inTransaction(() -> {
			outbox(database, relay).add(entry("a"));
			throw new IllegalStateException("the step failed");
		}));

		assertThat(relay.runUntilIdle()).isZero();
		assertThat(states(database)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("without a transaction nothing can be added")
	void refusesToWorkWithoutTransaction(TestDatabase database) {
		var outbox = outbox(database, relay(database, this::perform));

		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> outbox.add(entry("a")));
	}

	@OnBothDatabases
	@DisplayName("slow messages hold up no order, and codes hold up neither; each lane keeps its order")
	void lanes(TestDatabase database) throws Exception {
		var slow = new CountDownLatch(1);
		var handlers = Map.of("sms", handler("sms", OutboxHandler.Lane.MESSAGES, (entry) -> {
			hold(slow);
			perform(entry);
		}), "courier", handler("courier", OutboxHandler.Lane.ORDERS, this::perform), "code",
				handler("code", OutboxHandler.Lane.CODES, this::perform));
		var relay = OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK, () -> handlers,
				new RelayProperties(true, Duration.ofMinutes(1), Duration.ofMinutes(2), 10),
				new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), 3), EncryptionForTests.fields(null));
		relay.start();
		try {
			database.inTransaction(() -> Stream.of("sms 1", "courier 1", "sms 2", "code 1", "courier 2")
				.forEach((name) -> outbox(database, relay)
					.add(new OutboxEntry(name, name.substring(0, name.indexOf(' ')), "1448-0000001-0", "{}"))));

			await().untilAsserted(
					() -> assertThat(this.performed).containsExactlyInAnyOrder("courier 1", "courier 2", "code 1"));
			assertThat(this.performed.indexOf("courier 1")).isLessThan(this.performed.indexOf("courier 2"));
			slow.countDown();
			await().untilAsserted(() -> assertThat(this.performed).endsWith("sms 1", "sms 2"));
		}
		finally {
			slow.countDown();
			relay.stop();
		}
	}

	@OnBothDatabases
	@DisplayName("an entry wakes the lane of its kind only; the others would find nothing")
	void wakesItsLane(TestDatabase database) {
		var looks = new AtomicInteger();
		var idle = new OutboxHandler() {
			@Override
			public String kind() {
				return "sms";
			}

			@Override
			public Lane lane() {
				return Lane.MESSAGES;
			}

			@Override
			public boolean isAvailable() {
				return looks.incrementAndGet() > 0;
			}

			@Override
			public void perform(OutboxEntry entry) {
				OutboxTest.this.perform(entry);
			}
		};
		var handlers = Map.of("sms", idle, "courier", handler("courier", OutboxHandler.Lane.ORDERS, this::perform));
		var relay = OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK, () -> handlers,
				new RelayProperties(true, Duration.ofMinutes(10), Duration.ofMinutes(2), 10),
				new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), 3), EncryptionForTests.fields(null));
		relay.start();
		try {
			await().until(() -> looks.get() > 0);
			for (var number = 1; number <= 20; number++) {
				add(database, relay, "courier", "courier " + number);
			}
			// A lane that has not looked yet may be woken for any kind.
			assertThat(looks).hasValueLessThan(5);
			add(database, relay, "sms", "sms 1");
		}
		finally {
			relay.stop();
		}
	}

	private void add(TestDatabase database, Relay<OutboxEntry> relay, String kind, String key) {
		database.inTransaction(() -> outbox(database, relay).add(new OutboxEntry(key, kind, "1448-0000001-0", "{}")));
		await().until(() -> this.performed.contains(key));
	}

	private static void hold(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static OutboxHandler handler(String kind, OutboxHandler.Lane lane, Consumer<OutboxEntry> work) {
		return new OutboxHandler() {
			@Override
			public String kind() {
				return kind;
			}

			@Override
			public Lane lane() {
				return lane;
			}

			@Override
			public void perform(OutboxEntry entry) {
				work.accept(entry);
			}
		};
	}

	@OnBothDatabases
	@DisplayName("nothing is performed inside a transaction")
	void refusesToPerformInsideTransaction(TestDatabase database) {
		var relay = relay(database, this::perform);

		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> database.inTransaction(relay::runUntilIdle));
	}

	@OnBothDatabases
	@DisplayName("the relay wakes by the commit, not by its poll")
	void wakesByCommit(TestDatabase database) throws InterruptedException {
		var done = new CountDownLatch(1);
		var relay = relay(database, (entry) -> done.countDown());
		relay.start();
		try {
			await().until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.anyMatch((thread) -> thread.getName().equals("wusul-outbox")
						&& thread.getState() == Thread.State.TIMED_WAITING));
			database.inTransaction(() -> outbox(database, relay).add(entry("a")));

			assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			relay.stop();
		}
		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"));
	}

	@OnBothDatabases
	@DisplayName("a failure is tried again later, and later still, until it works")
	void failureIsTriedAgain(TestDatabase database) {
		var failures = new AtomicInteger(2);
		var relay = relay(database, (entry) -> {
			if (failures.getAndDecrement() > 0) {
				throw new IllegalStateException("no network");
			}
			perform(entry);
		});
		database.inTransaction(() -> outbox(database, relay).add(entry("a")));

		assertThat(relay.runUntilIdle()).isOne();
		assertThat(relay.runUntilIdle()).as("too early").isZero();
		assertThat(secondsUntilDue(database)).isBetween(5L, 10L);
		pass(database, Duration.ofSeconds(10));
		assertThat(relay.runUntilIdle()).isOne();
		assertThat(secondsUntilDue(database)).isBetween(15L, 20L);
		pass(database, Duration.ofSeconds(20));
		assertThat(relay.runUntilIdle()).isOne();

		assertThat(this.performed).containsExactly("a");
	}

	@OnBothDatabases
	@DisplayName("after the last attempt the entry stays with its reason, and its handler hears of it once")
	void lastAttemptFails(TestDatabase database) {
		var relay = relay(database, (entry) -> {
			throw new IllegalStateException("no network\0");
		});
		database.inTransaction(() -> outbox(database, relay).add(entry("a")));

		for (var attempt = 1; attempt <= 3; attempt++) {
			relay.runUntilIdle();
			pass(database, Duration.ofHours(1));
		}

		assertThat(relay.runUntilIdle()).isZero();
		assertThat(database.jdbc().sql("select state, attempts, reason from outbox").query().listOfRows())
			.extracting("state", "attempts", "reason")
			.containsExactly(tuple("FAILED", 3, "IllegalStateException: no network "));
		assertThat(this.givenUp).containsExactly("a");
	}

	@OnBothDatabases
	@DisplayName("an entry that can never work is not tried again, and others do not wait for it")
	void hopelessFailsAtOnce(TestDatabase database) {
		var relay = relay(database, (entry) -> {
			if (entry.key().equals("a")) {
				throw new PermanentFailureException("no such number");
			}
			perform(entry);
		});
		database.inTransaction(() -> List.of("a", "b").forEach((key) -> outbox(database, relay).add(entry(key))));

		relay.runUntilIdle();

		assertThat(states(database)).containsOnly(Map.entry("a", "FAILED"), Map.entry("b", "PERFORMED"));
		assertThat(this.givenUp).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("an entry of a kind without a handler on this node waits")
	void unknownKindWaits(TestDatabase database) {
		var relay = relay(database, this::perform);
		database.inTransaction(
				() -> outbox(database, relay).add(new OutboxEntry("a", "bill", "1448-0000001-0", "payload")));

		assertThat(relay.runUntilIdle()).isZero();
		assertThat(states(database)).containsOnly(Map.entry("a", "WAITING"));
	}

	@OnBothDatabases
	@DisplayName("a node that dies between performing and recording is succeeded by another, with the same key")
	void deadNodeIsFollowed(TestDatabase database) {
		var dying = relay(database, (entry) -> {
			perform(entry);
			throw new Killed();
		});
		database.inTransaction(() -> outbox(database, dying).add(entry("a")));
		assertThatExceptionOfType(Killed.class).isThrownBy(dying::runUntilIdle);
		var other = relay(database, this::perform);

		assertThat(other.runUntilIdle()).as("the lease protects it").isZero();
		pass(database, BY_HAND.lease());
		assertThat(other.runUntilIdle()).isOne();

		assertThat(this.performed).containsExactly("a", "a");
		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"));
	}

	@OnBothDatabases
	@DisplayName("entries of one claim are prepared with it and settled together")
	void batch(TestDatabase database) {
		var work = new Together();
		var relay = relay(database, work);
		database.inTransaction(() -> List.of("a", "b", "c").forEach((key) -> outbox(database, relay).add(entry(key))));

		assertThat(relay.runUntilIdle()).isEqualTo(3);

		assertThat(work.prepared).containsExactly("a", "b", "c");
		assertThat(this.performed).containsExactly("a", "b", "c");
		assertThat(work.recorded).containsExactly(List.of("a", "b", "c"));
		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"), Map.entry("b", "PERFORMED"),
				Map.entry("c", "PERFORMED"));
	}

	@OnBothDatabases
	@DisplayName("a node that dies in the middle of a batch is succeeded by another, after the lease, with the same keys")
	void deadBatchIsFollowed(TestDatabase database) {
		var dying = new Together();
		dying.killedAt = "b";
		var relay = relay(database, dying);
		database.inTransaction(() -> List.of("a", "b", "c").forEach((key) -> outbox(database, relay).add(entry(key))));
		assertThatExceptionOfType(Killed.class).isThrownBy(relay::runUntilIdle);
		assertThat(states(database).values()).containsOnly("WAITING");
		var other = relay(database, new Together());

		assertThat(other.runUntilIdle()).as("the lease protects them").isZero();
		pass(database, BY_HAND.lease());
		assertThat(other.runUntilIdle()).isEqualTo(3);

		assertThat(this.performed).containsExactly("a", "b", "a", "b", "c");
		assertThat(states(database).values()).containsOnly("PERFORMED");
	}

	@OnBothDatabases
	@DisplayName("a preparation that fails claims nothing, and holds up no entry")
	void failedPreparation(TestDatabase database) {
		var work = new Together();
		work.refusal = "a row of the same key";
		var relay = relay(database, work);
		database.inTransaction(() -> List.of("a", "b").forEach((key) -> outbox(database, relay).add(entry(key))));

		assertThat(relay.runUntilIdle()).isEqualTo(2);

		assertThat(this.performed).containsExactly("a", "b");
		assertThat(database.jdbc().sql("select attempts from outbox").query(Integer.class).list()).containsOnly(1);
	}

	@OnBothDatabases
	@DisplayName("an outcome that cannot be recorded leaves its entries to be performed again")
	void failedRecord(TestDatabase database) {
		var work = new Together();
		work.recordFails = true;
		var relay = relay(database, work);
		database.inTransaction(() -> outbox(database, relay).add(entry("a")));
		relay.runUntilIdle();
		assertThat(states(database)).containsOnly(Map.entry("a", "WAITING"));

		work.recordFails = false;
		pass(database, BY_HAND.lease());
		relay.runUntilIdle();

		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"));
	}

	@OnBothDatabases
	@DisplayName("an outcome that can never be recorded keeps no other of its claim")
	void oneCannotBeRecorded(TestDatabase database) {
		var work = new Together();
		work.neverRecorded = "b";
		var relay = relay(database, work);
		database
			.inTransaction(() -> Stream.of("a", "b", "c").map(OutboxTest::entry).forEach(outbox(database, relay)::add));

		relay.runUntilIdle();

		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"), Map.entry("b", "WAITING"),
				Map.entry("c", "PERFORMED"));
		assertThat(work.recorded).containsExactly(List.of("a"), List.of("c"));
		assertThat(database.jdbc().sql("select reason from outbox where entry_key = 'b'").query(String.class).single())
			.isEqualTo("IllegalStateException: too long for its column");
	}

	@OnBothDatabases
	@DisplayName("a failure inside a batch is tried again later, and the others are settled")
	void failureInBatch(TestDatabase database) {
		var work = new Together();
		work.failsAt = "b";
		var relay = relay(database, work);
		database.inTransaction(() -> List.of("a", "b", "c").forEach((key) -> outbox(database, relay).add(entry(key))));

		relay.runUntilIdle();

		assertThat(states(database)).containsOnly(Map.entry("a", "PERFORMED"), Map.entry("b", "WAITING"),
				Map.entry("c", "PERFORMED"));
		assertThat(work.recorded).containsExactly(List.of("a", "c"));
	}

	@OnBothDatabases
	@DisplayName("a stopped node finishes its entry and releases the rest at once")
	void stoppedNodeGivesBack(TestDatabase database) throws InterruptedException {
		var begun = new CountDownLatch(1);
		var stopping = Thread.currentThread();
		var relay = relay(database, (entry) -> {
			begun.countDown();
			await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
			perform(entry);
		});
		database.inTransaction(() -> List.of("a", "b", "c").forEach((key) -> outbox(database, relay).add(entry(key))));
		relay.start();
		begun.await();

		relay.stop();

		assertThat(this.performed).containsExactly("a");
		assertThat(relay(database, this::perform).runUntilIdle()).isEqualTo(2);
		assertThat(this.performed).containsExactly("a", "b", "c");
	}

	@OnBothDatabases
	@DisplayName("several nodes perform each entry once")
	void severalNodesShareTheWork(TestDatabase database) throws InterruptedException {
		var keys = IntStream.range(0, 300).mapToObj((number) -> "key" + number).toList();
		var perNode = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
		var nodes = perNode.stream().map((count) -> relay(database, (entry) -> {
			count.incrementAndGet();
			sleep(1);
			perform(entry);
		})).toList();
		database.inTransaction(() -> keys.forEach((key) -> outbox(database, nodes.get(0)).add(entry(key))));

		var threads = nodes.stream().map((node) -> new Thread(node::runUntilIdle)).toList();
		threads.forEach(Thread::start);
		for (var thread : threads) {
			thread.join();
		}
		nodes.get(0).runUntilIdle();

		assertThat(this.performed).containsExactlyInAnyOrderElementsOf(keys);
		if (database.toString().equals("PostgreSQL")) {
			assertThat(perNode).allSatisfy((count) -> assertThat(count.get()).isPositive());
		}
	}

	/** A handler whose entries are prepared and recorded together. */
	private final class Together implements OutboxHandler {

		private final List<String> prepared = new ArrayList<>();

		private final List<List<String>> recorded = new ArrayList<>();

		private String killedAt;

		private String failsAt;

		private String refusal;

		private boolean recordFails;

		/** The key of an entry whose outcome can never be recorded. */
		private String neverRecorded;

		@Override
		public String kind() {
			return "sms";
		}

		@Override
		public void perform(OutboxEntry entry) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Batch batch() {
			var open = new ArrayList<String>();
			return new Batch() {
				@Override
				public void prepare(List<OutboxEntry> entries) {
					assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
					entries.forEach((entry) -> Together.this.prepared.add(entry.key()));
					if (Together.this.refusal != null) {
						throw new IllegalStateException(Together.this.refusal);
					}
				}

				@Override
				public void perform(OutboxEntry entry) {
					OutboxTest.this.perform(entry);
					if (entry.key().equals(Together.this.killedAt)) {
						throw new Killed();
					}
					if (entry.key().equals(Together.this.failsAt)) {
						throw new IllegalStateException("no network");
					}
					open.add(entry.key());
				}

				@Override
				public boolean mayRecordTogether() {
					return true;
				}

				@Override
				public void record() {
					assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
					if (Together.this.recordFails) {
						throw new IllegalStateException("the database went away");
					}
					refuse(open);
					Together.this.recorded.add(List.copyOf(open));
				}

				@Override
				public boolean recordAlone(OutboxEntry entry) {
					if (Together.this.neverRecorded == null) {
						return false;
					}
					refuse(List.of(entry.key()));
					Together.this.recorded.add(List.of(entry.key()));
					return true;
				}

				private void refuse(List<String> keys) {
					if (keys.contains(Together.this.neverRecorded)) {
						throw new IllegalStateException("too long for its column");
					}
				}
			};
		}

	}

	private void perform(OutboxEntry entry) {
		this.performed.add(entry.key());
	}

	private static OutboxEntry entry(String key) {
		return new OutboxEntry(key, "sms", "1448-0000001-0", "payload");
	}

	private static Outbox outbox(TestDatabase database, Relay<OutboxEntry> relay) {
		return new Outbox(database.jdbc(), CLOCK, relay, EncryptionForTests.fields(null));
	}

	private static Relay<OutboxEntry> relay(TestDatabase database, OutboxHandler handler) {
		return OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK,
				() -> Map.of(handler.kind(), handler), BY_HAND,
				new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(30), 3), EncryptionForTests.fields(null));
	}

	private Relay<OutboxEntry> relay(TestDatabase database, Consumer<OutboxEntry> sms) {
		var handler = new OutboxHandler() {
			@Override
			public String kind() {
				return "sms";
			}

			@Override
			public void perform(OutboxEntry entry) {
				sms.accept(entry);
			}

			@Override
			public void givenUp(OutboxEntry entry) {
				OutboxTest.this.givenUp.add(entry.key());
				throw new IllegalStateException("nothing can follow now");
			}
		};
		return OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK,
				() -> Map.of("sms", handler), BY_HAND, new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(30), 3),
				EncryptionForTests.fields(null));
	}

	private static Map<String, String> states(TestDatabase database) {
		return database.jdbc()
			.sql("select entry_key, state from outbox")
			.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static long secondsUntilDue(TestDatabase database) {
		return database.jdbc()
			.sql("select cast(extract(epoch from due_at) - extract(epoch from current_timestamp) as bigint) from outbox")
			.query(Long.class)
			.single();
	}

	/** Moves the due times back, because the database's clock cannot be set. */
	private static void pass(TestDatabase database, Duration time) {
		database.jdbc()
			.sql("update outbox set due_at = due_at - cast(? as bigint) * interval '1' second")
			.param(time.toSeconds() + 1)
			.update();
	}

	private static void sleep(long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static final class Killed extends Error {

	}

}
