package sa.wusul.tawasul.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Classification;
import sa.wusul.casefile.CaseFile.Person;
import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.IssuedPaper.Audience;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.verification.NumberOnFileService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@DisplayName("Statements about a detainee")
@Tag("fast")
class StatementServiceTest {

	private static final String CASE = "1448-0001234-7";

	private static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	private static final IdentityNumber DETAINEE = new IdentityNumber("1400949291");

	private static final IdentityNumber WIFE = new IdentityNumber("1907866667");

	private final CaseFiles caseFiles = mock(CaseFiles.class);

	private final DetaineeCases cases = mock(DetaineeCases.class);

	private final Contacts contacts = mock(Contacts.class);

	private final Findings findings = mock(Findings.class);

	private final Verdicts verdicts = mock(Verdicts.class);

	private final NumberOnFileService numberOnFile = mock(NumberOnFileService.class);

	private final PaperService papers = mock(PaperService.class);

	private final Map<String, Object> found = new HashMap<>(
			Map.of("detaineeHeld", true, "stage", "BEFORE_COURT", "prison", "malaz", "healthStatus", "UNDER_TREATMENT",
					"court", "المحكمة الجزائية بالرياض", "courtCaseNumber", "4471002318", "nextHearing",
					LocalDate.parse("2026-12-03"), "relation", "SPOUSE", "securityClass", "HIGH", "ward", "ب ١"));

	private final List<Note> notes = new ArrayList<>();

	private final List<PaperRequest> printed = new ArrayList<>();

	private TestDatabase database;

	private DisclosureRepository log;

	private StatementService statements;

	private void on(TestDatabase database) {
		this.database = database;
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'p', 'PORTAL', 'riyadh', 'women', 't', 'REGISTERED', ?, 'h', 'CITIZEN', 'x', '+966551112005',
					  'x', 'x', 'f', 'x', ?)""")
			.params(CASE, WIFE.value(), NOW.atOffset(ZoneOffset.UTC))
			.update();
		var file = new CaseFile(CASE, "tawasul-status-enquiry", Channel.PORTAL, new Place("riyadh", "women"),
				new Request("t", "الاستعلام عن حال نزيل", "x"), new Classification("E_SERVICE", "NORMAL", "prisons"),
				CaseState.REGISTERED, new Person(WIFE.value(), "CITIZEN", "شيخة", "+966551112005", Optional.empty()),
				"channel", new Times(NOW, null, null, null));
		given(this.caseFiles.get(CASE)).willReturn(file);
		given(this.caseFiles.dossier(CASE))
			.willAnswer((call) -> new CaseDossier(file, List.of(), List.copyOf(this.notes), List.of()));
		given(this.cases.find(CASE))
			.willReturn(Optional.of(new DetaineeCase(CASE, DETAINEE, ContactRole.PRIMARY, Optional.of("malaz"))));
		given(this.contacts.find(DETAINEE, WIFE)).willReturn(Optional.of(wife(ContactRole.PRIMARY)));
		given(this.findings.forCase(CASE)).willReturn(this.found);
		given(this.verdicts.last(CASE))
			.willReturn(Optional.of(new ApplicationVerdict("t", Outcome.GRANT, "CONTACT_ON_FILE", "x", null)));
		given(this.papers.issue(any())).willAnswer((call) -> {
			this.printed.add(call.getArgument(0));
			return new IssuedPaper(CASE + "/1", CASE, "إفادة", "hash", NOW, Audience.REQUESTER);
		});
		this.log = new DisclosureRepository(database.jdbc(), EncryptionForTests.fields(database.dataSource()));
		this.statements = new StatementService(this.caseFiles, this.cases, this.contacts, this.findings, this.verdicts,
				this.numberOnFile, this.log, this.papers, Rights.load(), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@OnBothDatabases
	@DisplayName("contain the registers' facts on each matter; recipient, matters and reason are logged")
	void told(TestDatabase database) {
		on(database);

		assertThat(tellContact("LEGAL_STATUS,HEALTH_STATUS,TRIAL_PROGRESS")).isTrue();

		assertThat(lines()).containsExactly("رقم هوية من سألتم عنه: 1400949291",
				"مرحلة قضيته: منظورة قضيته أمام المحكمة", "مكان وجوده: إصلاحية الملز",
				"حالته الصحية: يتلقى العلاج في السجن", "المحكمة: المحكمة الجزائية بالرياض", "رقم المعاملة: 4471002318",
				"الجلسة القادمة: 2026-12-03");
		assertThat(this.log.forDetainee(DETAINEE)).containsExactly(new Disclosure(CASE, Optional.of(DETAINEE), WIFE,
				ContactRole.PRIMARY, Relation.SPOUSE, Optional.of("BEFORE_COURT"),
				List.of(Matter.LEGAL_STATUS, Matter.HEALTH_STATUS, Matter.TRIAL_PROGRESS), "CONTACT_ON_FILE",
				CASE + "/1", Optional.empty(), NOW));
	}

	@OnBothDatabases
	@DisplayName("contain no other matter")
	void nothingElse(TestDatabase database) {
		on(database);
		this.notes.add(note("healthStatement", "سر طبي"));

		assertThat(tellContact("STAGE")).isTrue();

		assertThat(lines()).containsExactly("رقم هوية من سألتم عنه: 1400949291",
				"مرحلة قضيته: منظورة قضيته أمام المحكمة");
		assertThat(this.printed.get(0).fields()).doesNotContainKey("words");
		assertThat(this.log.forCase(CASE)).singleElement()
			.satisfies((told) -> assertThat(told.disclosed()).containsExactly(Matter.STAGE));
	}

	@OnBothDatabases
	@DisplayName("contain the medical officer's text if health is permitted, and name the officer in the log")
	void medicalWords(TestDatabase database) {
		on(database);
		this.notes.add(note("healthStatement", "أولى"));
		this.notes.add(note("healthStatement", "حاله مستقرة"));

		tellContact("LEGAL_STATUS,HEALTH_STATUS");

		assertThat(this.printed.get(0).fields()).containsEntry("words", "حاله مستقرة");
		assertThat(this.log.forCase(CASE)).singleElement()
			.satisfies((told) -> assertThat(told.by()).contains("medical"));
	}

	@OnBothDatabases
	@DisplayName("are neither issued nor logged after the contact's role was revoked")
	void revoked(TestDatabase database) {
		on(database);
		given(this.contacts.find(DETAINEE, WIFE)).willReturn(Optional.empty());

		assertThat(tellContact("LEGAL_STATUS")).isFalse();

		then(this.papers).should(never()).issue(any());
		assertThat(this.log.forDetainee(DETAINEE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("are not issued to a lawyer whose power of attorney ended")
	void powerOfAttorneyEnded(TestDatabase database) {
		on(database);
		given(this.cases.find(CASE))
			.willReturn(Optional.of(new DetaineeCase(CASE, DETAINEE, ContactRole.LAWYER, Optional.of("malaz"))));
		given(this.contacts.find(DETAINEE, WIFE)).willReturn(Optional.of(wife(ContactRole.LAWYER)));
		this.found.put("powerOfAttorneyValid", true);
		assertThat(this.statements.requesterStillQualifies(CASE)).isTrue();
		this.found.remove("powerOfAttorneyValid");

		assertThat(this.statements.requesterStillQualifies(CASE)).isFalse();
		assertThat(tellContact("LEGAL_STATUS")).isFalse();
		assertThat(this.log.forDetainee(DETAINEE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("log a paper of another kind, such as a permit, once")
	void paperOfAnotherKind(TestDatabase database) {
		on(database);
		database.inTransaction(() -> this.statements.log(CASE, Matter.LEAVE, "LEAVE_GRANTED", CASE + "/1"));
		database.inTransaction(() -> this.statements.log(CASE, Matter.LEAVE, "LEAVE_GRANTED", CASE + "/1"));

		assertThat(this.log.forCase(CASE)).singleElement().satisfies((told) -> {
			assertThat(told.told()).isEqualTo(WIFE);
			assertThat(told.disclosed()).containsExactly(Matter.LEAVE);
		});
	}

	@OnBothDatabases
	@DisplayName("of a repeated step are the same paper, logged once")
	void again(TestDatabase database) {
		on(database);
		tellContact("STAGE");
		tellContact("STAGE");

		assertThat(this.printed).extracting(PaperRequest::key).containsOnly(CASE + ":Task_IssueStatement");
		assertThat(this.log.forDetainee(DETAINEE)).hasSize(1);
	}

	@OnBothDatabases
	@DisplayName("that could not be issued are not logged either")
	void notIssued(TestDatabase database) {
		on(database);
		willThrow(new IllegalStateException("no font")).given(this.papers).issue(any());

		assertThatIllegalStateException().isThrownBy(() -> tellContact("STAGE"));
		assertThat(this.log.forDetainee(DETAINEE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("inform a relative of a missing person that the person is held, and no more")
	void relative(TestDatabase database) {
		on(database);
		does(() -> this.statements.tellRelative(CASE, "Task_IssueAnswer"));

		assertThat(lines()).containsExactly("رقم هوية من سألتم عنه: 1400949291", "حاله: محتجز لدى الجهات المختصة");
		assertThat(this.log.forDetainee(DETAINEE)).singleElement().satisfies((told) -> {
			assertThat(told.disclosed()).containsExactly(Matter.CUSTODY);
			assertThat(told.why()).isEqualTo("FIRST_DEGREE_RELATIVE");
		});
	}

	@OnBothDatabases
	@DisplayName("inform a contact of a person not held of that fact only")
	void notHeld(TestDatabase database) {
		on(database);
		this.found.put("detaineeHeld", false);
		tellContact("CUSTODY");

		assertThat(lines()).last().asString().contains("لا تحتجزه");
	}

	@OnBothDatabases
	@DisplayName("with an officer's answer about a detainee are logged under the officer's name, and go to the "
			+ "number on file")
	void answer(TestDatabase database) {
		on(database);
		this.notes.add(note("answer", "تُستقبل الكتب كل أحد"));
		given(this.cases.answeredFor(CASE)).willReturn(Optional.of(ContactRole.PRIMARY));
		does(() -> this.statements.tellAnswer(CASE, "Task_IssueAnswer"));

		then(this.numberOnFile).should().useFor(CASE);
		assertThat(this.printed.get(0).fields()).containsEntry("words", "تُستقبل الكتب كل أحد");
		assertThat(this.log.forDetainee(DETAINEE)).singleElement().satisfies((told) -> {
			assertThat(told.disclosed()).containsExactly(Matter.ANSWER);
			assertThat(told.by()).contains("medical");
			assertThat(told.why()).isEqualTo("OFFICER_ANSWERED");
		});
	}

	@OnBothDatabases
	@DisplayName("with an answer written for a contact are not issued after a revocation, even if the case "
			+ "knows it")
	void answerToAFormerContact(TestDatabase database) {
		on(database);
		this.notes.add(note("answer", "تُستقبل الكتب كل أحد"));
		given(this.cases.answeredFor(CASE)).willReturn(Optional.of(ContactRole.PRIMARY));
		isContact(Optional.empty());

		assertThat(in(() -> this.statements.tellAnswer(CASE, "Task_IssueAnswer"))).isFalse();
		assertThat(this.printed).isEmpty();
		assertThat(this.log.forCase(CASE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("with an answer are written for a contact only, and the case stores the contact's role")
	void answerIsForAContact(TestDatabase database) {
		on(database);
		does(() -> this.statements.answer(CASE, note("answer", "تُستقبل الكتب كل أحد")));
		then(this.cases).should().answerFor(CASE, ContactRole.PRIMARY);

		isContact(Optional.empty());
		assertThatThrownBy(() -> this.statements.answer(CASE, note("answer", "هو بخير")))
			.hasMessageContaining("answer.notEntitled");
		does(() -> this.statements.explain(CASE, note("answer", "أثبتوا صفتكم")));
		then(this.cases).should().answerFor(CASE, ContactRole.NONE);
	}

	@OnBothDatabases
	@DisplayName("are not permitted for a lawyer whose power of attorney has ended")
	void lawyerWithoutPower(TestDatabase database) {
		on(database);
		isContact(Optional.of(ContactRole.LAWYER));
		this.found.put("powerOfAttorneyValid", true);
		given(this.cases.answeredFor(CASE)).willReturn(Optional.of(ContactRole.LAWYER));
		this.notes.add(note("answer", "تُستقبل الكتب كل أحد"));
		does(() -> this.statements.answer(CASE, note("answer", "تُستقبل الكتب كل أحد")));

		this.found.put("powerOfAttorneyValid", false);
		assertThat(in(() -> this.statements.tellAnswer(CASE, "Task_IssueAnswer"))).isFalse();
		assertThat(tellContact("LEGAL_STATUS")).isFalse();
		assertThatThrownBy(() -> this.statements.answer(CASE, note("answer", "هو بخير")))
			.hasMessageContaining("answer.notEntitled");
	}

	@OnBothDatabases
	@DisplayName("with an answer about no detainee go to the number on file and are logged under the officer's "
			+ "name too")
	void answerAboutNobody(TestDatabase database) {
		on(database);
		given(this.cases.find(CASE)).willReturn(Optional.empty());
		this.notes.add(note("answer", "تُستقبل الكتب كل أحد"));
		does(() -> this.statements.tellAnswer(CASE, "Task_IssueAnswer"));

		then(this.numberOnFile).should().useFor(CASE);
		assertThat(this.printed).hasSize(1);
		assertThat(this.log.forCase(CASE)).containsExactly(
				new Disclosure(CASE, Optional.empty(), WIFE, ContactRole.NONE, Relation.NONE, Optional.empty(),
						List.of(Matter.ANSWER), "OFFICER_ANSWERED", CASE + "/1", Optional.of("medical"), NOW));
	}

	/** Sets the contact's role and updates the case. */
	private void isContact(Optional<ContactRole> role) {
		given(this.contacts.find(DETAINEE, WIFE)).willReturn(role.map(StatementServiceTest::wife));
		given(this.cases.find(CASE)).willReturn(
				Optional.of(new DetaineeCase(CASE, DETAINEE, role.orElse(ContactRole.NONE), Optional.of("malaz"))));
	}

	private boolean tellContact(String matters) {
		return in(() -> this.statements.tellContact(CASE, "Task_IssueStatement", Matter.listOf(matters)));
	}

	private List<String> lines() {
		return ((List<?>) this.printed.get(0).fields().get("rows")).stream()
			.map((row) -> (Map<?, ?>) row)
			.map((row) -> row.get("label") + ": " + (row.containsKey("day") ? row.get("day") : row.get("value")))
			.collect(Collectors.toList());
	}

	private void does(Runnable work) {
		in(() -> {
			work.run();
			return null;
		});
	}

	private <T> T in(Supplier<T> work) {
		return new TransactionTemplate(this.database.transactionManager()).execute((status) -> work.get());
	}

	private static Note note(String kind, String text) {
		return new Note("Task_X", "x", kind, text, "medical", NOW);
	}

	private static Contact wife(ContactRole role) {
		return new Contact(1, DETAINEE, WIFE, "شيخة", role, Relation.SPOUSE, new MobileNumber("0551112005"), CASE, NOW,
				Optional.empty());
	}

}
