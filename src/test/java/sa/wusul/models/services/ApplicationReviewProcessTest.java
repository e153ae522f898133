package sa.wusul.models.services;

import java.time.Duration;
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
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("The review of an application by an officer")
@Tag("fast")
class ApplicationReviewProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("services-application-review");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is done by the officers of the sector, who may grant it")
	void granted() {
		var review = review();
		assertThat(review).isWaitingAt("Task_DecideApplication");
		assertThat(ENGINE.candidateGroup("Task_DecideApplication")).isEqualTo("services-officers-passports");
		assertThat(ENGINE.step("Task_DecideApplication").getDueDate()).isNotNull();
		assertThat(ENGINE.messagesSent()).as("before any bill").isEmpty();
		decide(Map.of("applicationDecision", "GRANT"));

		assertThat(review).isEnded().hasPassed("EndEvent_ApplicationGranted");
		assertThat(review).variables()
			.containsEntry("applicationGranted", true)
			.containsEntry("applicationLapsed", false);
		assertThat(ENGINE.timeline()).containsExactly("ينظر الموظف المختص في طلبكم", "وافق الموظف المختص على طلبكم");
	}

	@Test
	@DisplayName("ends with a refusal, whose reason code becomes the text for the requester")
	void refused() {
		var review = review();
		decide(Map.of("applicationDecision", "REFUSE", "refusalReason", "DATA_MISMATCH", "note",
				"تاريخ الميلاد يخالف السجل"));

		assertThat(review).isEnded().hasPassed("EndEvent_ApplicationRefused");
		assertThat(review).variables()
			.containsEntry("applicationGranted", false)
			.containsEntry("applicationLapsed", false)
			.containsEntry("reasonCode", "DATA_MISMATCH")
			.containsEntry("remedy", "صححوا بيانات الطلب كما في السجل وقدموا من جديد")
			.doesNotContainKey("note");
		then(ENGINE.port(Verdicts.class)).should()
			.give(eq(CaseEngine.REFERENCE),
					argThat((verdict) -> verdict.reason().equals("بيانات الطلب لا تطابق السجل")),
					eq("The data of the request differs from the register. Correct the data as in the register and apply again"));
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("تاريخ الميلاد يخالف السجل")));
	}

	@Test
	@DisplayName("requires a reason for a refusal")
	void refusalNeedsAReason() {
		review();

		assertThatThrownBy(() -> decide(Map.of("applicationDecision", "REFUSE", "note", "لا أراه")))
			.hasStackTraceContaining("field.required");
	}

	@Test
	@DisplayName("does not grant in a name that no register knows")
	void nameUnknown() {
		for (var check : List.of("NAME_UNKNOWN", "WORKER_NAME_UNKNOWN")) {
			ENGINE.begin();
			review(Map.of("identityCheck", check));

			assertThatThrownBy(() -> decide(Map.of("applicationDecision", "GRANT")))
				.hasStackTraceContaining("application.nameUnknown");
		}
	}

	@Test
	@DisplayName("requests a missing document and returns to the same officer with it")
	void documentComes() {
		var review = review();
		askForDocument();
		ENGINE.correlate("intake.documentSupplied");

		assertThat(review).isWaitingAt("Task_DecideApplication");
		assertThat(ENGINE.step("Task_DecideApplication").getAssignee()).isEqualTo("service-officer");
		assertThat(review).variables().containsEntry("applicationDecision", null);
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.WAITING_FOR_REQUESTER,
				CaseState.WITH_DEPARTMENT);
		decide(Map.of("applicationDecision", "GRANT"));
		assertThat(review).isEnded();
		assertThat(review).variables()
			.containsEntry("applicationGranted", true)
			.containsEntry("applicationLapsed", false);
	}

	@Test
	@DisplayName("lets the application lapse if the document is not supplied")
	void documentNeverComes() {
		var review = review();
		askForDocument();
		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(10));

		assertThat(review).isEnded().hasPassed("EndEvent_DocumentNotSupplied");
		assertThat(review).variables()
			.containsEntry("applicationGranted", false)
			.containsEntry("applicationLapsed", true);
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("is not done by the person who registered the application")
	void fourEyes() {
		review();

		assertThatThrownBy(
				() -> ENGINE.complete("clerk", "Task_DecideApplication", Map.of("applicationDecision", "GRANT")))
			.hasStackTraceContaining("task.fourEyes");
	}

	private static void askForDocument() {
		decide(Map.of("applicationDecision", "DOCUMENT", "missingDocument", "LOSS_REPORT", "note",
				"محضر من الشرطة مختوم"));
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReceiveDocument");
		assertThat(ENGINE.messagesSent()).containsExactly("documentMissing");
	}

	private static void decide(Map<String, Object> answers) {
		ENGINE.complete("service-officer", "Task_DecideApplication", answers);
	}

	private static ProcessInstance review() {
		return review(Map.of("identityCheck", "NAME_DIFFERS"));
	}

	private static ProcessInstance review(Map<String, Object> more) {
		var facts = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requestType", "E_SERVICE", "priority", "NORMAL", "department", "passports", "openedBy", "clerk"));
		facts.putAll(more);
		return ENGINE.start(facts);
	}

}
