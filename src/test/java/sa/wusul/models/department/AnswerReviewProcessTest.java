package sa.wusul.models.department;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("Review and signature of an answer")
@Tag("fast")
class AnswerReviewProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-answer-review");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("needs nobody in the ordinary case")
	void author() {
		var review = written("PASSPORT", "NORMAL");

		assertThat(review).isEnded().hasPassed("EndEvent_AnswerApproved");
		assertThat(review).variables().containsEntry("resolutionDecision", "ANSWER");
	}

	@Test
	@DisplayName("is done by another officer of the department if the matter is urgent")
	void reviewer() {
		var review = written("PASSPORT", "URGENT");

		assertThat(ENGINE.candidateGroup("Task_ReviewAnswer")).isEqualTo("department-officers-passports");
		assertThatThrownBy(() -> review("officer", Map.of("reviewDecision", "APPROVE")))
			.hasStackTraceContaining("task.fourEyes");
		review("officer-second", Map.of("reviewDecision", "APPROVE"));

		assertThat(review).isEnded().hasPassed("EndEvent_AnswerApproved").hasNotPassed("Task_SignAnswer");
	}

	@Test
	@DisplayName("is followed by the signature of the supervisor in a matter of qisas")
	void signatory() {
		var review = written("QISAS", "NORMAL");

		review("officer-second", Map.of("reviewDecision", "APPROVE"));
		assertThat(review).isWaitingAt("Task_SignAnswer");
		assertThat(ENGINE.candidateGroup("Task_SignAnswer")).isEqualTo("department-supervisors-passports");
		for (var reader : new String[] { "officer", "officer-second" }) {
			assertThatThrownBy(() -> sign(reader, Map.of("signatureDecision", "SIGN")))
				.hasStackTraceContaining("task.fourEyes");
		}
		sign("supervisor", Map.of("signatureDecision", "SIGN"));

		assertThat(review).isEnded().hasPassed("EndEvent_AnswerApproved");
		assertThat(review).variables().containsEntry("resolutionDecision", "ANSWER");
	}

	@Test
	@DisplayName("returns the answer to its author with the reason of the reviewer")
	void returnedByReviewer() {
		var review = written("PASSPORT", "URGENT");

		assertThatThrownBy(() -> review("officer-second", Map.of("reviewDecision", "RETURN")))
			.isInstanceOf(RefusalException.class);
		review("officer-second", Map.of("reviewDecision", "RETURN", "note", "الرد لا يجيب عن السؤال"));

		assertThat(review).isEnded().hasPassed("EndEvent_AnswerReturned").hasNotPassed("EndEvent_AnswerApproved");
		assertThat(review).variables().containsEntry("resolutionDecision", null).doesNotContainKey("note");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat(
					(note) -> note.text().equals("الرد لا يجيب عن السؤال") && note.author().equals("officer-second")));
	}

	@Test
	@DisplayName("returns the answer to its author with the reason of the supervisor")
	void returnedBySignatory() {
		var review = written("QISAS", "NORMAL");
		review("officer-second", Map.of("reviewDecision", "APPROVE"));

		sign("supervisor", Map.of("signatureDecision", "RETURN", "note", "يعرض أولاً على الشؤون القانونية"));

		assertThat(review).isEnded().hasPassed("EndEvent_AnswerReturned");
		assertThat(review).variables().containsEntry("resolutionDecision", null);
	}

	private static ProcessInstance written(String requestType, String priority) {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				requestType, "priority", priority, "department", "passports", "resolutionDecision", "ANSWER",
				"studiedBy", "officer"));
	}

	private static void review(String person, Map<String, Object> decision) {
		ENGINE.complete(person, "Task_ReviewAnswer", decision);
	}

	private static void sign(String person, Map<String, Object> decision) {
		ENGINE.complete(person, "Task_SignAnswer", decision);
	}

}
