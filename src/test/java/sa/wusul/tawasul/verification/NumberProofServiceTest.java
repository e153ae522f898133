package sa.wusul.tawasul.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.MobileNumber;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;
import sa.wusul.tawasul.verification.NumberProofService.NumberVerdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

@DisplayName("Codes that prove a number on file")
@Tag("fast")
class NumberProofServiceTest {

	private static final MobileNumber ON_FILE = new MobileNumber("0551112001");

	private final Outbox outbox = mock(Outbox.class);

	private final PassingMessages messages = mock(PassingMessages.class);

	private final List<OutboxEntry> orders = new ArrayList<>();

	private int delivered;

	/** The numbers with their codes, latest last. */
	private final List<Map.Entry<String, String>> telephones = new ArrayList<>();

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T07:00:00Z"));

	private TestDatabase database;

	private NumberProofService proofs;

	private void on(TestDatabase database) {
		this.database = database;
		willAnswer((call) -> this.orders.add(call.getArgument(0))).given(this.outbox).add(any());
		willAnswer((call) -> this.telephones
			.add(Map.entry(call.getArgument(0), call.<Map<String, String>>getArgument(4).get("accessCode"))))
			.given(this.messages)
			.sendTo(any(), any(), any(), any(), any());
		this.proofs = new NumberProofService(
				new NumberProofRepository(database.jdbc(), this.clock,
						EncryptionForTests.fields(database.dataSource())),
				database.jdbc(), new FileLimitDecisions(), this.outbox, InboxForTests.on(database, this.clock),
				this.clock);
	}

	@OnBothDatabases
	@DisplayName("the code sent to the number on file proves it; only its hash is ever stored")
	void proves(TestDatabase database) {
		on(database);
		var reference = opened(1);
		var code = codeFor(reference);

		assertThat(this.telephones).singleElement()
			.satisfies((sent) -> assertThat(sent.getKey()).isEqualTo(ON_FILE.value()));
		assertThat(kept()).doesNotContain(code);
		assertThat(this.orders).singleElement().extracting(OutboxEntry::payload).asString().doesNotContain(code);
		assertThat(attempt(reference, " " + code + " ")).isEqualTo(new NumberVerdict(true, 3));
		assertThat(this.proofs.proven(reference)).contains(ON_FILE);
		assertThat(this.proofs.standing(reference).proven()).isTrue();
	}

	@OnBothDatabases
	@DisplayName("three wrong codes end the proof, also for the right and for a new code")
	void threeWrong(TestDatabase database) {
		on(database);
		var reference = opened(1);
		var code = codeFor(reference);

		assertThat(attempt(reference, wrong(code))).isEqualTo(new NumberVerdict(false, 2));
		assertThat(attempt(reference, wrong(code))).isEqualTo(new NumberVerdict(false, 1));
		assertThat(attempt(reference, wrong(code))).isEqualTo(new NumberVerdict(false, 0));

		assertThat(attempt(reference, code)).isEqualTo(new NumberVerdict(false, 0));
		order(reference);
		deliver();
		assertThat(this.telephones).hasSize(1);
		assertThat(this.proofs.proven(reference)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("a new code invalidates the one before and resets no attempt; at most three are sent")
	void newCode(TestDatabase database) {
		on(database);
		var reference = opened(1);
		var first = codeFor(reference);
		assertThat(attempt(reference, wrong(first)).triesLeft()).isEqualTo(2);

		order(reference);
		assertThat(attempt(reference, first)).as("from the order on").isEqualTo(new NumberVerdict(false, 1));
		deliver();
		order(reference);
		order(reference);
		deliver();

		assertThat(this.telephones).hasSize(3);
		assertThat(attempt(reference, last())).isEqualTo(new NumberVerdict(true, 1));
	}

	@OnBothDatabases
	@DisplayName("a code is valid for ten minutes from sending")
	void tenMinutes(TestDatabase database) {
		on(database);
		var inTime = opened(1);
		order(inTime);
		this.clock.pass(Duration.ofMinutes(9));
		deliver();
		this.clock.pass(Duration.ofMinutes(10));
		assertThat(attempt(inTime, last()).proven()).isTrue();

		var late = opened(2);
		var code = codeFor(late);
		this.clock.pass(Duration.ofMinutes(10).plusMillis(1));
		assertThat(attempt(late, code)).isEqualTo(new NumberVerdict(false, 2));
	}

	@OnBothDatabases
	@DisplayName("an order sent twice leaves the second code; an overtaken one sends none")
	void sentTwice(TestDatabase database) {
		on(database);
		var reference = opened(1);
		var first = codeFor(reference);
		sender().perform(this.orders.get(0));
		assertThat(attempt(reference, first).proven()).isFalse();
		order(reference);
		sender().perform(this.orders.get(0));
		assertThat(this.telephones).hasSize(2);

		assertThat(attempt(reference, this.telephones.get(1).getValue()).proven()).isFalse();
	}

	@OnBothDatabases
	@DisplayName("a number gets at most nine codes a day over all cases")
	void annoyed(TestDatabase database) {
		on(database);
		for (var number = 1; number <= 5; number++) {
			var reference = opened(number);
			order(reference);
			order(reference);
			order(reference);
		}
		assertThat(this.orders).hasSize(9);

		this.clock.pass(Duration.ofDays(1).plusSeconds(1));
		order(opened(9));
		assertThat(this.orders).hasSize(10);
	}

	@OnBothDatabases
	@DisplayName("a code on a channel counts like any other; the case is notified once it is settled")
	void overChannel(TestDatabase database) {
		on(database);
		var reference = opened(1);
		var code = codeFor(reference);

		assertThat(in(() -> this.proofs.supplyCode(reference, wrong(code)))).isEqualTo(new NumberVerdict(false, 2));
		assertThat(told()).isZero();
		assertThat(in(() -> this.proofs.supplyCode(reference, code))).isEqualTo(new NumberVerdict(true, 2));
		assertThat(told()).isOne();
	}

	@OnBothDatabases
	@DisplayName("another code may be requested on a channel, but not at once, not without limit, and not for "
			+ "an exhausted number")
	void renewed(TestDatabase database) {
		on(database);
		var reference = opened(1);
		codeFor(reference);
		assertRefused("contact.codeJustSent", () -> this.proofs.renew(reference));
		assertRefused("contact.codeJustSent", () -> checked(reference));
		this.clock.pass(Duration.ofMinutes(1));
		assertThat(in(() -> this.proofs.renew(reference))).isOne();
		deliver();
		assertThat(this.telephones).hasSize(2)
			.allSatisfy((sent) -> assertThat(sent.getKey()).isEqualTo(ON_FILE.value()));
		assertThat(attempt(reference, this.telephones.get(0).getValue())).as("the one before")
			.isEqualTo(new NumberVerdict(false, 2));
		this.clock.pass(Duration.ofMinutes(1));
		assertThat(in(() -> this.proofs.renew(reference))).isZero();
		this.clock.pass(Duration.ofMinutes(1));
		assertRefused("contact.codesSpent", () -> this.proofs.renew(reference));

		for (var number = 2; number <= 4; number++) {
			order(opened(number));
			order("1448-%07d-0".formatted(number));
		}
		this.clock.pass(Duration.ofMinutes(1));
		assertRefused("contact.codesOfDay", () -> this.proofs.renew("1448-0000004-0"));
	}

	@OnBothDatabases
	@DisplayName("a proven number needs no other code: a case that asks again continues")
	void provenBefore(TestDatabase database) {
		on(database);
		var reference = opened(1);
		attempt(reference, codeFor(reference));

		order(reference);
		order(reference);

		assertThat(this.orders).hasSize(1);
		assertThat(told()).as("each time").isEqualTo(2);
	}

	@OnBothDatabases
	@DisplayName("a proven or closed case waits for no code")
	void closed(TestDatabase database) {
		on(database);
		var proven = opened(1);
		attempt(proven, codeFor(proven));
		var withdrawn = opened(2);
		var code = codeFor(withdrawn);
		this.database.jdbc()
			.sql("update case_file set closed_at = opened_at where reference in (?, ?)")
			.params(proven, withdrawn)
			.update();
		this.clock.pass(Duration.ofMinutes(1));

		assertRefused("contact.proofClosed", () -> this.proofs.renew(proven));
		assertRefused("contact.proofClosed", () -> this.proofs.renew(withdrawn));
		assertRefused("contact.proofClosed", () -> this.proofs.supplyCode(withdrawn, code));
		assertThat(in(() -> this.proofs.supplyCode(proven, "000000"))).as("repeated")
			.isEqualTo(new NumberVerdict(true, 3));
		assertThat(in(() -> this.proofs.standing(withdrawn))).isEqualTo(new NumberVerdict(false, 3));
	}

	private boolean checked(String reference) {
		this.proofs.checkRenewal(reference);
		return true;
	}

	private void assertRefused(String code, Supplier<?> work) {
		assertThatThrownBy(() -> in(work)).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	@OnBothDatabases
	@DisplayName("a case without an ordered code accepts no guess")
	void noCode(TestDatabase database) {
		on(database);

		var reference = opened(1);
		assertRefused("contact.noCodeAsked", () -> this.proofs.tryCode(reference, "493027"));
		assertRefused("contact.noCodeAsked", () -> this.proofs.renew(reference));
	}

	private String codeFor(String reference) {
		order(reference);
		deliver();
		return last();
	}

	private void order(String reference) {
		in(() -> {
			this.proofs.order(reference, ON_FILE, "contactCode");
			return null;
		});
	}

	private void deliver() {
		this.orders.subList(this.delivered, this.orders.size()).forEach((order) -> sender().perform(order));
		this.delivered = this.orders.size();
	}

	private NumberCodeOutboxHandler sender() {
		return new NumberCodeOutboxHandler(this.proofs, this.messages);
	}

	private String last() {
		return this.telephones.get(this.telephones.size() - 1).getValue();
	}

	private static String wrong(String code) {
		return code.equals("000000") ? "000001" : "000000";
	}

	private NumberVerdict attempt(String reference, String code) {
		return in(() -> this.proofs.tryCode(reference, code));
	}

	private <T> T in(Supplier<T> work) {
		return new TransactionTemplate(this.database.transactionManager()).execute((status) -> work.get());
	}

	private String kept() {
		return this.database.jdbc().sql("select * from number_proof").query().listOfRows().toString();
	}

	private long told() {
		return this.database.jdbc()
			.sql("select count(*) from inbox where message_name = ?")
			.param(NumberProofService.CODE_JUDGED)
			.query(Long.class)
			.single();
	}

	private String opened(int number) {
		var reference = "1448-%07d-0".formatted(number);
		this.database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'p', 'PORTAL', 'riyadh', 'men', 't', 'REGISTERED', '1366712766', 'h', 'CITIZEN', 'x',
					  '+966501234567', 'x', 'x', ?, 'x', ?)""")
			.params(reference, reference, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return reference;
	}

}
