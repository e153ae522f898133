package sa.wusul.models.audit;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
import static org.mockito.Mockito.never;

@DisplayName("Audit of a request")
@Tag("fast")
class CaseReviewProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("audit-case-review");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("belongs to the auditors of the centre, by urgency")
	void goesToTheAuditors() {
		var audit = audit("URGENT");

		assertThat(audit).isWaitingAt("Task_ReviewCase");
		assertThat(ENGINE.candidateGroup("Task_ReviewCase")).isEqualTo("audit-officers-riyadh");
		assertThat(ENGINE.step("Task_ReviewCase").getPriority()).isEqualTo(90);
		assertThat(ENGINE.step("Task_ReviewCase").getDueDate()).isNotNull();
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.UNDER_AUDIT);
	}

	@Test
	@DisplayName("accepts a request in order")
	void accept() {
		var audit = audit("NORMAL");

		ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));

		assertThat(audit).isEnded().hasPassed("EndEvent_RequestAccepted");
		assertThat(audit).variables()
			.containsEntry("auditOutcome", "ACCEPTED")
			.containsEntry("requestType", "PASSPORT")
			.containsEntry("priority", "NORMAL");
		assertThat(ENGINE.messagesSent()).containsExactly("requestClassified");
	}

	@Test
	@DisplayName("accepts what the auditor corrected only after the supervisor of the centre has looked at it")
	void correct() {
		var audit = audit("NORMAL");

		correctTo("COMPLAINT", "HIGH");
		assertThat(audit).isWaitingAt("Task_ConfirmCorrection").hasNotPassed("Event_RequestAccepted");
		assertThat(ENGINE.candidateGroup("Task_ConfirmCorrection")).isEqualTo("intake-supervisors-riyadh");
		assertThat(audit).variables().as("the proposal is kept apart").containsEntry("requestType", "PASSPORT");
		then(ENGINE.caseFiles).should(never()).classify(any(), any(), any(), any());
		ENGINE.complete("supervisor", "Task_ConfirmCorrection", Map.of("correctionDecision", "CONFIRM"));

		assertThat(audit).isEnded().hasPassed("EndEvent_RequestAccepted");
		assertThat(audit).variables()
			.containsEntry("auditOutcome", "ACCEPTED")
			.containsEntry("requestType", "COMPLAINT")
			.containsEntry("priority", "HIGH");
		then(ENGINE.caseFiles).should().classify(CaseEngine.REFERENCE, "COMPLAINT", "HIGH", null);
	}

	@Test
	@DisplayName("returns a correction to the auditor with the reason; the request keeps its classification")
	void correctionReturned() {
		var audit = audit("NORMAL");
		correctTo("COMPLAINT", "HIGH");

		assertThatThrownBy(
				() -> ENGINE.complete("supervisor", "Task_ConfirmCorrection", Map.of("correctionDecision", "RETURN")))
			.isInstanceOf(RefusalException.class);
		ENGINE.complete("supervisor", "Task_ConfirmCorrection",
				Map.of("correctionDecision", "RETURN", "note", "هو طلب جواز كما صُنف"));
		assertThat(ENGINE.step("Task_ReviewCase").getAssignee()).isEqualTo("auditor");
		assertThat(audit).variables().containsEntry("auditDecision", null).doesNotContainKey("note");
		ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));

		assertThat(audit).isEnded().hasPassed("EndEvent_RequestAccepted");
		assertThat(audit).variables().containsEntry("requestType", "PASSPORT").containsEntry("priority", "NORMAL");
		then(ENGINE.caseFiles).should(never()).classify(any(), any(), any(), any());
	}

	@Test
	@DisplayName("lets nobody look at their own correction")
	void correctionFourEyes() {
		audit("NORMAL");
		correctTo("COMPLAINT", "HIGH");

		for (var author : new String[] { "clerk", "clerk-women", "auditor" }) {
			assertThatThrownBy(
					() -> ENGINE.complete(author, "Task_ConfirmCorrection", Map.of("correctionDecision", "CONFIRM")))
				.hasStackTraceContaining("task.fourEyes");
		}
	}

	@Test
	@DisplayName("leaves type and priority unchanged unless the auditor corrects them")
	void acceptChangesNothing() {
		var audit = audit("NORMAL");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "ACCEPT", "correctedType", "COMPLAINT", "correctedPriority", "HIGH"));

		assertThat(audit).variables().containsEntry("requestType", "PASSPORT").containsEntry("priority", "NORMAL");
	}

	@Test
	@DisplayName("requests a missing document and returns to the same auditor with it")
	void documentSupplied() {
		var audit = audit("NORMAL");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY"));
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReceiveDocument");
		ENGINE.correlate("intake.documentSupplied");

		assertThat(audit).isWaitingAt("Task_ReviewCase");
		assertThat(ENGINE.step("Task_ReviewCase").getAssignee()).isEqualTo("auditor");
		assertThat(audit).variables()
			.as("the form does not propose the last decision")
			.containsEntry("auditDecision", null);
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.UNDER_AUDIT, CaseState.WAITING_FOR_REQUESTER,
				CaseState.UNDER_AUDIT);
		ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
		assertThat(audit).isEnded().hasPassed("EndEvent_RequestAccepted");
	}

	@Test
	@DisplayName("lets the request lapse if the document is not supplied")
	void documentNotSupplied() {
		var audit = audit("NORMAL");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY"));
		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(10));

		assertThat(audit).isEnded().hasPassed("EndEvent_RequestLapsed").hasNotPassed("EndEvent_RequestAccepted");
		assertThat(audit).variables().containsEntry("auditOutcome", "LAPSED");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("stores the auditor's note on a returned request in the case file only")
	void sendBack() {
		var audit = audit("NORMAL");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "SEND_BACK", "note", "الموضوع شكوى لا جواز"));

		assertThat(audit).isEnded().hasPassed("EndEvent_RequestSentBack");
		assertThat(audit).variables().containsEntry("auditOutcome", "SENT_BACK").doesNotContainKey("note");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("الموضوع شكوى لا جواز")
					&& note.author().equals("auditor") && note.step().equals("Task_ReviewCase")));
		assertThat(ENGINE.messagesSent()).containsExactly("requestClassified");
	}

	@Test
	@DisplayName("requires a note for a return")
	void sendBackNeedsANote() {
		audit("NORMAL");

		assertThatThrownBy(() -> ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "SEND_BACK")))
			.isInstanceOf(RefusalException.class);
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReviewCase");
	}

	@Test
	@DisplayName("closes a rejected request with a coded reason, which the requester is told")
	void reject() {
		var audit = audit("NORMAL");

		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "REJECT", "rejectionReason", "BEFORE_COURT"));

		assertThat(audit).isEnded().hasPassed("EndEvent_RequestRejected");
		assertThat(audit).variables().containsEntry("auditOutcome", "REJECTED");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.UNDER_AUDIT, CaseState.REJECTED);
		then(ENGINE.messages).should()
			.inform(eq(CaseEngine.REFERENCE), eq("requestRejected"), argThat((key) -> !key.isBlank()),
					eq(Map.of("rejectionReason", "BEFORE_COURT")));
	}

	@Test
	@DisplayName("requires a reason for a rejection")
	void rejectNeedsAReason() {
		audit("NORMAL");

		assertThatThrownBy(() -> ENGINE.complete("auditor", "Task_ReviewCase", Map.of("auditDecision", "REJECT")))
			.isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("is not done by the persons who registered or classified the request")
	void fourEyes() {
		audit("NORMAL");

		for (var author : new String[] { "clerk", "clerk-women" }) {
			assertThatThrownBy(() -> ENGINE.complete(author, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT")))
				.hasStackTraceContaining("task.fourEyes");
		}
		assertThat(ENGINE.step("Task_ReviewCase").getAssignee()).isNull();
	}

	private static void correctTo(String requestType, String priority) {
		ENGINE.complete("auditor", "Task_ReviewCase",
				Map.of("auditDecision", "CORRECT", "correctedType", requestType, "correctedPriority", priority));
	}

	private static ProcessInstance audit(String priority) {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				"PASSPORT", "priority", priority, "possibleDuplicate", false, "openedBy", "clerk", "classifiedBy",
				"clerk-women"));
	}

}
