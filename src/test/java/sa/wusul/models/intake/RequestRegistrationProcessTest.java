package sa.wusul.models.intake;

import java.time.Duration;
import java.util.Map;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.casefile.Representation;
import sa.wusul.casefile.PersonName;
import sa.wusul.intake.MergingDecisions;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A request from the counter to its answer")
@Tag("fast")
class RequestRegistrationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("intake-request-registration")
		.standingInFor("meeting-minister-booking")
		.standingInFor("tawasul-general-request")
		.standingInFor("services-representation-check");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is classified, audited, routed and answered, and the requester is notified of every step")
	void answered() {
		var request = submit("passport");
		assertThat(ENGINE.candidateGroup("Task_ClassifyRequest")).isEqualTo("intake-clerks-riyadh-men");
		classify("PASSPORT", "passports");
		accept();
		answer("officer");
		then(ENGINE.papers).should(never()).issue(any());
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
		assertThat(ENGINE.messagesSent()).containsExactly("requestReceived", "requestClassified", "requestRouted",
				"requestAnswered");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.REGISTERED, CaseState.REGISTERED,
				CaseState.UNDER_AUDIT, CaseState.WITH_DEPARTMENT, CaseState.ANSWERED);
		then(ENGINE.papers).should()
			.issue(argThat((paper) -> paper.caseReference().equals(CaseEngine.REFERENCE)
					&& paper.template().equals("answer-letter")
					&& paper.fields().get("answer").equals("تمت الموافقة على طلبكم")));
	}

	@Test
	@DisplayName("of an agent is answered by a letter that names them only if the register proves their right")
	void answeredToAgent() {
		ENGINE.represented(Representation.AGENT);
		var request = submit("passport");
		classify("PASSPORT", "passports");
		accept();
		answer("officer");
		assertThat(ENGINE.handedTo("services-representation-check")).containsEntry("representation", "AGENT")
			.containsEntry("representationStage", "ANSWER")
			.containsEntry("service", "intake-request-registration");
		given(ENGINE.port(RequesterRecords.class).representative(CaseEngine.REFERENCE))
			.willReturn(Optional.of(new PersonName("راشد بن علي")));
		ENGINE.returns("services-representation-check", Map.of());
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
		then(ENGINE.papers).should()
			.issue(argThat((paper) -> paper.fields().get("representative").equals("راشد بن علي")));
	}

	@Test
	@DisplayName("has a readable timeline")
	void timeline() {
		submit("passport");
		classify("PASSPORT", "passports");
		accept();
		answer("officer");
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(ENGINE.timeline()).containsExactly("استُلم طلبكم وقُيّد برقم مرجعي", "صُنف طلبكم وأُحيل إلى التدقيق",
				"طلبكم قيد التدقيق", "اجتاز طلبكم التدقيق", "أُحيل طلبكم إلى الجهة المختصة",
				"وصل طلبكم إلى الجهة المختصة لدراسته", "صدر الرد على طلبكم وأُغلق الطلب");
	}

	@Test
	@DisplayName("leaves no personal data in the engine")
	void nothingPersonal() {
		submit("passport");
		classify("PASSPORT", "passports");
		accept();

		assertThat(ENGINE.variableValues()).isNotEmpty()
			.noneMatch((value) -> List.of("نورة بنت عبدالله", "1058529940", "0501234567", "تجديد جواز", TEXT)
				.contains(value));
	}

	@Test
	@DisplayName("informs the clerk of an open case of the same person on the same topic")
	void possibleDuplicate() {
		given(ENGINE.caseFiles.similarOpenCases(eq(CaseEngine.REFERENCE), anyInt()))
			.willReturn(List.of("1448-0000001-1"));
		var earlier = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		given(ENGINE.caseFiles.all(List.of("1448-0000001-1"))).willReturn(List.of(earlier));
		given(ENGINE.port(MergingDecisions.class).searchPeriod(any())).willReturn(Duration.ofDays(180));

		var request = submit("passport");

		assertThat(request).variables().containsEntry("possibleDuplicate", true);
	}

	@Test
	@DisplayName("is no duplicate of a case that is older than the period of the table")
	void tooOldForADuplicate() {
		given(ENGINE.caseFiles.similarOpenCases(eq(CaseEngine.REFERENCE), anyInt()))
			.willReturn(List.of("1448-0000001-1"));
		var earlier = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		given(ENGINE.caseFiles.all(List.of("1448-0000001-1"))).willReturn(List.of(earlier));
		given(ENGINE.port(MergingDecisions.class).searchPeriod(any())).willReturn(Duration.ofDays(-1));

		assertThat(submit("passport")).variables().containsEntry("possibleDuplicate", false);
	}

	@Test
	@DisplayName("arrives at the clerk with the proposals of the tables")
	void proposal() {
		var request = submit("driving");

		assertThat(request).variables()
			.containsEntry("requestType", "TRAFFIC")
			.containsEntry("priority", "NORMAL")
			.containsEntry("department", "traffic");
	}

	@Test
	@DisplayName("follows the corrected type")
	void correctedByTheClerk() {
		submit("driving");

		classify("PASSPORT", "traffic");
		accept();

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-passports");
	}

	@Test
	@DisplayName("follows the type corrected by the auditor")
	void correctedByTheAuditor() {
		submit("driving");
		classify("TRAFFIC", "traffic");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "CORRECT", "correctedType", "DETAINEE", "correctedPriority", "HIGH"));
		ENGINE.complete("supervisor", "Task_ConfirmCorrection", Map.of("correctionDecision", "CONFIRM"));

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-prisons");
	}

	@Test
	@DisplayName("continues in the Tawasul window if it turns out to concern a detainee")
	void concernsDetainee() {
		var request = submit("driving");
		classify("DETAINEE", null);

		ENGINE.correlate("intake.detaineeConcerned", Map.of("newProcess", "tawasul-general-request"));

		assertThat(request).isEnded().hasPassed("EndEvent_CaseMoved");
		then(ENGINE.caseFiles).should().move(CaseEngine.REFERENCE, "tawasul-general-request");
		assertThat(ENGINE.openSteps()).doesNotContain("Task_ReviewCase");
		assertThat(ENGINE.handedTo("tawasul-general-request")).containsEntry("requestAbout", "UNKNOWN");
	}

	@Test
	@DisplayName("ends if it became urgent in mid-course and the decision was taken")
	void decidedUrgently() {
		var request = submit("passport");
		classify("PASSPORT", "passports");

		ENGINE.correlate("intake.endedElsewhere");

		assertThat(request).isEnded().hasPassed("EndEvent_OrdinaryWayEnded").hasNotPassed("Task_IssueAnswer");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("goes to the department chosen by the clerk")
	void chosenByTheClerk() {
		submit("driving");

		classify("TRAFFIC", "public-security");
		accept();

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-public-security");
	}

	@Test
	@DisplayName("goes to the triage desk with the reason if no rule names a department")
	void triage() {
		submit("other");
		classify("GENERAL", null);
		accept();

		assertThat(ENGINE.openSteps()).containsExactly("Task_TriageRequest");
		assertThat(ENGINE.variableValues()).contains("NO_RULE");
		assertThat(ENGINE.candidateGroup("Task_TriageRequest")).isEqualTo("intake-triage-officers-riyadh");
		assertThat(ENGINE.messagesSent()).doesNotContain("requestRouted");
		ENGINE.complete("triage", "Task_TriageRequest", Map.of("department", "follow-up"));
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-follow-up");
		assertThat(ENGINE.messagesSent()).endsWith("requestRouted");
	}

	@Test
	@DisplayName("returns to the clerk who classified it, and is audited again")
	void sentBack() {
		var request = submit("passport");
		classify("PASSPORT", "passports");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "SEND_BACK", "note", "الموضوع شكوى لا جواز"));

		assertThat(request).isWaitingAt("Task_ClassifyRequest");
		assertThat(ENGINE.step("Task_ClassifyRequest").getAssignee()).isEqualTo("clerk");
		classify("COMPLAINT", "passports");
		accept();
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-public-security");
	}

	@Test
	@DisplayName("ends if the auditor rejects it")
	void rejected() {
		var request = submit("passport");
		classify("PASSPORT", "passports");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "REJECT", "rejectionReason", "DUPLICATE"));

		assertThat(request).isEnded().hasPassed("EndEvent_RequestRejected").hasNotPassed("CallActivity_ResolveCase");
		assertThat(ENGINE.messagesSent()).endsWith("requestRejected");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("lapses if the requester does not supply the missing document")
	void lapsed() {
		var request = submit("passport");
		classify("PASSPORT", "passports");
		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "PHOTO"));

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(10));

		assertThat(request).isEnded().hasPassed("EndEvent_RequestLapsed").hasNotPassed("CallActivity_ResolveCase");
		assertThat(ENGINE.messagesSent()).endsWith("requestLapsed");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("returns to the clerk who classified it if the department returns it, and continues from there")
	void returnedByTheDepartment() {
		var request = submit("passport");
		classify("PASSPORT", "passports");
		accept();

		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "هذا طلب إقامة"));

		assertThat(request).isWaitingAt("Task_ClassifyRequest").hasNotPassed("Task_IssueAnswer");
		assertThat(ENGINE.step("Task_ClassifyRequest").getAssignee()).isEqualTo("clerk");
		assertThat(request).variables().containsEntry("requestOutcome", "RETURNED");
		assertThat(ENGINE.messagesSent()).endsWith("caseReturned");
		classify("RESIDENCE", "passports");
		accept();
		answer("officer");
		ENGINE.continueAt("Task_IssueAnswer");
		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
	}

	@Test
	@DisplayName("goes to the department of the corrected type if the clerk leaves the one that returned it")
	void correctedAfterTransfer() {
		submit("passport");
		classify("PASSPORT", "passports");
		accept();
		transfer("traffic");
		giveBack();

		classify("CIVIL_AFFAIRS", "traffic");
		accept();

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-civil-affairs");
		transfer("rights");
		assertThat(ENGINE.variableValues()).as("number of transfers").contains(2L);
	}

	@Test
	@DisplayName("goes back to the department that returned it if only its data were corrected")
	void uncorrectedAfterTransfer() {
		submit("passport");
		classify("PASSPORT", "passports");
		accept();
		transfer("traffic");
		giveBack();

		classify("PASSPORT", "traffic");
		accept();

		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-traffic");
	}

	private static void transfer(String department) {
		ENGINE.complete("officer", "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER", "targetDepartment",
				department, "transferReason", "WRONG_DEPARTMENT", "note", "ليس من اختصاصنا"));
	}

	private static void giveBack() {
		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "التصنيف غير صحيح"));
	}

	@Test
	@DisplayName("ends without a letter if the department rejects it")
	void rejectedByTheDepartment() {
		var request = submit("passport");
		classify("PASSPORT", "passports");
		accept();

		ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "REJECT", "rejectionReason", "NO_GROUNDS", "note", "لا يستند إلى سبب"));

		assertThat(request).isEnded().hasPassed("EndEvent_RequestRejected").hasNotPassed("Task_IssueAnswer");
		assertThat(ENGINE.messagesSent()).endsWith("requestRejected");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
		then(ENGINE.papers).should(never()).issue(any());
	}

	@Test
	@DisplayName("can be withdrawn by the requester at any step")
	void withdrawn() {
		List<Runnable> ways = List.of(() -> {
		}, () -> classify("PASSPORT", "passports"), () -> {
			classify("PASSPORT", "passports");
			ENGINE.complete("auditor", "Task_ReviewCase",
					Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "PHOTO"));
		}, () -> {
			classify("PASSPORT", "passports");
			accept();
		}, () -> {
			classify("PASSPORT", "passports");
			accept();
			answer("officer");
		});
		for (var way : ways) {
			ENGINE.begin();
			var request = submit("passport");
			way.run();

			ENGINE.correlate("intake.requestWithdrawn");

			assertThat(request).isEnded().hasPassed("EndEvent_RequestWithdrawn");
			assertThat(ENGINE.openSteps()).isEmpty();
			assertThat(ENGINE.messagesSent()).endsWith("requestWithdrawn").doesNotContain("requestAnswered");
			assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
		}
	}

	@Test
	@DisplayName("that is urgent goes straight to the duty officer, and its decision straight to the letter")
	void urgent() {
		var request = submitUrgent("EXECUTION", 10);

		assertThat(ENGINE.openSteps()).containsExactlyInAnyOrder("Task_ConfirmUrgency", "Task_RequestStay");
		ENGINE.complete("duty", "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));
		ENGINE.complete("legal", "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome", "GRANTED",
				"stayGrounds", "أولياء الدم يدرسون العفو"));
		ENGINE.continueAt("Gateway_AllReady");
		ENGINE.returns("meeting-minister-booking", Map.of("sessionOutcome", "HELD"));
		ENGINE.continueAt("Gateway_MeetingOver");
		ENGINE.complete("legal", "Task_WriteLegalBrief", Map.of("legalBrief", "الحكم لم يكتسب القطعية بعد"));
		ENGINE.continueAt("Gateway_MeetingOver");
		ENGINE.continueAt("Gateway_AllReady");
		ENGINE.complete("private-office", "Task_RecordDecision",
				Map.of("decisionBasis", "FILE", "answer", "وجه معالي الوزير بإيقاف التنفيذ"));
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered").hasNotPassed("Task_ClassifyRequest");
		assertThat(ENGINE.messagesSent()).containsExactly("requestReceived", "urgentReceived", "urgentConfirmed",
				"stayRequested", "requestAnswered");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.ANSWERED);
	}

	@Test
	@DisplayName("that is not urgent after all continues as an ordinary request with the reason")
	void notUrgent() {
		var request = submitUrgent("SAFETY", 10);
		ENGINE.complete("duty", "Task_ConfirmUrgency",
				Map.of("urgencyDecision", "DECLINE", "urgencyReason", "NO_HARM", "note", "سُلم من الخطر"));

		assertThat(request).isWaitingAt("Task_ClassifyRequest");
		assertThat(request).variables()
			.containsEntry("urgentOutcome", "NOT_URGENT")
			.containsEntry("urgencyReason", "NO_HARM")
			.containsEntry("requestType", "PASSPORT")
			.containsEntry("priority", "NORMAL")
			.containsEntry("department", "passports");
		classify("PASSPORT", "passports");
		accept();
		answer("officer");
		ENGINE.continueAt("Task_IssueAnswer");
		assertThat(request).isEnded();
		assertThat(ENGINE.messagesSent()).containsExactly("requestReceived", "urgentReceived", "urgentDeclined",
				"requestClassified", "requestRouted", "requestAnswered");
	}

	private static final String TEXT = "أرجو تجديد جواز السفر قبل موعد السفر";

	private static ProcessInstance submit(String topic) {
		return submit(topic, Map.of());
	}

	private static ProcessInstance submitUrgent(String matter, long hoursLeft) {
		return submit("passport", Map.of("urgentMatter", matter, "hoursLeft", hoursLeft));
	}

	private static ProcessInstance submit(String topic, Map<String, Object> more) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"topic", topic, "requesterName", "نورة بنت عبدالله", "identityNumber", "1058529940", "mobile",
				"0501234567", "subject", "تجديد جواز", "requestText", TEXT));
		answers.putAll(more);
		return ENGINE.submit("clerk", List.of("intake-clerks-riyadh-men"), answers);
	}

	private static void classify(String requestType, String department) {
		var answers = new HashMap<String, Object>();
		answers.put("requestType", requestType);
		answers.put("priority", "NORMAL");
		answers.put("department", department);
		ENGINE.complete("clerk", "Task_ClassifyRequest", answers);
	}

	private static void accept() {
		ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
	}

	private static void answer(String officer) {
		ENGINE.complete(officer, "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
	}

}
