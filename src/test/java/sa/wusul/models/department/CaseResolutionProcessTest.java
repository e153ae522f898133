package sa.wusul.models.department;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("A case in its department")
@Tag("fast")
class CaseResolutionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-case-resolution");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is studied and answered by the department; the answer is stored in the case file")
	void answer() {
		var resolution = routedTo("passports");

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-passports");
		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على تجديد الجواز"));

		assertThat(resolution).isEnded().hasPassed("EndEvent_CaseAnswered");
		assertThat(resolution).variables().containsEntry("department", "passports").doesNotContainKey("answer");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT);
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat(
					(note) -> note.kind().equals("answer") && note.text().equals("تمت الموافقة على تجديد الجواز")));
	}

	@Test
	@DisplayName("requires the text of an answer")
	void answerNeedsText() {
		routedTo("passports");

		assertThatThrownBy(() -> ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", "ANSWER")))
			.isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("gets the opinion of another department and returns to the officer who asked")
	void contribution() {
		var resolution = routedTo("passports");

		askOpinionOf("traffic");
		assertThat(resolution).isWaitingAt("CallActivity_AskOpinion");
		assertThat(ENGINE.candidateGroup("Task_ProvideContribution")).isEqualTo("department-officers-traffic");
		ENGINE.complete("officer-traffic", "Task_ProvideContribution", Map.of("note", "لا مانع لدى المرور"));

		assertThat(resolution).isWaitingAt("Task_StudyCase");
		assertThat(ENGINE.step("Task_StudyCase").getAssignee()).isEqualTo("officer");
		assertThat(resolution).variables()
			.as("the form does not propose the last decision")
			.containsEntry("resolutionDecision", null);
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-passports");
	}

	@Test
	@DisplayName("is not delayed by an opinion that is late")
	void contributionDeadline() {
		var resolution = routedTo("passports");

		askOpinionOf("traffic");
		ENGINE.timePasses("BoundaryEvent_ContributionDeadlinePassed", Duration.ofDays(3));

		assertThat(resolution).isWaitingAt("Task_StudyCase").isNotWaitingAt("CallActivity_AskOpinion");
		assertThat(ENGINE.step("Task_StudyCase").getAssignee()).isEqualTo("officer");
	}

	@Test
	@DisplayName("waits for a document of its requester and returns to the officer who asked for it, without another audit")
	void document() {
		var resolution = routedTo("passports");

		askForDocument();
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReceiveDocument");
		ENGINE.correlate("intake.documentSupplied");

		assertThat(resolution).isWaitingAt("Task_StudyCase");
		assertThat(ENGINE.step("Task_StudyCase").getAssignee()).isEqualTo("officer");
		assertThat(resolution).variables()
			.as("the form does not propose the last decision")
			.containsEntry("resolutionDecision", null);
		assertThat(ENGINE.messagesSent()).containsExactly("requestRouted", "documentMissing", "documentReceived");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.WAITING_FOR_REQUESTER,
				CaseState.WITH_DEPARTMENT);
		ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", "ANSWER", "answer", "تم التجديد"));
		assertThat(resolution).isEnded().hasPassed("EndEvent_CaseAnswered");
		assertThat(resolution).variables().containsEntry("resolutionOutcome", "ANSWERED");
	}

	@Test
	@DisplayName("lapses if the document does not come, even one of several")
	void documentNeverCame() {
		var resolution = routedTo("passports");
		askForDocument();
		ENGINE.correlate("intake.documentSupplied");
		askForDocument();

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(10));

		assertThat(resolution).isEnded().hasPassed("EndEvent_RequestLapsed");
		assertThat(resolution).variables().containsEntry("resolutionOutcome", "LAPSED");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("that is transferred waits for any officer of the new department")
	void transfer() {
		var resolution = routedTo("passports");

		transferTo("officer", "civil-affairs");

		assertThat(resolution).isWaitingAt("Task_StudyCase").hasPassed("CallActivity_TransferCase");
		assertThat(resolution).variables()
			.containsEntry("transferCount", 1L)
			.containsEntry("resolutionDecision", null)
			.containsEntry("department", "civil-affairs");
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-civil-affairs");
		assertThat(ENGINE.step("Task_StudyCase").getAssignee()).isNull();
		then(ENGINE.caseFiles).should().classify(CaseEngine.REFERENCE, null, null, "civil-affairs");
	}

	@Test
	@DisplayName("is referred to the Minister and returns with the decision to the officer who referred it")
	void escalated() {
		var resolution = routedTo("passports");

		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "ESCALATE", "note", "فوق صلاحية الجهة"));
		assertThat(resolution).isWaitingAt("CallActivity_ReferToMinister");
		ENGINE.complete("private-office", "Task_PrepareReferral", Map.of("referralDecision", "SUBMIT", "brief",
				"طلب تجديد جواز لمن عليه التزام", "recommendation", "الموافقة"));
		ENGINE.complete("minister", "Task_DecideReferral", Map.of("ministerDecision", "APPROVE", "decision", "موافق"));

		assertThat(resolution).isWaitingAt("Task_StudyCase");
		assertThat(ENGINE.step("Task_StudyCase").getAssignee()).isEqualTo("officer");
		assertThat(resolution).variables()
			.containsEntry("ministerDecision", "APPROVE")
			.containsEntry("resolutionDecision", null);
		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "صدرت موافقة معالي الوزير"));
		assertThat(resolution).isEnded().hasPassed("EndEvent_CaseAnswered");
		assertThat(ENGINE.messagesSent()).containsExactly("requestRouted", "caseEscalated", "referralDecided");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.WITH_MINISTER,
				CaseState.WITH_DEPARTMENT);
	}

	@Test
	@DisplayName("that is returned to the centre leaves this process open and with the reason")
	void returned() {
		var resolution = routedTo("passports");

		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "هذا طلب إقامة"));

		assertThat(resolution).isEnded().hasPassed("EndEvent_CaseReturned");
		assertThat(resolution).variables().containsEntry("resolutionOutcome", "RETURNED");
		assertThat(ENGINE.messagesSent()).containsExactly("requestRouted", "caseReturned");
		assertThat(ENGINE.timeline()).last().isEqualTo("أعادت الجهة المختصة طلبكم إلى المركز");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT);
	}

	@Test
	@DisplayName("that the department rejects is closed with a coded reason")
	void rejected() {
		var resolution = routedTo("passports");

		ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", "REJECT", "rejectionReason",
				"BEFORE_COURT", "note", "المعاملة لدى المحكمة"));

		assertThat(resolution).isEnded().hasPassed("EndEvent_CaseRejected");
		assertThat(resolution).variables().containsEntry("resolutionOutcome", "REJECTED");
		assertThat(ENGINE.messagesSent()).containsExactly("requestRouted", "requestRejected");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.REJECTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ESCALATE", "RETURN", "REJECT" })
	@DisplayName("is not referred, returned or rejected without a reason")
	void reasons(String decision) {
		routedTo("passports");

		assertThatThrownBy(() -> ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", decision)))
			.isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("is not transferred without a reason")
	void transferNeedsAReason() {
		routedTo("passports");

		assertThatThrownBy(() -> ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "TRANSFER", "targetDepartment", "traffic", "note", "ليس لنا")))
			.isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("is not transferred to its own department")
	void transferToItself() {
		routedTo("passports");

		assertThatThrownBy(() -> transferTo("officer", "passports")).isInstanceOf(RefusalException.class)
			.hasMessage("transfer.ownDepartment");
	}

	@ParameterizedTest(name = "{0}, {1}, {2}")
	@CsvSource({ "traffic, traffic,", "traffic,, traffic", "traffic, rights, traffic", "traffic, rights, rights" })
	@DisplayName("asks no department twice at once")
	void opinionOnce(String first, String second, String third) {
		routedTo("passports");
		var asked = new HashMap<String, Object>(Map.of("resolutionDecision", "CONTRIBUTION", "contributingDepartment",
				first, "note", "هل على المركبة مخالفات؟"));
		asked.put("secondDepartment", second);
		asked.put("thirdDepartment", third);

		assertThatThrownBy(() -> ENGINE.complete("officer", "Task_StudyCase", asked))
			.isInstanceOf(RefusalException.class)
			.hasMessage("opinion.sameDepartment");
	}

	@Test
	@DisplayName("returns to the department that a supervisor decided, whatever the clerk chose, unless its type changed")
	void finalAfterReturn() {
		start("PASSPORT", "rights", "traffic", Map.of("routedType", "PASSPORT", "departmentFinal", true));
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-traffic");

		ENGINE.begin();
		start("PASSPORT", "rights", "traffic", Map.of("routedType", "RESIDENCE", "departmentFinal", true));
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-rights");
	}

	@Test
	@DisplayName("goes to the supervisor of the department after three transfers")
	void transferLimit() {
		var resolution = routedTo("passports");
		transferTo("officer", "civil-affairs");
		transferTo("officer-civil", "traffic");
		transferTo("officer-traffic", "rights");
		assertThat(ENGINE.openSteps()).containsExactly("Task_StudyCase");

		transferTo("officer-rights", "passports");

		assertThat(ENGINE.openSteps()).containsExactly("Task_DecideDepartment");
		assertThat(ENGINE.candidateGroup("Task_DecideDepartment")).isEqualTo("department-supervisors-rights");
		ENGINE.complete("supervisor", "Task_DecideDepartment",
				Map.of("targetDepartment", "public-security", "note", "الأمن العام أولى بها"));
		assertThat(resolution).isWaitingAt("Task_StudyCase");
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-public-security");
		assertThatThrownBy(() -> transferTo("officer-security", "rights")).isInstanceOf(RefusalException.class)
			.hasMessage("transfer.departmentFinal");
		ENGINE.complete("officer-security", "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "أُجيب الطلب من الأمن العام"));
		assertThat(resolution).isEnded();
		assertThat(resolution).variables().containsEntry("department", "public-security");
	}

	@Test
	@DisplayName("is announced to the requester before the department begins")
	void told() {
		routedTo("passports");

		assertThat(ENGINE.messagesSent()).containsExactly("requestRouted");
		assertThat(ENGINE.timeline()).containsExactly("أُحيل طلبكم إلى الجهة المختصة",
				"وصل طلبكم إلى الجهة المختصة لدراسته");
	}

	@Test
	@DisplayName("is routed again by the table, unless a person chose the department")
	void routing() {
		start("RESIDENCE", "traffic", "traffic");
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-passports");
		then(ENGINE.caseFiles).should()
			.classify(eq(CaseEngine.REFERENCE), eq("RESIDENCE"), eq("NORMAL"), eq("passports"), any());

		ENGINE.begin();
		start("RESIDENCE", "rights", "passports");
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-rights");
	}

	@Test
	@DisplayName("without a department goes to the triage desk with the reason")
	void triage() {
		var resolution = start("GENERAL", null, null);

		assertThat(resolution).isWaitingAt("Task_TriageRequest");
		assertThat(resolution).variables().containsEntry("routingReason", "NO_RULE");
		assertThat(ENGINE.candidateGroup("Task_TriageRequest")).isEqualTo("intake-triage-officers-riyadh");
		assertThat(ENGINE.messagesSent()).isEmpty();
		ENGINE.complete("triage", "Task_TriageRequest", Map.of("department", "follow-up"));

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-follow-up");
		assertThat(ENGINE.messagesSent()).containsExactly("requestRouted");
	}

	@Test
	@DisplayName("returns to the author of an answer that the reviewer did not approve")
	void answerReturned() {
		var resolution = start("COMPLAINT", "passports", null);

		answer("نعتذر عن إجابة الطلب");
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReviewAnswer");
		ENGINE.complete("officer-second", "Task_ReviewAnswer",
				Map.of("reviewDecision", "RETURN", "note", "بيّنوا السبب"));

		assertThat(resolution).isWaitingAt("Task_StudyCase").hasNotPassed("EndEvent_CaseAnswered");
		assertThat(ENGINE.step("Task_StudyCase").getAssignee()).isEqualTo("officer");
		assertThat(resolution).variables().containsEntry("resolutionDecision", null);
		answer("نعتذر عن إجابة الطلب لأن المخالفة ثابتة");
		ENGINE.complete("officer-second", "Task_ReviewAnswer", Map.of("reviewDecision", "APPROVE"));
		assertThat(resolution).isEnded().hasPassed("EndEvent_CaseAnswered");
	}

	private static void answer(String text) {
		ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", "ANSWER", "answer", text));
	}

	/** Starts with a department chosen by a person, which therefore stays. */
	private static ProcessInstance routedTo(String department) {
		return start("PASSPORT", department, null);
	}

	private static ProcessInstance start(String requestType, String department, String proposed) {
		return start(requestType, department, proposed, Map.of());
	}

	private static ProcessInstance start(String requestType, String department, String proposed,
			Map<String, Object> more) {
		var facts = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requestType", requestType, "priority", "NORMAL", "transferCount", 0L));
		facts.put("department", department);
		facts.put("proposedDepartment", proposed);
		facts.putAll(more);
		return ENGINE.start(facts);
	}

	private static void askForDocument() {
		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY"));
	}

	private static void askOpinionOf(String department) {
		ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", "CONTRIBUTION",
				"contributingDepartment", department, "note", "هل على المركبة مخالفات؟"));
	}

	private static void transferTo(String officer, String department) {
		ENGINE.complete(officer, "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER", "targetDepartment",
				department, "transferReason", "WRONG_DEPARTMENT", "note", "ليس من اختصاصنا"));
	}

}
