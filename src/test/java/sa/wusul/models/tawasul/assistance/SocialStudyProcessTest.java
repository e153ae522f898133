package sa.wusul.models.tawasul.assistance;

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
import sa.wusul.tawasul.assistance.SocialStudies;
import sa.wusul.tawasul.assistance.SocialStudies.Study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A social study")
@Tag("fast")
class SocialStudyProcessTest {

	private static final String RECORD = "tawasul-record-opening";

	private static final String STEP = "Task_StudyCircumstances";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-social-study").standingInFor(RECORD);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is done by a social worker of the centre; household and income stay out of the process")
	void done() {
		var study = study(false);
		assertThat(ENGINE.candidateGroup(STEP)).isEqualTo("tawasul-social-workers-riyadh");
		assertThat(ENGINE.step(STEP).getDueDate()).isNotNull();
		ENGINE.complete("social", STEP, Map.of("studyOutcome", "DONE", "householdSize", 7, "monthlyIncome", 3499,
				"note", "أسرة من سبعة بلا معيل"));

		assertThat(study).isEnded().hasPassed("EndEvent_StudyDone");
		assertThat(study).variables()
			.containsEntry("studyOutcome", "DONE")
			.containsEntry("circumstancesChanged", false);
		assertThat(ENGINE.performers(study, "studiedBy")).containsExactly("social");
		assertThat(ENGINE.variableValues()).doesNotContain(7L, 3499L, "أسرة من سبعة بلا معيل");
		then(ENGINE.port(SocialStudies.class)).should()
			.keep(CaseEngine.REFERENCE,
					new Study("Task_StudyCircumstances", 7, 3499, "أسرة من سبعة بلا معيل", "social"));
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT);
		assertThat(ENGINE.timeline()).containsExactly("يدرس أخصائي المركز طلبكم");
	}

	@Test
	@DisplayName("of a renewal also records whether anything has changed")
	void renewal() {
		var study = study(true);
		var answers = Map.<String, Object>of("studyOutcome", "DONE", "householdSize", 7, "monthlyIncome", 0, "note",
				"عمل أحد الأبناء");
		assertThatThrownBy(() -> ENGINE.complete("social", STEP, answers)).hasStackTraceContaining("field.required");
		ENGINE.complete("social", STEP, Map.of("studyOutcome", "DONE", "householdSize", 7, "monthlyIncome", 0, "note",
				"عمل أحد الأبناء", "circumstances", "CHANGED"));

		assertThat(study).isEnded();
		assertThat(study).variables().containsEntry("circumstancesChanged", true);
	}

	@Test
	@DisplayName("is repeated by the same worker if the family was not reached, and finally given up")
	void notReached() {
		var study = study(false);
		ENGINE.complete("social", STEP, Map.of("studyOutcome", "CALL_AGAIN"));
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulStudyContact");
		assertThat(study).isWaitingAt("Event_TimeToTryAgain");
		ENGINE.timePasses("Event_TimeToTryAgain", Duration.ofDays(3));
		assertThat(ENGINE.step(STEP).getAssignee()).isEqualTo("social");
		ENGINE.complete("social", STEP, Map.of("studyOutcome", "IMPOSSIBLE"));

		assertThat(study).isEnded().hasPassed("EndEvent_StudyImpossible");
		assertThat(study).variables().containsEntry("studyOutcome", "IMPOSSIBLE");
		then(ENGINE.port(SocialStudies.class)).should(never()).keep(any(), any());
	}

	@Test
	@DisplayName("continues while the registers are asked again after a change")
	void detaineeChanged() {
		var study = study(false);
		ENGINE.correlate("tawasul.detaineeChanged");
		assertThat(ENGINE.openSteps()).containsExactly(STEP);
		ENGINE.returns(RECORD, Map.of());

		assertThat(study).hasPassed("EndEvent_RecordRefreshed").isWaitingAt(STEP);
	}

	@Test
	@DisplayName("is not done by the person who registered the request")
	void fourEyes() {
		study(false);

		assertThatThrownBy(() -> ENGINE.complete("clerk", STEP, Map.of("studyOutcome", "IMPOSSIBLE")))
			.hasStackTraceContaining("task.fourEyes");
	}

	private static ProcessInstance study(boolean renewal) {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				"E_SERVICE", "priority", "NORMAL", "department", "prisons", "openedBy", "clerk", "renewal", renewal));
	}

}
