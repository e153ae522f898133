package sa.wusul.reception.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.mockito.ArgumentCaptor;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.NewProof;
import sa.wusul.reception.proof.ProofState;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

@DisplayName("Codes that prove a caller's identity")
@Tag("fast")
class PhoneCallsTest {

	private static final String CASE = "1448-0001234-3";

	private static final String UNKNOWN = CaseReference.of(1448, 9).value();

	private static final IdentityNumber PERSON = new IdentityNumber("1058529940");

	private final CaseFiles caseFiles = mock(CaseFiles.class);

	private final Outbox outbox = mock(Outbox.class);

	private final PassingMessages messages = mock(PassingMessages.class);

	private final List<OutboxEntry> orders = new ArrayList<>();

	/** The messages to the telephone of the case, latest last. */
	private final List<String> telephone = new ArrayList<>();

	private final IdentityProofService proofs = mock(IdentityProofService.class);

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));

	private TestDatabase database;

	private PhoneCallRepository calls;

	private CallerCodeOutboxHandler codes;

	private void on(TestDatabase database) {
		this.database = database;
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'p', 'COUNTER', 'riyadh', 'men', 'passport', 'REGISTERED', ?, 'h', 'CITIZEN', 'سارة',
					  '+966501234567', 'موضوع', 'نص', 'f', 'clerk', current_timestamp)""")
			.params(CASE, PERSON.value())
			.update();
		var file = mock(CaseFile.class);
		given(file.reference()).willReturn(CASE);
		given(file.processKey()).willReturn("p");
		given(this.caseFiles.find(any())).willReturn(Optional.empty());
		given(this.caseFiles.find(CASE)).willReturn(Optional.of(file));
		given(this.caseFiles.latestOf(any())).willReturn(Optional.empty());
		given(this.caseFiles.latestOf(PERSON)).willReturn(Optional.of(CASE));
		willAnswer((call) -> this.orders.add(call.getArgument(0))).given(this.outbox).add(any());
		willAnswer((call) -> this.telephone.add(call.<Map<String, String>>getArgument(3).get("accessCode")))
			.given(this.messages)
			.send(any(), any(), any(), any());
		this.calls = new PhoneCallRepository(database.jdbc(), this.caseFiles, Rights.load(), new FileLimitDecisions(),
				this.outbox, this.proofs, this.clock);
		this.codes = new CallerCodeOutboxHandler(this.calls, this.messages);
	}

	@OnBothDatabases
	@DisplayName("the right code opens the case of the call once, and only its hash is ever stored")
	void rightCode(TestDatabase database) {
		on(database);
		var call = call(CASE);
		var code = codeFor(call);
		assertThat(code).matches("\\d{6}");
		assertThat(everythingKept()).doesNotContain(code);
		assertThat(this.orders).singleElement().extracting(OutboxEntry::payload).asString().doesNotContain(code);
		assertThatThrownBy(() -> this.calls.caseOfProvenCaller(call)).isInstanceOf(RefusalException.class)
			.hasMessage("call.unproven");

		assertThat(attempt(call, code)).isEqualTo(new CallerVerdict(true, 0));

		assertThat(this.calls.caseOfProvenCaller(call)).isEqualTo(CASE);
		assertThat(hash(call)).isNull();
		assertThat(attempt(call, code)).as("the same code again").isEqualTo(new CallerVerdict(false, 0));
		assertThat(this.calls.provenCase(call)).as("is still proven").contains(CASE);
		assertThat(events(call)).containsExactly("CODE_RIGHT", "CODE_AFTER_END");
	}

	@OnBothDatabases
	@DisplayName("a confirmation in the national app opens the case, a denial refuses the caller, and silence leaves the code")
	void byApp(TestDatabase database) {
		on(database);
		given(this.caseFiles.find(CASE).orElseThrow().requester())
			.willReturn(new CaseFile.Person(PERSON.value(), "CITIZEN", "سارة", "+966501234567", Optional.empty()));
		var confirmed = byApp(CASE, ProofState.CONFIRMED);
		var denied = byApp(CASE, ProofState.REFUSED);
		var silent = byApp(CASE, ProofState.UNANSWERED);

		assertThat(this.calls.provenCase(confirmed)).contains(CASE);
		assertThat(events(confirmed)).containsExactly("APP_CONFIRMED");
		assertThat(this.calls.provenCase(denied)).isEmpty();
		assertThat(this.calls.refusedCase(denied)).contains(CASE);
		assertThat(this.calls.provenCase(silent)).isEmpty();
		assertThat(attempt(silent, codeFor(silent))).as("the code").isEqualTo(new CallerVerdict(true, 0));
	}

	@OnBothDatabases
	@DisplayName("the owner of the case is asked in the national app, and nobody for an unknown case")
	void askedInApp(TestDatabase database) {
		on(database);
		given(this.caseFiles.find(CASE).orElseThrow().requester())
			.willReturn(new CaseFile.Person(PERSON.value(), "CITIZEN", "سارة", "+966501234567", Optional.empty()));

		byApp(CASE, ProofState.CONFIRMED);
		var unknown = byApp(UNKNOWN, ProofState.UNANSWERED);

		var asked = ArgumentCaptor.forClass(NewProof.class);
		then(this.proofs).should(times(2)).prepare(asked.capture());
		assertThat(asked.getAllValues()).extracting(NewProof::person)
			.containsExactly(Optional.of(PERSON), Optional.empty());
		assertThat(asked.getAllValues().get(1).named()).isEqualTo(UNKNOWN);
		assertThat(this.calls.provenCase(unknown)).isEmpty();
	}

	private String byApp(String reference, ProofState answer) {
		var call = call(reference);
		given(this.proofs.conclude(call)).willReturn(answer);
		this.database.inTransaction(() -> {
			this.calls.prepareProof(call, reference);
			this.calls.concludeProof(call, "callcentre");
		});
		return call;
	}

	@OnBothDatabases
	@DisplayName("three attempts and no more are accepted, even for the right code")
	void threeTries(TestDatabase database) {
		on(database);
		var call = call(CASE);
		var code = codeFor(call);

		assertThat(attempt(call, wrong(code))).isEqualTo(new CallerVerdict(false, 2));
		assertThat(attempt(call, wrong(code))).isEqualTo(new CallerVerdict(false, 1));
		assertThat(attempt(call, wrong(code))).isEqualTo(new CallerVerdict(false, 0));

		assertThat(attempt(call, code)).isEqualTo(new CallerVerdict(false, 0));
		assertThat(this.calls.provenCase(call)).isEmpty();
		assertThat(this.calls.refusedCase(call)).contains(CASE);
		assertThat(events(call)).containsExactly("CODE_WRONG", "CODE_WRONG", "CODE_WRONG", "CODE_AFTER_END");
	}

	@OnBothDatabases
	@DisplayName("a new code invalidates the one before and resets no attempt; at most three are sent")
	void newCode(TestDatabase database) {
		on(database);
		var call = call(CASE);
		var first = codeFor(call);
		assertThat(attempt(call, wrong(first)).triesLeft()).isEqualTo(2);

		order(call);
		assertThat(hash(call)).as("from the order on").isNull();
		assertThat(attempt(call, first)).isEqualTo(new CallerVerdict(false, 1));
		deliver();
		order(call);
		order(call);
		deliver();

		assertThat(this.telephone).hasSize(3);
		assertThat(attempt(call, this.telephone.get(2))).isEqualTo(new CallerVerdict(true, 0));
	}

	@OnBothDatabases
	@DisplayName("a code is valid for three minutes from sending")
	void threeMinutes(TestDatabase database) {
		on(database);
		var inTime = call(CASE);
		order(inTime);
		this.clock.pass(Duration.ofMinutes(2));
		deliver();
		this.clock.pass(Duration.ofMinutes(3));
		assertThat(attempt(inTime, lastCode())).isEqualTo(new CallerVerdict(true, 0));

		var late = call(CASE);
		var code = codeFor(late);
		this.clock.pass(Duration.ofMinutes(3).plusMillis(1));
		assertThat(attempt(late, code)).as("as if it were wrong").isEqualTo(new CallerVerdict(false, 2));
	}

	@OnBothDatabases
	@DisplayName("an unknown case, an unknown person and an unsent code look like a wrong code")
	void unknownLooksTheSame(TestDatabase database) {
		on(database);
		var unknown = call(UNKNOWN);
		order(unknown);
		var stranger = this.calls.begin(
				new NewCall("ENQUIRY", Optional.empty(), Optional.of(new IdentityNumber("1001244019")), "callcentre"));
		order(stranger);
		var unsent = call(CASE);

		for (var call : List.of(unknown, stranger, unsent)) {
			assertThat(attempt(call, "000000")).isEqualTo(new CallerVerdict(false, 2));
			assertThat(attempt(call, "000001")).isEqualTo(new CallerVerdict(false, 1));
			assertThat(attempt(call, "000002")).isEqualTo(new CallerVerdict(false, 0));
			assertThat(this.calls.provenCase(call)).isEmpty();
			assertThat(events(call)).containsExactly("CODE_WRONG", "CODE_WRONG", "CODE_WRONG");
		}
		assertThat(this.orders).isEmpty();
		assertThat(this.calls.refusedCase(unknown)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("a person's case is found by their identity number, and the code of one call is invalid in "
			+ "another")
	void byIdentity(TestDatabase database) {
		on(database);
		var one = this.calls.begin(new NewCall("ENQUIRY", Optional.empty(), Optional.of(PERSON), "callcentre"));
		var code = codeFor(one);
		var other = call(CASE);
		codeFor(other);

		assertThat(attempt(other, code).proven()).isFalse();
		assertThat(attempt(one, code).proven()).isTrue();
	}

	@OnBothDatabases
	@DisplayName("of many simultaneous codes three are checked, and the right one proves once")
	void raced(TestDatabase database) {
		on(database);
		for (var round = 0; round < 5; round++) {
			this.clock.pass(Duration.ofDays(2));
			var guessed = call(CASE);
			var code = codeFor(guessed);
			assertThat(atOnce(12, () -> attempt(guessed, wrong(code)))).allMatch((verdict) -> !verdict.proven());
			assertThat(tries(guessed)).isEqualTo(3);
			assertThat(attempt(guessed, code).proven()).isFalse();

			var raced = call(CASE);
			var right = codeFor(raced);
			assertThat(atOnce(8, () -> attempt(raced, right))).filteredOn(CallerVerdict::proven).hasSize(1);
			assertThat(tries(raced)).isEqualTo(1);
		}
	}

	@OnBothDatabases
	@DisplayName("after three refused calls in a day no code is sent for the case until the next day")
	void guessingFromCallToCall(TestDatabase database) {
		on(database);
		for (var refused = 0; refused < 3; refused++) {
			var call = call(CASE);
			var code = codeFor(call);
			IntStream.range(0, 3).forEach((n) -> attempt(call, wrong(code)));
			this.clock.pass(Duration.ofHours(2));
		}

		var locked = call(CASE);
		order(locked);
		assertThat(this.orders).hasSize(3);
		assertThat(attempt(locked, "123456")).as("as always").isEqualTo(new CallerVerdict(false, 2));

		this.clock.pass(Duration.ofDays(1));
		assertThat(attempt(call(CASE), "x").triesLeft()).isEqualTo(2);
		codeFor(call(CASE));
		assertThat(this.orders).hasSize(4);
	}

	@OnBothDatabases
	@DisplayName("at most six codes an hour are sent for one case")
	void flood(TestDatabase database) {
		on(database);
		for (var n = 0; n < 4; n++) {
			var call = call(CASE);
			IntStream.range(0, 3).forEach((again) -> order(call));
		}
		assertThat(this.orders).hasSize(6);
	}

	@OnBothDatabases
	@DisplayName("after the caller hung up no code is sent or accepted")
	void hungUp(TestDatabase database) {
		on(database);
		var call = call(CASE);
		var code = codeFor(call);
		order(call);
		database.inTransaction(() -> this.calls.hangUp(call, "callcentre"));
		deliver();
		order(call);

		assertThat(this.telephone).hasSize(1);
		assertThat(this.orders).hasSize(2);
		assertThat(attempt(call, code).proven()).isFalse();
		assertThat(events(call)).containsExactly("HUNG_UP", "CODE_AFTER_END");
	}

	@OnBothDatabases
	@DisplayName("an order repeated after a crash sends another code, which alone is valid")
	void performedAgain(TestDatabase database) {
		on(database);
		var call = call(CASE);
		order(call);
		this.codes.perform(this.orders.get(0));
		this.codes.perform(this.orders.get(0));

		assertThat(this.telephone).hasSize(2);
		if (!this.telephone.get(0).equals(this.telephone.get(1))) {
			assertThat(attempt(call, this.telephone.get(0)).proven()).isFalse();
		}
		assertThat(attempt(call, this.telephone.get(1)).proven()).isTrue();
	}

	private String call(String reference) {
		return this.calls
			.begin(new NewCall("ENQUIRY", Optional.of(new CaseReference(reference)), Optional.empty(), "callcentre"));
	}

	private void order(String call) {
		this.database.inTransaction(() -> this.calls.orderCode(call, "callerCode"));
	}

	private void deliver() {
		this.codes.perform(this.orders.get(this.orders.size() - 1));
	}

	private String codeFor(String call) {
		order(call);
		deliver();
		return lastCode();
	}

	private String lastCode() {
		return this.telephone.get(this.telephone.size() - 1);
	}

	private static String wrong(String code) {
		return code.equals("000000") ? "000001" : "000000";
	}

	private CallerVerdict attempt(String call, String code) {
		var verdicts = new ArrayList<CallerVerdict>();
		this.database.inTransaction(() -> verdicts.add(this.calls.tryCode(call, code, "callcentre")));
		return verdicts.get(0);
	}

	private static List<CallerVerdict> atOnce(int callers, Supplier<CallerVerdict> attempt) {
		return IntStream.range(0, callers)
			.mapToObj((n) -> CompletableFuture.supplyAsync(attempt))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();
	}

	private String hash(String call) {
		return this.database.jdbc()
			.sql("select code_hash from one_time_code where purpose = 'phone-call' and subject = ?")
			.param(call)
			.query((row, index) -> Optional.ofNullable(row.getString(1)))
			.single()
			.orElse(null);
	}

	private int tries(String call) {
		return this.database.jdbc()
			.sql("select tries from one_time_code where purpose = 'phone-call' and subject = ?")
			.param(call)
			.query(Integer.class)
			.single();
	}

	private List<String> events(String call) {
		return this.database.jdbc()
			.sql("select event from phone_call_event where call_number = ? order by id")
			.param(call)
			.query(String.class)
			.list();
	}

	private String everythingKept() {
		return this.database.jdbc().sql("select * from phone_call").query().listOfRows().toString();
	}

}
