package sa.wusul.platform.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.database.TransactionPart;
import sa.wusul.platform.inbox.MessageCorrelation.Outcome;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("Inbox")
@Tag("fast")
class InboxTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	private static final RelayProperties BY_HAND = new RelayProperties(false, Duration.ofMinutes(1),
			Duration.ofMinutes(2), 10);

	private static final Backoff THREE_ATTEMPTS = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5), 3);

	private final AtomicInteger taken = new AtomicInteger();

	private Outcome answer = Outcome.TAKEN;

	@OnBothDatabases
	@DisplayName("a message that arrives twice is stored and taken once")
	void twice(TestDatabase database) {
		var relay = relay(database);
		var inbox = new Inbox(database.jdbc(), CLOCK, relay);

		assertThat(inbox.receive(message("a"))).isEqualTo(Receipt.ACCEPTED);
		assertThat(inbox.receive(message("a"))).isEqualTo(Receipt.ALREADY_RECEIVED);
		relay.runUntilIdle();
		assertThat(inbox.receive(message("a"))).isEqualTo(Receipt.ALREADY_RECEIVED);
		relay.runUntilIdle();

		assertThat(this.taken).hasValue(1);
		assertThat(rows(database)).containsExactly(tuple("a", "CORRELATED", null));
	}

	@OnBothDatabases
	@DisplayName("the same message at the same time is stored once, without an error")
	void atTheSameMoment(TestDatabase database) {
		var inbox = new Inbox(database.jdbc(), CLOCK, relay(database));

		for (var round = 0; round < 20; round++) {
			var message = message("round" + round);
			var receipts = IntStream.range(0, 4)
				.mapToObj((sender) -> CompletableFuture.supplyAsync(() -> inbox.receive(message)))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
			assertThat(Collections.frequency(receipts, Receipt.ACCEPTED)).isOne();
		}
	}

	@OnBothDatabases
	@DisplayName("an early message waits until a process waits for it")
	void early(TestDatabase database) {
		var relay = relay(database);
		this.answer = Outcome.NOT_WAITING;
		new Inbox(database.jdbc(), CLOCK, relay).receive(message("a"));

		relay.runUntilIdle();
		assertThat(rows(database)).containsExactly(tuple("a", "RECEIVED", "no process waited for the message"));
		this.answer = Outcome.TAKEN;
		assertThat(relay.runUntilIdle()).as("too early").isZero();
		pass(database);
		relay.runUntilIdle();

		assertThat(rows(database)).containsExactly(tuple("a", "CORRELATED", null));
	}

	@OnBothDatabases
	@DisplayName("a late message is dropped with the reason")
	void late(TestDatabase database) {
		var relay = relay(database);
		this.answer = Outcome.CASE_CLOSED;
		new Inbox(database.jdbc(), CLOCK, relay).receive(message("a"));

		relay.runUntilIdle();

		assertThat(rows(database)).containsExactly(tuple("a", "DROPPED", "the case was closed"));
	}

	@OnBothDatabases
	@DisplayName("a message that the case refuses, because it has moved on, is dropped with the reason")
	void refused(TestDatabase database) {
		var relay = InboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK, (message) -> {
			throw new RefusalException(RefusalException.Kind.CONFLICT, "case.tooLateToWithdraw");
		}, BY_HAND, THREE_ATTEMPTS);
		new Inbox(database.jdbc(), CLOCK, relay).receive(message("a"));

		relay.runUntilIdle();

		assertThat(rows(database)).containsExactly(tuple("a", "DROPPED", "case.tooLateToWithdraw"));
	}

	@OnBothDatabases
	@DisplayName("a message for which no process ever waits is dropped in the end")
	void never(TestDatabase database) {
		var relay = relay(database);
		this.answer = Outcome.NOT_WAITING;
		new Inbox(database.jdbc(), CLOCK, relay).receive(message("a"));

		for (var attempt = 1; attempt <= 4; attempt++) {
			relay.runUntilIdle();
			pass(database);
		}

		assertThat(rows(database)).containsExactly(tuple("a", "DROPPED", "no process waited for the message"));
	}

	@OnBothDatabases
	@DisplayName("the process's work on the message and its receipt are one transaction")
	void oneTransaction(TestDatabase database) {
		var failures = new AtomicInteger(1);
		var relay = InboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK, (message) -> {
			database.jdbc().sql("insert into holiday values ('طلب', current_date, current_date, false)").update();
			if (failures.getAndDecrement() > 0) {
				throw new IllegalStateException("the step after the message failed");
			}
			return Outcome.TAKEN;
		}, BY_HAND, THREE_ATTEMPTS);
		new Inbox(database.jdbc(), CLOCK, relay).receive(message("a"));

		relay.runUntilIdle();
		assertThat(rows(database))
			.containsExactly(tuple("a", "RECEIVED", "IllegalStateException: the step after the message failed"));
		pass(database);
		relay.runUntilIdle();

		assertThat(rows(database)).containsExactly(tuple("a", "CORRELATED", null));
		assertThat(database.jdbc().sql("select count(*) from holiday where name = 'طلب'").query(Long.class).single())
			.isOne();
	}

	@OnBothDatabases
	@DisplayName("a message stored in a transaction is rolled back with it")
	void goesWithItsTransaction(TestDatabase database) {
		var relay = relay(database);
		var inbox = new Inbox(database.jdbc(), CLOCK, relay);

		try {
			database.inTransaction(() -> {
				inbox.receive(message("a"));
				throw new IllegalStateException("the document could not be stored");
			});
		}
		catch (IllegalStateException expected) {
			assertThat(rows(database)).isEmpty();
		}
		database.inTransaction(() -> inbox.receive(message("b")));
		relay.runUntilIdle();

		assertThat(rows(database)).containsExactly(tuple("b", "CORRELATED", null));
	}

	@OnBothDatabases
	@DisplayName("a message is taken in the transaction that receives it, once, and by nobody if that is rolled back")
	void atOnce(TestDatabase database) {
		var relay = relay(database);
		var inbox = atOnce(database, relay, this::take);

		database.inTransaction(() -> inbox.receive(message("a")));
		assertThat(relay.runUntilIdle()).isZero();
		database.inTransaction(() -> assertThat(inbox.receive(message("a"))).isEqualTo(Receipt.ALREADY_RECEIVED));
		assertThatThrownBy(() -> database.inTransaction(() -> {
			inbox.receive(message("b"));
			throw new IllegalStateException("the document could not be stored");
		})).hasMessage("the document could not be stored");

		assertThat(this.taken).hasValue(1);
		assertThat(rows(database)).containsExactly(tuple("a", "CORRELATED", null));
	}

	@OnBothDatabases
	@DisplayName("a process that fails refuses no sender: nothing of its work stays, and the relay takes the message")
	void failsAtOnce(TestDatabase database) {
		var relay = relay(database);
		var inbox = atOnce(database, relay, (message) -> {
			database.jdbc().sql("insert into holiday values ('طلب', current_date, current_date, false)").update();
			database.jdbc().sql("insert into no_such_table values (1)").update();
			return Outcome.TAKEN;
		});

		database.inTransaction(() -> {
			database.jdbc().sql("insert into holiday values ('عيد', current_date, current_date, false)").update();
			inbox.receive(message("a"));
		});

		assertThat(rows(database)).containsExactly(tuple("a", "RECEIVED", null));
		assertThat(
				database.jdbc().sql("select name from holiday where name in ('طلب', 'عيد')").query(String.class).list())
			.as("what the sender said, without the work that failed")
			.containsExactly("عيد");
		assertThat(relay.runUntilIdle()).isOne();
		assertThat(this.taken).hasValue(1);
		assertThat(rows(database)).containsExactly(tuple("a", "CORRELATED", null));
	}

	@OnBothDatabases
	@DisplayName("a message is not taken before an earlier one of its case that waits")
	void afterTheEarlier(TestDatabase database) {
		this.answer = Outcome.NOT_WAITING;
		var relay = relay(database);
		var inbox = atOnce(database, relay, this::take);
		database.inTransaction(() -> inbox.receive(message("a")));
		assertThat(rows(database)).containsExactly(tuple("a", "RECEIVED", null));

		this.answer = Outcome.TAKEN;
		database.inTransaction(() -> inbox.receive(message("b")));
		assertThat(this.taken).hasValue(0);
		database.inTransaction(() -> inbox.receive(new InboxMessage("c", "intake.documentSupplied", "1448-0000002-0")));
		assertThat(this.taken).as("of another case").hasValue(1);
		relay.runUntilIdle();

		assertThat(this.taken).hasValue(3);
	}

	@OnBothDatabases
	@DisplayName("of several messages of one transaction each has a transaction of its own")
	void several(TestDatabase database) {
		var relay = relay(database);
		var inbox = atOnce(database, relay, this::take);

		database.inTransaction(() -> {
			inbox.receive(message("a"));
			inbox.receive(new InboxMessage("b", "intake.documentSupplied", "1448-0000002-0"));
		});

		assertThat(this.taken).hasValue(0);
		relay.runUntilIdle();
		assertThat(this.taken).hasValue(2);
	}

	@Test
	@DisplayName("an unawaited message is kept for a week")
	void isKeptForAWeek() {
		var backoff = InboxConfiguration.BACKOFF;
		var total = IntStream.range(1, backoff.attempts())
			.mapToObj(backoff::after)
			.reduce(Duration.ZERO, Duration::plus);

		assertThat(total).isBetween(Duration.ofDays(7), Duration.ofDays(7).plusMinutes(5));
		assertThat(List.of(backoff.after(1), backoff.after(4), backoff.after(100)))
			.containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(5));
	}

	private Relay<InboxMessage> relay(TestDatabase database) {
		return InboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK, this::take, BY_HAND,
				THREE_ATTEMPTS);
	}

	private Outcome take(InboxMessage message) {
		if (this.answer == Outcome.TAKEN) {
			this.taken.incrementAndGet();
		}
		return this.answer;
	}

	private static Inbox atOnce(TestDatabase database, Relay<InboxMessage> relay, MessageCorrelation correlation) {
		return new Inbox(database.jdbc(), CLOCK, relay, new ImmediateInboxTaking(database.jdbc(), CLOCK,
				new TransactionPart(database.transactionManager()), () -> correlation));
	}

	private static InboxMessage message(String key) {
		return new InboxMessage(key, "intake.documentSupplied", "1448-0000001-0");
	}

	private static List<Tuple> rows(TestDatabase database) {
		return database.jdbc()
			.sql("select message_key, state, reason from inbox order by id")
			.query((row, number) -> tuple(row.getString(1), row.getString(2), row.getString(3)))
			.list();
	}

	/** Moves the due times back by an hour. */
	private static void pass(TestDatabase database) {
		database.jdbc().sql("update inbox set due_at = due_at - interval '1' hour").update();
	}

}
