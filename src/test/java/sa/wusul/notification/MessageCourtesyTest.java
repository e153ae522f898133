package sa.wusul.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.notification.MessageCare.Kind;
import sa.wusul.notification.MessageCare.Urgency;
import sa.wusul.notification.SmsGatewayForTests.Answer;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.MovableClock;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Courtesy of messages, with the outbox and its relay. */
@DisplayName("The courtesy of messages")
@Tag("fast")
@ExtendWith(SilentLog.class)
class MessageCourtesyTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final String MOBILE = "+966501234567";

	private static final Map<String, MessageCare> CARES = Map.of("informs",
			new MessageCare(Kind.INFORMS, Urgency.ORDINARY, null), "asks",
			new MessageCare(Kind.ASKS, Urgency.ORDINARY, null), "urgent",
			new MessageCare(Kind.WARNS, Urgency.NOW, null), "reminds",
			new MessageCare(Kind.INFORMS, Urgency.ORDINARY, "meetingAt"));

	private static TestDatabase database;

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));

	private final SmsGatewayForTests network = new SmsGatewayForTests("network");

	private DispatchForTests dispatch;

	private Relay<OutboxEntry> relay;

	private Outbox outbox;

	@BeforeAll
	static void start() {
		database = TestDatabase.h2();
	}

	@AfterAll
	static void stop() {
		database.close();
	}

	@BeforeEach
	void empty() {
		this.dispatch = DispatchForTests.inEmptied(database, this.clock);
		this.dispatch.add(this.network);
		this.outbox = OutboxForTests.on(database, this.clock);
		this.relay = OutboxForTests.relay(database, this.clock,
				this.dispatch.handler(this.outbox, CARES::get, new FileLimitDecisions()));
	}

	@Test
	@DisplayName("lets what may wait sleep until eight, and sends what is urgent at night")
	void night() {
		at("2026-11-24T22:30:00+03:00");
		add("a", "asks", "أ");
		add("b", "urgent", "ب");

		this.relay.runUntilIdle();
		assertThat(this.network.texts()).containsExactly("طلبكم ب");
		assertThat(reason("a")).isEqualTo("held until the morning");
		assertThat(attempts("a")).as("no attempt is lost").isZero();

		assertThat(secondsUntilDue("a")).isBetween(34_170L, 34_201L);
		at("2026-11-25T08:00:01+03:00");
		due();
		this.relay.runUntilIdle();
		assertThat(this.network.texts()).containsExactly("طلبكم ب", "طلبكم أ");
	}

	@Test
	@DisplayName("does not hold a reminder until its appointment is over, and drops one that comes too late")
	void notPastItsUse() {
		at("2026-11-24T22:30:00+03:00");
		add("a", "reminds", "أ", "2026-11-25T07:30:00+03:00");
		add("b", "reminds", "ب", "2026-11-24T22:00:00+03:00");

		this.relay.runUntilIdle();

		assertThat(this.network.texts()).containsExactly("طلبكم أ");
		assertThat(this.network.sent().get(0).validity()).hasValue(Duration.ofHours(9));
		assertThat(state("b")).isEqualTo("FAILED");
	}

	@Test
	@DisplayName("gives a number eight messages a day, and the others in the next morning")
	void cap() {
		for (var number = 1; number <= 10; number++) {
			add("m" + number, "asks", "رقم " + number);
		}
		add("other", "asks", "غيره", null, "+966507654321");
		add("urgent", "urgent", "عاجل");

		this.relay.runUntilIdle();
		assertThat(this.network.texts()).hasSize(10).contains("طلبكم غيره", "طلبكم عاجل");
		assertThat(reason("m9")).contains("tomorrow");

		at("2026-11-25T08:00:05+03:00");
		due();
		this.relay.runUntilIdle();
		assertThat(this.network.texts()).hasSize(12).doesNotHaveDuplicates();
	}

	@Test
	@DisplayName("joins what only informs of one case, once under both keys")
	void merged() {
		add("a", "informs", "أ");
		add("b", "informs", "ب");
		add("c", "asks", "ج");

		this.relay.runUntilIdle();

		assertThat(this.network.texts()).containsExactlyInAnyOrder("طلبكم أ\nطلبكم ب", "طلبكم ج");
		assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly("PERFORMED");
		this.dispatch.receipts()
			.receive(new SmsReceipt("network", this.network.id("sms:a"), SmsDeliveryState.DELIVERED, Optional.empty(),
					Optional.empty()));
		assertThat(this.dispatch.states("sms:a")).containsExactly("network DELIVERED");
	}

	@Test
	@DisplayName("joins no more than three parts")
	void mergedParts() {
		add("a", "informs", "أ".repeat(130));
		add("b", "informs", "ب".repeat(130));

		this.relay.runUntilIdle();

		assertThat(this.network.texts()).hasSize(2);
	}

	@Test
	@DisplayName("repeats the same joined text after a crash, and nothing by itself")
	void mergedAfterCrash() {
		add("a", "informs", "أ");
		add("b", "informs", "ب");
		this.network.answer(Answer.UNCLEAR);
		this.relay.runUntilIdle();
		add("later", "informs", "لاحق");
		this.network.answer(Answer.ACCEPTED);
		due();
		this.relay.runUntilIdle();

		assertThat(this.network.texts()).containsExactly("طلبكم أ\nطلبكم ب", "طلبكم أ\nطلبكم ب", "طلبكم لاحق");
	}

	@Test
	@DisplayName("leaves an entry that failed with its reason in its row")
	void failures() {
		this.network.answer(Answer.FAILED);
		add("a", "urgent", "أ");
		this.relay.runUntilIdle();
		due();
		this.network.answer(Answer.REFUSED);
		this.relay.runUntilIdle();

		assertThat(state("a")).isEqualTo("FAILED");
		assertThat(reason("a")).isEqualTo("no such number");
	}

	private void at(String moment) {
		this.clock.set(OffsetDateTime.parse(moment).toInstant());
	}

	private void add(String name, String messageKey, String text) {
		add(name, messageKey, text, null);
	}

	private void add(String name, String messageKey, String text, String until) {
		add(name, messageKey, text, until, MOBILE);
	}

	private void add(String name, String messageKey, String text, String until, String mobile) {
		var instant = (until != null) ? OffsetDateTime.parse(until).toInstant().toString() : null;
		database.inTransaction(() -> this.outbox.add(OutboxEntry.of("sms", name, REFERENCE,
				new SmsOutboxHandler.Sms(mobile, "طلبكم " + text, messageKey, instant, null))));
	}

	private static void due() {
		database.jdbc().sql("update outbox set due_at = current_timestamp where state = 'WAITING'").update();
	}

	private static String state(String name) {
		return database.jdbc()
			.sql("select state from outbox where entry_key = ?")
			.param("sms:" + name)
			.query(String.class)
			.single();
	}

	private static String reason(String name) {
		return database.jdbc()
			.sql("select reason from outbox where entry_key = ?")
			.param("sms:" + name)
			.query(String.class)
			.single();
	}

	private static int attempts(String name) {
		return database.jdbc()
			.sql("select attempts from outbox where entry_key = ?")
			.param("sms:" + name)
			.query(Integer.class)
			.single();
	}

	private static long secondsUntilDue(String name) {
		return database.jdbc()
			.sql("select extract(epoch from (due_at - current_timestamp)) from outbox where entry_key = ?")
			.param("sms:" + name)
			.query(Long.class)
			.single();
	}

}
