package sa.wusul.models.tawasul.letter;

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
import sa.wusul.tawasul.disclosure.StatementService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A letter of a detainee")
@Tag("fast")
class DetaineeLetterProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-detainee-letter");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private StatementService statements;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.statements = ENGINE.port(StatementService.class);
		given(this.statements.tellAnswer(CaseEngine.REFERENCE, "Task_IssueAnswer")).willReturn(true);
	}

	@Test
	@DisplayName("is read and answered by the window alone, released by a supervisor, and announced by no message")
	void answered() {
		var letter = written("COMPLAINT", false);

		assertThat(ENGINE.candidateGroup("Task_AnswerLetter")).isEqualTo("tawasul-officers-riyadh");
		answer("نُظر في شكواك وصُحح الأمر");
		assertThat(ENGINE.candidateGroup("Task_ReleaseAnswer")).isEqualTo("tawasul-supervisors-riyadh");
		assertThatThrownBy(() -> release("tawasul", "RELEASE", null)).hasStackTraceContaining("task.fourEyes");
		release("tawasul-supervisor", "RELEASE", null);
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(letter).isEnded().hasPassed("EndEvent_LetterAnswered").hasNotPassed("Task_HandOver");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE),
					argThat((note) -> note.kind().equals("answer") && note.text().startsWith("نُظر")));
		then(this.statements).should().tellAnswer(CaseEngine.REFERENCE, "Task_IssueAnswer");
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.ANSWERED);
	}

	@Test
	@DisplayName("to the Minister is put before him by the deputy for detainees, and answered with what he directs")
	void toMinister() {
		var letter = written("MINISTER", false);

		assertThat(letter).isWaitingAt("Task_PutBeforeMinister");
		assertThat(ENGINE.candidateGroup("Task_PutBeforeMinister")).isEqualTo("tawasul-deputies");
		ENGINE.complete("prisons-deputy", "Task_PutBeforeMinister", Map.of("note", "وجه معاليه بنقله للعلاج"));

		assertThat(letter).isWaitingAt("Task_AnswerLetter");
	}

	@Test
	@DisplayName("returns to the author of an answer that says too much")
	void back() {
		written("MINISTRY", false);
		answer("شكاك جارك في العنبر");
		release("tawasul-supervisor", "BACK", "احذف ذكر غيره");

		assertThat(ENGINE.step("Task_AnswerLetter").getAssignee()).isEqualTo("tawasul");
		then(this.statements).should(never()).tellAnswer(any(), any());
	}

	@Test
	@DisplayName("is also answered on paper if its writer wishes, which the window hands over sealed")
	void printedToo() {
		var letter = written("CONTACT", true);
		answer("أُبلغ محاميك برسالتك");
		release("tawasul-supervisor", "RELEASE", null);
		ENGINE.continueAt("Task_IssueAnswer");
		assertThat(ENGINE.candidateGroup("Task_HandOver")).isEqualTo("tawasul-officers-riyadh");
		ENGINE.complete("tawasul", "Task_HandOver", Map.of("handOverOutcome", "HANDED", "identityChecked", true));

		assertThat(letter).isEnded().hasPassed("EndEvent_LetterAnswered");
	}

	private static ProcessInstance written(String letterTo, boolean printedToo) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"identityNumber", "1057830869", "requesterName", "سليمان الحربي", "letterTo", letterTo, "printedToo",
				printedToo, "requestText", "أشكو تأخر علاجي منذ شهر"));
		return ENGINE.submit("tawasul", List.of("tawasul-officers", "tawasul-officers-riyadh"), answers);
	}

	private static void answer(String words) {
		ENGINE.complete("tawasul", "Task_AnswerLetter", Map.of("answer", words));
	}

	private static void release(String person, String decision, String note) {
		var answers = new HashMap<String, Object>(Map.of("releaseDecision", decision));
		if (note != null) {
			answers.put("note", note);
		}
		ENGINE.complete(person, "Task_ReleaseAnswer", answers);
	}

}
