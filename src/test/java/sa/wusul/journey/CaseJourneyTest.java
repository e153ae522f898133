package sa.wusul.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.CaseReopeningRepository;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("A request from the counter to its answer")
@Tag("story")
class CaseJourneyTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseReopeningRepository reopenings;

		@Autowired
		private DemoRegisters registers;

		@Autowired
		private CaseFiles caseFiles;

		@Autowired
		private PaperService papers;

		@Autowired
		private WorkingTime workingTime;

		@Autowired
		private Clock clock;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is answered in the name on file, whatever was typed beside the identity number")
		void nameOnFile() {
			var letter = letterTo("سعد", "1058529940");

			assertThat(letter).contains("نورة بنت سعد العتيبي").doesNotContain("كما ذكره");
		}

		@Test
		@DisplayName("is answered in the name as stated if no register knows the requester, and the letter says so")
		void nameAsStated() {
			var letter = letterTo("غادة الجهني", "1730546189");

			assertThat(letter).contains("غادة الجهني", "الاسم كما ذكره صاحب الطلب");
		}

		@ParameterizedTest(name = "power {0}: names them {1}")
		@CsvSource({ "441000101, true", "441000104, false" })
		@DisplayName("of an agent is answered by a letter that names both if the register proves the power of attorney")
		void answerToAgent(String power, boolean named) {
			assertThat(text(answeredToAgent(power))).contains("حمد بن جاسم الفضلي")
				.satisfies((letter) -> assertThat(letter.contains("راشد بن علي الفضلي")).isEqualTo(named));
		}

		@Test
		@DisplayName("of an agent whose power was revoked after the answer is reopened and answered to the principal "
				+ "alone")
		void reopenedWithoutPower() {
			var reference = answeredToAgent("441000107");
			assertThat(text(reference)).contains("راشد بن علي الفضلي");
			this.reopenings.ask(this.work.file(reference), "لم يُنظر في شهادة الميلاد المرفقة");
			carryOn();
			this.registers.revoke("441000107", true);
			this.work.complete("supervisor", reference, "Task_ReviewReopening",
					Map.of("reopeningDecision", "ACCEPT", "note", "لم تُقرأ شهادة الميلاد"));
			answer("officer-second", reference);
			carryOn();

			assertThat(this.papers.forCase(reference)).hasSize(2);
			assertThat(text(reference, 1)).contains("حمد بن جاسم الفضلي").doesNotContain("راشد بن علي");
		}

		@Test
		@DisplayName("of an agent is found by the caller's identity number for the agent, who gets its code, not for "
				+ "the principal")
		void agentOnTheTelephone() {
			var agent = CaseWork.request("none").get("identityNumber").toString();
			var request = CaseWork.request("passport");
			request.putAll(Map.of("channel", "ON_BEHALF", "agentName", "راشد الفضلي", "agentIdentityNumber", agent,
					"representation", "AGENT", "powerNumber", "441000101"));
			var reference = this.work.handIn("clerk", request);
			var principal = this.work.file(reference).requester().identityNumber();

			assertThat(this.caseFiles.latestOf(new IdentityNumber(agent))).contains(reference);
			assertThat(this.caseFiles.latestOf(new IdentityNumber(principal))).isEmpty();
		}

		/** Answers the request of an agent with this power, and returns its reference. */
		private String answeredToAgent(String power) {
			var request = CaseWork.request("passport");
			request.putAll(Map.of("channel", "ON_BEHALF", "requesterName", "حمد الفضلي", "identityNumber", "1039182645",
					"agentName", "راشد الفضلي", "agentIdentityNumber", "1072645185", "representation", "AGENT",
					"powerNumber", power, "requestText", "طلب بالوكالة رقم " + power));
			var reference = this.work.handIn("clerk", request);
			this.work.sendMessages();
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			answer("officer", reference);
			carryOn();
			return reference;
		}

		private void carryOn() {
			this.work.sendMessages();
			this.work.makeInboxDue();
			this.work.deliverInbox();
			this.work.runJobs();
		}

		/** Answers a request in a typed name, and returns the text of the letter. */
		private String letterTo(String typed, String identity) {
			var request = CaseWork.request("passport");
			request.putAll(Map.of("requesterName", typed, "identityNumber", identity));
			var reference = this.work.handIn("clerk", request);
			this.work.sendMessages();
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			answer("officer", reference);
			this.work.runJobs();
			return text(reference);
		}

		private String text(String reference) {
			return text(reference, 0);
		}

		private String text(String reference, int place) {
			var letter = this.papers.forCase(reference).get(place);
			try (var document = Loader.loadPDF(this.papers.content(letter.contentHash()))) {
				var stripper = new PDFTextStripper();
				stripper.setSortByPosition(true);
				return stripper.getText(document);
			}
			catch (IOException problem) {
				throw new UncheckedIOException(problem);
			}
		}

		@Test
		@Tag("arabic-machine")
		@DisplayName("is processed with a notification of every step to the requester")
		void counterToAnswer() {
			var reference = this.work.handIn("passport");

			assertThat(CaseReference.parse(reference).value()).startsWith("1448-");
			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.state()).isEqualTo(CaseState.REGISTERED);
				assertThat(file.openedBy()).isEqualTo("clerk");
				assertThat(file.classification().requestType()).isEqualTo("PASSPORT");
				assertThat(file.classification().priority()).isEqualTo("NORMAL");
				assertThat(file.classification().department()).isEqualTo("passports");
				assertThat(file.times().dueAt()).isEqualTo(this.workingTime.plusHours(this.clock.instant(), 105));
			});
			var classification = this.work.task(reference, "Task_ClassifyRequest");
			assertThat(this.work.groups(classification)).containsExactly("intake-clerks-riyadh-men");
			assertThat(classification.getDueDate().toInstant())
				.isEqualTo(this.workingTime.plusHours(this.clock.instant(), 7));
			assertThat(classification.getPriority()).isEqualTo(50);
			assertThat(this.work.variable(classification, "possibleDuplicate")).isEqualTo(false);
			assertThat(this.work.seenBy("clerk", reference)).containsExactly("Task_ClassifyRequest");
			assertThat(this.work.seenBy("clerk-women", reference)).isEmpty();
			assertThat(this.work.seenBy("clerk-jeddah", reference)).isEmpty();

			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.UNDER_AUDIT);
			var review = this.work.task(reference, "Task_ReviewCase");
			assertThat(this.work.groups(review)).containsExactly("audit-officers-riyadh");
			assertThat(review.getDueDate().toInstant()).isEqualTo(this.workingTime.plusHours(this.clock.instant(), 14));
			assertThat(this.work.seenBy("clerk", reference)).isEmpty();
			assertThat(this.work.seenBy("auditor-jeddah", reference)).isEmpty();

			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(this.work.groups(this.work.task(reference, "Task_StudyCase")))
				.containsExactly("department-officers-passports");
			assertThat(this.work.seenBy("officer-traffic", reference)).isEmpty();

			answer("officer", reference);

			assertThat(this.work.openSteps(reference)).isEmpty();
			assertThat(this.papers.forCase(reference)).as("before the letter is printed").isEmpty();
			this.work.runJobs();

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestAnswered");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.file(reference).times().closedAt()).isEqualTo(this.clock.instant());
			assertThat(this.papers.forCase(reference)).singleElement().satisfies((paper) -> {
				var letter = this.papers.content(paper.contentHash());
				assertThat(new String(letter, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
				assertThat(letter.length).isGreaterThan(10_000);
			});
			assertThat(this.work.timeline(reference)).containsExactly("استُلم طلبكم وقُيّد برقم مرجعي",
					"صُنف طلبكم وأُحيل إلى التدقيق", "طلبكم قيد التدقيق", "اجتاز طلبكم التدقيق",
					"أُحيل طلبكم إلى الجهة المختصة", "وصل طلبكم إلى الجهة المختصة لدراسته",
					"صدر الرد على طلبكم وأُغلق الطلب");
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "requestClassified",
					"requestRouted", "requestAnswered");
			assertThat(this.work.messages(reference).get(2))
				.isEqualTo("أحيل طلبكم إلى الجهة المختصة (الجوازات). الرقم المرجعي:\n" + reference);
		}

		@Test
		@DisplayName("is shown to clerk and auditor if the same person has another open request on the same topic")
		void possibleDuplicate() {
			var first = CaseWork.request("driving");
			var earlier = this.work.handIn("clerk", first);
			var second = CaseWork.request("driving");
			second.put("identityNumber", first.get("identityNumber"));

			var reference = this.work.handIn("clerk", second);

			assertThat(this.work.variable(this.work.task(reference, "Task_ClassifyRequest"), "possibleDuplicate"))
				.isEqualTo(true);
			assertThat(notes(reference)).extracting(Note::kind, Note::text).contains(tuple("duplicate", earlier));
			this.work.classify(reference, "TRAFFIC", "NORMAL", "traffic");
			assertThat(this.work.variable(this.work.task(reference, "Task_ReviewCase"), "possibleDuplicate"))
				.isEqualTo(true);
		}

		@Test
		@DisplayName("names the latest ten of many open requests of the same person on the same topic")
		void manyPossibleDuplicates() {
			var first = CaseWork.request("driving");
			var earlier = IntStream.rangeClosed(1, 11).mapToObj((number) -> {
				var request = CaseWork.request("driving");
				request.put("identityNumber", first.get("identityNumber"));
				return this.work.handIn("clerk", request);
			}).toList();

			var reference = this.work.handIn("clerk", first);

			assertThat(notes(reference)).extracting(Note::kind, Note::text)
				.contains(tuple("duplicate", String.join("، ", earlier.subList(1, 11))));
		}

		@Test
		@DisplayName("that the auditor returns goes to the clerk who classified it, with the note")
		void sendBack() {
			var reference = this.work.handIn("passport");
			this.work.claim("clerk", reference, "Task_ClassifyRequest");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "SEND_BACK", "note", "الموضوع رخصة لا جواز"));

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REGISTERED);
			var again = this.work.task(reference, "Task_ClassifyRequest");
			assertThat(again.getAssignee()).isEqualTo("clerk");
			assertThat(notes(reference)).extracting(Note::step, Note::kind, Note::text, Note::author)
				.containsExactly(tuple("Task_ReviewCase", "note", "الموضوع رخصة لا جواز", "auditor"));

			this.work.classify(reference, "TRAFFIC", "HIGH", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));

			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.classification().requestType()).isEqualTo("TRAFFIC");
				assertThat(file.classification().priority()).isEqualTo("HIGH");
				assertThat(file.classification().department()).as("the table's, because no other was chosen")
					.isEqualTo("traffic");
			});
			assertThat(this.work.groups(this.work.task(reference, "Task_StudyCase")))
				.containsExactly("department-officers-traffic");
		}

		@Test
		@DisplayName("keeps the department that the clerk chose against the table")
		void chosenDepartment() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "rights");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));

			assertThat(this.work.groups(this.work.task(reference, "Task_StudyCase")))
				.containsExactly("department-officers-rights");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("rights");
		}

		@Test
		@DisplayName("is routed again by the table after the auditor corrects type and priority")
		void correct() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference,
					Map.of("auditDecision", "CORRECT", "correctedType", "QISAS", "correctedPriority", "URGENT"));
			assertThat(this.work.seenBy("auditor", reference)).isEmpty();
			assertThat(this.work.file(reference).classification().requestType()).as("until it is confirmed")
				.isEqualTo("PASSPORT");
			this.work.complete("supervisor", reference, "Task_ConfirmCorrection",
					Map.of("correctionDecision", "CONFIRM"));

			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.classification().requestType()).isEqualTo("QISAS");
				assertThat(file.classification().department()).isEqualTo("minister-office");
				assertThat(file.times().dueAt()).isEqualTo(this.workingTime.plusHours(this.clock.instant(), 21));
			});
			var study = this.work.task(reference, "Task_StudyCase");
			assertThat(study.getPriority()).isEqualTo(100);
			assertThat(study.getDueDate().toInstant()).isEqualTo(this.workingTime.plusHours(this.clock.instant(), 7));
		}

		@Test
		@DisplayName("keeps its classification if the auditor's correction is returned")
		void correctionReturned() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference,
					Map.of("auditDecision", "CORRECT", "correctedType", "QISAS", "correctedPriority", "URGENT"));
			this.work.complete("supervisor", reference, "Task_ConfirmCorrection",
					Map.of("correctionDecision", "RETURN", "note", "هو طلب جواز"));
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));

			assertThat(this.work.file(reference).classification().requestType()).isEqualTo("PASSPORT");
			assertThat(this.work.groups(this.work.task(reference, "Task_StudyCase")))
				.containsExactly("department-officers-passports");
		}

		@Test
		@DisplayName("is answered in an urgent matter only after a second officer has read the draft")
		void secondPairOfEyes() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "URGENT", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(this.papers.forCase(reference)).isEmpty();
			assertThat(this.work.seenBy("officer-second", reference)).containsExactly("Task_ReviewAnswer");
			this.work.complete("officer-second", reference, "Task_ReviewAnswer",
					Map.of("reviewDecision", "RETURN", "note", "اذكر المكتب"));
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة، راجعوا مكتب الرياض"));
			this.work.complete("officer-second", reference, "Task_ReviewAnswer", Map.of("reviewDecision", "APPROVE"));

			this.work.runJobs();

			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestAnswered");
		}

		@Test
		@DisplayName("is closed by a rejection with its reason")
		void reject() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "REJECT", "rejectionReason", "BEFORE_COURT"));

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestRejected");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "requestClassified",
					"requestRejected");
			assertThat(this.work.messages(reference).get(2)).contains("السبب: منظور أمام القضاء.");
			assertThat(this.work.timeline(reference)).endsWith("تعذر قبول طلبكم وأُغلق");
			assertThat(this.papers.forCase(reference)).isEmpty();
		}

		@Test
		@DisplayName("without a matching rule goes to the triage desk with the reason")
		void triage() {
			var reference = this.work.handIn("other");
			assertThat(this.work.file(reference).classification().department()).isNull();
			this.work.classify(reference, "GENERAL", "NORMAL", null);
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));

			var triage = this.work.task(reference, "Task_TriageRequest");
			assertThat(this.work.groups(triage)).containsExactly("intake-triage-officers-riyadh");
			assertThat(this.work.variable(triage, "routingReason")).isEqualTo("NO_RULE");

			this.work.complete("triage", reference, "Task_TriageRequest",
					Map.of("department", "follow-up", "note", "من اختصاص المتابعة"));

			assertThat(this.work.groups(this.work.task(reference, "Task_StudyCase")))
				.containsExactly("department-officers-follow-up");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("follow-up");
			assertThat(this.work.messages(reference).get(2)).contains("(المتابعة)");
		}

		@Test
		@DisplayName("gets the contribution of another department and returns to the officer who studied it")
		void contribution() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase", Map.of("resolutionDecision", "CONTRIBUTION",
					"contributingDepartment", "traffic", "note", "نرجو إفادتنا بالمخالفات"));

			var contribution = this.work.task(reference, "Task_ProvideContribution");
			assertThat(this.work.groups(contribution)).containsExactly("department-officers-traffic");
			assertThat(contribution.getDueDate().toInstant())
				.isEqualTo(this.workingTime.plusHours(this.clock.instant(), 14));
			assertThat(this.work.seenBy("officer", reference)).isEmpty();

			this.work.complete("officer-traffic", reference, "Task_ProvideContribution",
					Map.of("note", "لا مخالفات عليه"));

			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer");
			assertThat(notes(reference)).extracting(Note::step, Note::author)
				.containsExactly(tuple("Task_StudyCase", "officer"),
						tuple("Task_ProvideContribution", "officer-traffic"));
			answer("officer", reference);
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
		}

		@Test
		@DisplayName("waits for a contribution no longer than three working days")
		void contributionDeadline() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase", Map.of("resolutionDecision", "CONTRIBUTION",
					"contributingDepartment", "traffic", "note", "نرجو إفادتنا بالمخالفات"));

			this.work.setTime("2026-11-25T07:59:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ProvideContribution");

			this.work.setTime("2026-11-25T08:00:01");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer");
		}

		@Test
		@DisplayName("is assigned to a department by the supervisor after three transfers")
		void transfers() {
			var reference = this.work.withDepartment();
			transfer("officer", reference, "traffic");
			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).as("no officer of the new department")
				.isNull();
			transfer("officer-traffic", reference, "passports");
			transfer("officer", reference, "traffic");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("traffic");

			transfer("officer-traffic", reference, "passports");

			assertThat(this.work.openSteps(reference)).containsExactly("Task_DecideDepartment");
			assertThat(this.work.groups(this.work.task(reference, "Task_DecideDepartment")))
				.containsExactly("department-supervisors-traffic");
			this.work.complete("supervisor", reference, "Task_DecideDepartment",
					Map.of("targetDepartment", "passports", "note", "تتولاها الجوازات"));

			assertThat(this.work.groups(this.work.task(reference, "Task_StudyCase")))
				.containsExactly("department-officers-passports");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("passports");
			assertThat(this.work.timeline(reference).stream().filter("أُحيل طلبكم إلى جهة أخرى مختصة"::equals))
				.hasSize(4);
			assertThat(notes(reference)).filteredOn((note) -> note.kind().equals("transfer"))
				.extracting(Note::text)
				.as("the way of the case")
				.containsExactly("من «الجوازات» إلى «المرور»", "من «المرور» إلى «الجوازات»",
						"من «الجوازات» إلى «المرور»", "من «المرور» إلى «الجوازات»");
			assertThatThrownBy(() -> transfer("officer", reference, "traffic")).as("final is final")
				.hasMessageContaining("transfer.departmentFinal");
		}

		@Test
		@DisplayName("is not transferred to the department that has it")
		void ownDepartment() {
			var reference = this.work.withDepartment();

			assertThatThrownBy(() -> transfer("officer", reference, "passports"))
				.hasMessageContaining("transfer.ownDepartment");

			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		private void transfer(String officer, String reference, String department) {
			this.work.complete(officer, reference, "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER",
					"targetDepartment", department, "transferReason", "WRONG_DEPARTMENT", "note", "ليست من اختصاصنا"));
		}

		@Test
		@DisplayName("goes to the department of its corrected type after a transfer and a return, and stays counted")
		void correctedAfterReturn() {
			var reference = this.work.withDepartment();
			transfer("officer", reference, "traffic");
			this.work.complete("officer-traffic", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "طلب سجل أسرة"));

			this.work.classify(reference, "CIVIL_AFFAIRS", "NORMAL", "traffic");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));

			var study = this.work.task(reference, "Task_StudyCase");
			assertThat(this.work.groups(study)).containsExactly("department-officers-civil-affairs");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("civil-affairs");
			assertThat(this.work.variable(study, "transferCount")).isEqualTo(1L);
		}

		private void answer(String officer, String reference) {
			this.work.complete(officer, reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم ويمكنكم مراجعة الإدارة"));
		}

		private List<Note> notes(String reference) {
			return this.caseFiles.dossier(reference).notes();
		}

	}

}
