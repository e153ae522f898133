package sa.wusul.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseMovedEvent;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

/** Follow-up of messages that ask or warn, without the engine. */
@DisplayName("The follow-up of a message")
@Tag("fast")
@ExtendWith(SilentLog.class)
class MessageFollowUpTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	private static final String REFERENCE = "1448-0001234-7";

	private static final String MOBILE = "+966501234567";

	private static TestDatabase database;

	private final CaseFiles caseFiles = mock(CaseFiles.class);

	private final Processes processes = new Processes();

	private final SmsGatewayForTests first = new SmsGatewayForTests("first");

	private final SmsGatewayForTests second = new SmsGatewayForTests("second");

	private DispatchForTests dispatch;

	private Outbox outbox;

	private MessageFollowUpService followUps;

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
		this.dispatch = DispatchForTests.inEmptied(database, CLOCK);
		this.dispatch.add(this.first);
		this.outbox = OutboxForTests.on(database, CLOCK);
		this.followUps = this.dispatch.followUps(this.processes, this.caseFiles, this.outbox,
				InboxForTests.on(database, CLOCK));
		var file = mock(CaseFile.class, RETURNS_DEEP_STUBS);
		given(file.times().closedAt()).willReturn(null);
		given(this.caseFiles.find(REFERENCE)).willReturn(Optional.of(file));
		given(this.caseFiles.closedAmong(any())).willReturn(Set.of());
	}

	@Test
	@DisplayName("tells the process that the message arrived, once, however often the receipt comes")
	void arrives() {
		var message = send("a");
		assertThat(told()).isEmpty();

		receipt(this.first, "a", SmsDeliveryState.DELIVERED);
		receipt(this.first, "a", SmsDeliveryState.DELIVERED);
		this.followUps.follow(message, MessageCare.Kind.ASKS);
		this.followUps.lookNow();

		assertThat(told()).containsExactly("process1 notification.messageDelivered");
		assertThat(this.processes.begun).hasSize(1);
	}

	@Test
	@DisplayName("knows a receipt that came before the process began")
	void early() {
		var message = entry("a");
		this.dispatch.send(new SmsMessage(message.key(), MOBILE, "نص"));
		receipt(this.first, "a", SmsDeliveryState.DELIVERED);
		assertThat(told()).isEmpty();

		this.followUps.follow(message, MessageCare.Kind.ASKS);

		assertThat(told()).containsExactly("process1 notification.messageDelivered");
	}

	@Test
	@DisplayName("tells of a failure, and of an arrival after it")
	void failsAndArrives() {
		send("a");

		receipt(this.first, "a", SmsDeliveryState.FAILED_FOR_NOW);
		receipt(this.first, "a", SmsDeliveryState.FAILED);
		receipt(this.first, "a", SmsDeliveryState.DELIVERED);
		receipt(this.first, "a", SmsDeliveryState.FAILED);

		assertThat(told()).containsExactly("process1 notification.messageFailed",
				"process1 notification.messageDelivered");
	}

	@Test
	@DisplayName("tells at once of a message that was given up, and has its text until it is erased")
	void givenUp() {
		var message = entry("a");
		database.inTransaction(() -> this.outbox.add(message));

		this.followUps.givenUp(message, MessageCare.Kind.ASKS);
		this.followUps.givenUp(message, MessageCare.Kind.ASKS);

		assertThat(told()).containsExactly("process1 notification.messageFailed");
		assertThat(this.followUps.sendAnew("process1")).as("no gateway had it").isFalse();
		assertThat(this.followUps.text("process1")).hasValue(message.order(SmsOutboxHandler.Sms.class).text());
		database.jdbc().sql("update outbox set payload = null").update();
		assertThat(this.followUps.text("process1")).isEmpty();
	}

	@Test
	@DisplayName("needs each part of the message")
	void parts() {
		this.first.parts(2);
		send("a");

		receipt(this.first, "a", SmsDeliveryState.DELIVERED);
		assertThat(told()).isEmpty();
		this.dispatch.receipts()
			.receive(new SmsReceipt("first", this.first.id("sms:a", 2), SmsDeliveryState.FAILED, Optional.empty(),
					Optional.empty()));

		assertThat(told()).containsExactly("process1 notification.messageFailed");
	}

	@Test
	@DisplayName("ignores receipts for messages that nobody follows, and for none at all")
	void forNothing() {
		this.dispatch.send(new SmsMessage(entry("a").key(), MOBILE, "نص"));

		receipt(this.first, "a", SmsDeliveryState.FAILED);
		receipt(this.first, "never-sent", SmsDeliveryState.DELIVERED);

		assertThat(told()).isEmpty();
		assertThat(this.processes.begun).isEmpty();
	}

	@Test
	@DisplayName("sends a failed message once through the other gateway, and counts the outcome of both")
	void anew() {
		this.dispatch.add(this.second);
		send("a");
		receipt(this.first, "a", SmsDeliveryState.FAILED);

		assertThat(inTransaction("process1")).isTrue();
		assertThat(inTransaction("process1")).as("a second time").isFalse();
		var anew = this.outbox.find("sms:a:anew").orElseThrow().order(SmsOutboxHandler.Sms.class);
		assertThat(anew.avoided()).isEqualTo("first");
		this.dispatch
			.send(new SmsMessage("sms:a:anew", anew.mobile(), anew.text(), Optional.empty(), anew.avoided(), false));
		assertThat(this.second.sent()).extracting(SmsMessage::key).containsExactly("sms:a:anew");
		receipt(this.first, "a", SmsDeliveryState.FAILED);
		this.followUps.lookNow();
		assertThat(told()).hasSize(1);
		receipt(this.second, "a:anew", SmsDeliveryState.FAILED);
		this.followUps.lookNow();

		assertThat(told()).containsExactly("process1 notification.messageFailed",
				"process1 notification.messageFailed");
	}

	@Test
	@DisplayName("does not send anew without another gateway, or without the text")
	void notAnew() {
		send("a");
		receipt(this.first, "a", SmsDeliveryState.FAILED);
		assertThat(inTransaction("process1")).as("one gateway").isFalse();

		this.dispatch.add(this.second);
		database.jdbc().sql("update outbox set payload = null").update();
		assertThat(inTransaction("process1")).as("erased").isFalse();
	}

	@Test
	@DisplayName("finds what was not told before a crash")
	void swept() {
		send("a");
		database.jdbc().sql("update sms_delivery set state = 'FAILED'").update();

		this.followUps.lookNow();

		assertThat(told()).containsExactly("process1 notification.messageFailed");
	}

	@Test
	@DisplayName("ends with its case, or when the case moves to others")
	void caseEnds() {
		send("a");
		send("b");
		this.followUps.moved(new CaseMovedEvent("1448-0009999-9", "tawasul-general-request"));
		assertThat(this.processes.ended).isEmpty();

		given(this.caseFiles.closedAmong(any())).willReturn(Set.of(REFERENCE));
		this.followUps.lookNow();
		assertThat(this.processes.ended).containsExactlyInAnyOrder("process1", "process2");

		send("c");
		this.followUps.moved(new CaseMovedEvent(REFERENCE, "tawasul-general-request"));
		this.followUps.moved(new CaseMovedEvent(REFERENCE, "tawasul-general-request"));
		assertThat(this.processes.ended).hasSize(3).contains("process3");
	}

	@Test
	@DisplayName("notes that its process ended by itself, and says no more")
	void endedByItself() {
		send("a");
		this.processes.ended.add("process1");
		this.followUps.lookNow();

		receipt(this.first, "a", SmsDeliveryState.DELIVERED);

		assertThat(told()).isEmpty();
	}

	private OutboxEntry send(String name) {
		var entry = entry(name);
		database.inTransaction(() -> this.outbox.add(entry));
		this.dispatch.send(new SmsMessage(entry.key(), MOBILE, "نص"));
		this.followUps.follow(entry, MessageCare.Kind.ASKS);
		return entry;
	}

	private static OutboxEntry entry(String name) {
		return OutboxEntry.of("sms", name, REFERENCE,
				new SmsOutboxHandler.Sms(MOBILE, "نص", "documentMissing", null, null));
	}

	private boolean inTransaction(String process) {
		var sent = new ArrayList<Boolean>();
		database.inTransaction(() -> sent.add(this.followUps.sendAnew(process)));
		return sent.get(0);
	}

	private void receipt(SmsGatewayForTests network, String name, SmsDeliveryState state) {
		this.dispatch.receipts()
			.receive(new SmsReceipt(network.name(), network.id("sms:" + name), state, Optional.empty(),
					Optional.empty()));
	}

	private static List<String> told() {
		return database.jdbc()
			.sql("select addressee || ' ' || message_name from inbox order by id")
			.query(String.class)
			.list();
	}

	/** The processes of the engine. */
	private static final class Processes implements MessageFollowUps {

		private final List<String> begun = new ArrayList<>();

		private final List<String> ended = new ArrayList<>();

		@Override
		public String begin(CaseFile file, MessageCare.Kind kind) {
			this.begun.add("process" + (this.begun.size() + 1));
			return this.begun.get(this.begun.size() - 1);
		}

		@Override
		public void end(String process) {
			this.ended.add(process);
		}

		@Override
		public Set<String> running(Collection<String> processes) {
			var running = new HashSet<>(processes);
			running.removeAll(this.ended);
			return running;
		}

	}

}
