package sa.wusul.reception.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.attempt.AttemptsForTests;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

@DisplayName("Proofs of identity by number matching")
@Tag("fast")
class IdentityProofsTest {

	private static final IdentityNumber PERSON = new IdentityNumber(SignedAnswers.PERSON);

	private static final String OFFICER = "callcentre";

	private final List<OutboxEntry> orders = new ArrayList<>();

	private final List<InboxMessage> told = new ArrayList<>();

	private final List<AuditEntry> audited = new ArrayList<>();

	private final List<ProofQuestion> asked = new ArrayList<>();

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));

	private boolean ready = true;

	private boolean fails;

	private TestDatabase database;

	private IdentityProofService proofs;

	private void on(TestDatabase database) {
		this.database = database;
		var outbox = mock(Outbox.class);
		willAnswer((call) -> this.orders.add(call.getArgument(0))).given(outbox).add(any());
		var inbox = mock(Inbox.class);
		willAnswer((call) -> {
			this.told.add(call.getArgument(0));
			return Receipt.ACCEPTED;
		}).given(inbox).receive(any());
		var audit = mock(AuditLog.class);
		willAnswer((call) -> this.audited.add(call.getArgument(0))).given(audit).add(any(AuditEntry.class));
		var gateways = new StaticListableBeanFactory();
		gateways.addBean("gateway", new IdentityProofGateway() {
			@Override
			public boolean isReady() {
				return IdentityProofsTest.this.ready;
			}

			@Override
			public void ask(ProofQuestion question) {
				if (IdentityProofsTest.this.fails) {
					throw new TemporaryFailureException("away");
				}
				IdentityProofsTest.this.asked.add(question);
			}
		});
		this.proofs = new IdentityProofService(
				new IdentityProofRepository(database.jdbc(), EncryptionForTests.fields(database.dataSource())),
				gateways.getBeanProvider(IdentityProofGateway.class),
				AttemptsForTests.on(database.dataSource(), this.clock), new FileLimitDecisions(), outbox, inbox, audit,
				this.clock);
	}

	@OnBothDatabases
	@DisplayName("confirm with the number that the officer told; number and person stay nowhere afterwards")
	void confirmed(TestDatabase database) {
		on(database);
		var key = asked(PERSON, OFFICER);
		assertThat(this.orders).singleElement()
			.extracting(OutboxEntry::payload)
			.asString()
			.doesNotContain(PERSON.value());
		var question = sent(key);
		assertThat(question.person()).isEqualTo(PERSON);
		assertThat(question.number()).matches("[1-9][0-9]");
		assertThat(this.proofs.show(key, OFFICER).orElseThrow().number()).contains(question.number());
		assertThat(this.proofs.show(key, "somebody")).as("another officer").isEmpty();
		assertThat(rows()).doesNotContain(PERSON.value());

		assertThat(take(answer(key, PERSON, question.number()))).isEqualTo(Receipt.ACCEPTED);

		assertThat(this.proofs.state(key)).contains(ProofState.CONFIRMED);
		assertThat(this.told).containsExactly(
				new InboxMessage("identity:" + key, IdentityProofService.ANSWERED, key, Optional.of("instance-1")));
		assertThat(deeds()).containsExactly("identity.asked DONE", "identity.confirmed DONE");
		assertThat(database.jdbc()
			.sql("select count(*) from identity_proof where shown_number is null and identity_number is null")
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(this.proofs.show(key, OFFICER).orElseThrow().number()).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("fail with another number, and are denied by a person who asked for nothing")
	void unproven(TestDatabase database) {
		on(database);
		var guessed = asked(PERSON, OFFICER);
		take(answer(guessed, PERSON, sent(guessed).number().equals("99") ? "98" : "99"));
		var denied = asked(PERSON, OFFICER);
		take(new ProofAnswer("d", denied, PERSON, false, Optional.empty()));

		assertThat(this.proofs.state(guessed)).contains(ProofState.MISMATCHED);
		assertThat(this.proofs.state(denied)).contains(ProofState.REFUSED);
		assertThat(this.proofs.provenCase(guessed)).isEmpty();
		assertThat(deeds()).contains("identity.mismatched REFUSED", "identity.denied REFUSED");
	}

	@OnBothDatabases
	@DisplayName("take an answer once; a replayed one changes nothing, and another one is refused")
	void replayed(TestDatabase database) {
		on(database);
		var key = asked(PERSON, OFFICER);
		var answer = answer(key, PERSON, sent(key).number());
		take(answer);

		assertThat(take(answer)).isEqualTo(Receipt.ALREADY_RECEIVED);
		assertThat(this.told).hasSize(1);
		assertRefused(new ProofAnswer("other", key, PERSON, false, Optional.empty()), "identity.settled");
		assertThat(this.proofs.state(key)).contains(ProofState.CONFIRMED);
	}

	@OnBothDatabases
	@DisplayName("take no answer to an unknown question, about another person, too late, or to an ended one")
	void notTaken(TestDatabase database) {
		on(database);
		var key = asked(PERSON, OFFICER);
		var number = sent(key).number();
		assertRefused(answer("call-unknown", PERSON, number), "identity.unknown");
		assertRefused(answer(key, new IdentityNumber("1001244019"), number), "identity.otherPerson");
		var ended = asked(PERSON, OFFICER);
		inTransaction(() -> this.proofs.withdraw(ended));
		assertRefused(answer(ended, PERSON, number), "identity.settled");

		this.clock.pass(Duration.ofMinutes(3).plusMillis(1));

		assertRefused(answer(key, PERSON, number), "identity.late");
		assertThat(this.proofs.show(key, OFFICER).orElseThrow().state()).isEqualTo(ProofState.UNANSWERED);
		inTransaction(() -> assertThat(this.proofs.conclude(key)).isEqualTo(ProofState.UNANSWERED));
	}

	@OnBothDatabases
	@DisplayName("ask a person three times an hour, whichever officer asks, and somebody unknown looks the same")
	void capOfPerson(TestDatabase database) {
		on(database);
		for (var person : List.of(Optional.of(PERSON), Optional.<IdentityNumber>empty())) {
			for (var time = 0; time < 3; time++) {
				assertThat(this.proofs.state(asked(person, "somebody", "officer-" + time))).contains(ProofState.ASKED);
			}
			assertThat(this.proofs.state(asked(person, "somebody", "officer-4"))).contains(ProofState.LIMITED);
		}
		assertThat(this.orders).as("questions go to the one person only").hasSize(3);
		assertThat(deeds()).contains("identity.limited REFUSED");
		this.clock.pass(Duration.ofHours(1));
		assertThat(this.proofs.state(asked(PERSON, OFFICER))).contains(ProofState.ASKED);
	}

	@OnBothDatabases
	@DisplayName("let an officer ask thirty times an hour")
	void capOfOfficer(TestDatabase database) {
		on(database);
		for (var time = 0; time < 30; time++) {
			asked(Optional.empty(), "somebody-" + time, OFFICER);
		}

		assertThat(this.proofs.state(asked(Optional.empty(), "somebody-31", OFFICER))).contains(ProofState.LIMITED);
	}

	@OnBothDatabases
	@DisplayName("ask nobody for a day who denied twice")
	void deniedTwice(TestDatabase database) {
		on(database);
		for (var time = 0; time < 2; time++) {
			var key = asked(PERSON, OFFICER);
			take(new ProofAnswer("d" + time, key, PERSON, false, Optional.empty()));
			this.clock.pass(Duration.ofHours(2));
		}
		assertThat(this.proofs.state(asked(PERSON, OFFICER))).contains(ProofState.LIMITED);
		this.clock.pass(Duration.ofDays(1));
		assertThat(this.proofs.state(asked(PERSON, OFFICER))).contains(ProofState.ASKED);
	}

	@OnBothDatabases
	@DisplayName("give way to another proof while the national identity is away, before the question and after it")
	void away(TestDatabase database) {
		on(database);
		this.ready = false;
		assertThat(this.proofs.state(asked(PERSON, OFFICER))).contains(ProofState.UNAVAILABLE);
		assertThat(this.orders).isEmpty();

		this.ready = true;
		this.fails = true;
		var key = asked(PERSON, OFFICER);
		perform();

		assertThat(this.proofs.state(key)).contains(ProofState.UNAVAILABLE);
		assertThat(this.told).extracting(InboxMessage::caseReference).containsExactly(key);
	}

	@OnBothDatabases
	@DisplayName("are not sent after their end, and end by themselves if nobody concludes them")
	void forgotten(TestDatabase database) {
		on(database);
		var key = asked(PERSON, OFFICER);
		this.clock.pass(Duration.ofMinutes(4));
		perform();
		assertThat(this.asked).isEmpty();
		inTransaction(() -> this.proofs.endForgotten());
		assertThat(this.proofs.state(key)).contains(ProofState.ASKED);

		this.clock.pass(Duration.ofMinutes(3));
		inTransaction(() -> this.proofs.endForgotten());

		assertThat(this.proofs.state(key)).contains(ProofState.UNANSWERED);
	}

	private String asked(IdentityNumber person, String officer) {
		return asked(Optional.of(person), "somebody", officer);
	}

	private String asked(Optional<IdentityNumber> person, String named, String officer) {
		var key = "call-" + UUID.randomUUID();
		inTransaction(() -> {
			this.proofs.prepare(new NewProof(key, ProofChannel.PHONE, ProofPurpose.ENQUIRY, officer, named, person,
					Optional.empty()));
			this.proofs.ask(key, Optional.of("instance-1"));
		});
		return key;
	}

	private ProofQuestion sent(String key) {
		perform();
		return this.asked.stream().filter((question) -> question.key().equals(key)).findFirst().orElseThrow();
	}

	private void perform() {
		this.orders.forEach(new IdentityProofOutboxHandler(this.proofs)::perform);
	}

	private static ProofAnswer answer(String key, IdentityNumber person, String number) {
		return new ProofAnswer("a-" + key.substring(0, 9), key, person, true, Optional.of(number));
	}

	private Receipt take(ProofAnswer answer) {
		var receipt = new ArrayList<Receipt>();
		inTransaction(() -> receipt.add(this.proofs.take(answer)));
		return receipt.get(0);
	}

	private void assertRefused(ProofAnswer answer, String code) {
		assertThatThrownBy(() -> take(answer)).isInstanceOf(RefusalException.class).hasMessage(code);
	}

	private List<String> deeds() {
		return this.audited.stream().map((entry) -> entry.deed() + " " + entry.outcome()).toList();
	}

	private String rows() {
		return this.database.jdbc().sql("select * from identity_proof").query().listOfRows().toString();
	}

	private void inTransaction(Runnable work) {
		this.database.inTransaction(work);
	}

}
