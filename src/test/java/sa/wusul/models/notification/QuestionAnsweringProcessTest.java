package sa.wusul.models.notification;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("A question of a requester")
@Tag("fast")
class QuestionAnsweringProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("notification-question-answering");

	private static final String ASKED = "وصلنا سؤالكم، ويجيبكم من يعمل في طلبكم";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is answered by the group that works on the case, and the requester learns that there is an answer")
	void answered() {
		var question = asked("NORMAL");
		assertThat(ENGINE.candidateGroup("Task_AnswerRequester")).isEqualTo("department-officers-passports");
		assertThat(ENGINE.step("Task_AnswerRequester").getPriority()).isEqualTo(62);

		ENGINE.complete("officer", "Task_AnswerRequester", Map.of("reply", "يصدر الرد بعد أسبوع"));

		assertThat(question).isEnded().hasPassed("EndEvent_QuestionAnswered");
		assertThat(ENGINE.messagesSent()).containsExactly("questionAnswered");
		assertThat(ENGINE.timeline()).containsExactly(ASKED, "أجبنا عن سؤالكم");
		assertThat(ENGINE.variableValues()).as("the answer is in the thread alone")
			.doesNotContain("يصدر الرد بعد أسبوع");
	}

	@Test
	@DisplayName("about an urgent matter comes before others")
	void urgent() {
		asked("URGENT");

		assertThat(ENGINE.step("Task_AnswerRequester").getPriority()).isEqualTo(85);
	}

	@Test
	@DisplayName("of a case that ends needs no answer any more")
	void caseEnds() {
		var question = asked("NORMAL");

		ENGINE.correlate("notification.threadEnded");

		assertThat(question).isEnded().hasPassed("EndEvent_ThreadEnded");
		assertThat(ENGINE.openSteps()).isEmpty();
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	private static ProcessInstance asked(String priority) {
		return ENGINE.start(Map.of("questionGroup", "department-officers-passports", "questionNumber", 1L, "priority",
				priority, "requestType", "PASSPORT", "centre", "riyadh", "section", "men"));
	}

}
