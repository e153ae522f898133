package sa.wusul.models.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Representation;
import sa.wusul.citizen.CaseReopeningRepository;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("Reopening of a closed case")
@Tag("fast")
class CaseReopeningProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("intake-case-reopening")
		.standingInFor("tawasul-general-request")
		.standingInFor("services-representation-check");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is decided by the supervisors of its centre, and the case stays closed meanwhile")
	void asked() {
		asked("officer");

		assertThat(ENGINE.candidateGroup("Task_ReviewReopening")).isEqualTo("intake-supervisors-riyadh");
		assertThat(ENGINE.statesEntered()).isEmpty();
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.timeline()).containsExactly("طلبتم إعادة فتح الطلب، ويُنظر في ذلك");
	}

	@Test
	@DisplayName("returns it to its department, and a new letter is issued beside the first")
	void reopened() {
		given(ENGINE.papers.inForce(CaseEngine.REFERENCE, "answer-letter"))
			.willReturn(List.of(CaseEngine.REFERENCE + "/1"));
		var reopening = asked("officer");
		accept();

		then(ENGINE.port(CaseReopeningRepository.class)).should().reopen(CaseEngine.REFERENCE);
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-passports");
		study(Map.of("resolutionDecision", "ANSWER", "answer", "أعدنا النظر ووافقنا على طلبكم"));
		ENGINE.continueAt("Task_IssueNewAnswer");

		assertThat(reopening).isEnded().hasPassed("EndEvent_CaseAnswered");
		assertThat(ENGINE.messagesSent()).containsExactly("caseReopened", "requestRouted", "requestAnswered");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.ANSWERED);
		then(ENGINE.papers).should()
			.issue(argThat((paper) -> paper.key().endsWith(":Task_IssueNewAnswer")
					&& paper.replaces().equals(List.of(CaseEngine.REFERENCE + "/1"))));
	}

	@Test
	@DisplayName("is answered anew after the register is asked again about the agent who handed the request in")
	void reopenedForAgent() {
		ENGINE.represented(Representation.AGENT);
		var reopening = asked("officer");
		accept();
		study(Map.of("resolutionDecision", "ANSWER", "answer", "أعدنا النظر ووافقنا على طلبكم"));

		assertThat(ENGINE.handedTo("services-representation-check")).containsEntry("representation", "AGENT")
			.containsEntry("representationStage", "ANSWER");
		ENGINE.returns("services-representation-check", Map.of());
		ENGINE.continueAt("Task_IssueNewAnswer");

		assertThat(reopening).isEnded().hasPassed("EndEvent_CaseAnswered");
	}

	@Test
	@DisplayName("can be refused with a reason, which leaves the case unchanged")
	void keptClosed() {
		var reopening = asked("officer");
		assertThatThrownBy(
				() -> ENGINE.complete("supervisor", "Task_ReviewReopening", Map.of("reopeningDecision", "REFUSE")))
			.isInstanceOf(RefusalException.class);

		ENGINE.complete("supervisor", "Task_ReviewReopening", Map.of("reopeningDecision", "REFUSE", "reopeningRefusal",
				"NOTHING_NEW", "reopeningAnswer", "ما ذكرتموه نُظر فيه عند الرد"));

		assertThat(reopening).isEnded().hasPassed("EndEvent_KeptClosed");
		then(ENGINE.port(CaseReopeningRepository.class)).should().keepClosed(CaseEngine.REFERENCE);
		then(ENGINE.port(CaseReopeningRepository.class)).should(never()).reopen(any());
		assertThat(ENGINE.messagesSent()).containsExactly("reopeningRefused");
		assertThat(ENGINE.statesEntered()).isEmpty();
		assertThat(ENGINE.variableValues()).doesNotContain("ما ذكرتموه نُظر فيه عند الرد");
	}

	@Test
	@DisplayName("continues in the Tawasul window if it turns out to concern a detainee")
	void concernsDetainee() {
		var reopening = asked("officer");
		accept();
		ENGINE.correlate("intake.detaineeConcerned", Map.of("newProcess", "tawasul-general-request"));

		assertThat(reopening).isEnded().hasPassed("EndEvent_CaseMoved");
		then(ENGINE.caseFiles).should().move(CaseEngine.REFERENCE, "tawasul-general-request");
		assertThat(ENGINE.openSteps()).doesNotContain("Task_StudyCase");
	}

	@Test
	@DisplayName("is not decided by the person who closed it")
	void fourEyes() {
		asked("supervisor");

		assertThatThrownBy(CaseReopeningProcessTest::accept).hasStackTraceContaining("task.fourEyes");
	}

	@Test
	@DisplayName("is not studied by the person who closed it")
	void studiedBySomebodyElse() {
		asked("officer");
		accept();

		assertThatThrownBy(() -> ENGINE.complete("officer", "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "بقي الرد كما هو")))
			.hasStackTraceContaining("task.fourEyes");
	}

	@Test
	@DisplayName("may end with another rejection")
	void rejectedAgain() {
		var reopening = asked("auditor");
		accept();

		study(Map.of("resolutionDecision", "REJECT", "rejectionReason", "NO_GROUNDS", "note", "لا سبب له"));

		assertThat(reopening).isEnded().hasPassed("EndEvent_RequestClosed");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
		assertThat(ENGINE.messagesSent()).endsWith("requestRejected");
	}

	@Test
	@DisplayName("returns to the clerk if the department returns it, and goes where the clerk sends it")
	void givenBack() {
		var reopening = asked("officer");
		accept();

		study(Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "ليس من شأننا"));

		assertThat(reopening).isWaitingAt("Task_ClassifyRequest");
		assertThat(ENGINE.candidateGroup("Task_ClassifyRequest")).isEqualTo("intake-clerks-riyadh-men");
		ENGINE.complete("clerk", "Task_ClassifyRequest",
				Map.of("requestType", "TRAFFIC", "priority", "NORMAL", "department", "traffic"));
		assertThat(ENGINE.openSteps()).as("a corrected case is audited").containsExactly("Task_ReviewCase");
		ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "SEND_BACK", "note", "النوع غير صحيح"));
		assertThat(reopening).isWaitingAt("Task_ClassifyRequest");
		ENGINE.complete("clerk", "Task_ClassifyRequest",
				Map.of("requestType", "TRAFFIC", "priority", "NORMAL", "department", "traffic"));
		ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
		assertThat(ENGINE.candidateGroup("Task_StudyCase")).isEqualTo("department-officers-traffic");
	}

	@Test
	@DisplayName("ends if the auditor rejects what the department returned")
	void rejectedByAuditor() {
		var reopening = asked("officer");
		accept();
		study(Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "ليس من شأننا"));
		ENGINE.complete("clerk", "Task_ClassifyRequest",
				Map.of("requestType", "TRAFFIC", "priority", "NORMAL", "department", "traffic"));
		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "REJECT", "rejectionReason", "BEFORE_COURT"));

		assertThat(reopening).isEnded().hasPassed("EndEvent_RequestClosed");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("can be withdrawn like any request once the case is reopened")
	void withdrawn() {
		var reopening = asked("officer");
		accept();

		ENGINE.correlate("intake.requestWithdrawn");

		assertThat(reopening).isEnded().hasPassed("EndEvent_RequestWithdrawn");
		assertThat(ENGINE.openSteps()).isEmpty();
		assertThat(ENGINE.messagesSent()).endsWith("requestWithdrawn");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
	}

	@Test
	@DisplayName("ends with a decision, an answer or a merger that is made elsewhere once the case is reopened")
	void endedElsewhere() {
		var reopening = asked("officer");
		accept();

		ENGINE.correlate("intake.endedElsewhere");

		assertThat(reopening).isEnded().hasPassed("EndEvent_OrdinaryWayEnded").hasNotPassed("Task_IssueNewAnswer");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	private static ProcessInstance asked(String closedBy) {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men",
				"requestType", "PASSPORT", "priority", "NORMAL", "department", "passports", "closedBy", closedBy));
		facts.put("proposedDepartment", null);
		return ENGINE.start(facts);
	}

	private static void accept() {
		ENGINE.complete("supervisor", "Task_ReviewReopening",
				Map.of("reopeningDecision", "ACCEPT", "note", "لم يُنظر في المستند الثاني"));
	}

	private static void study(Map<String, Object> decision) {
		ENGINE.complete("officer-second", "Task_StudyCase", decision);
	}

}
