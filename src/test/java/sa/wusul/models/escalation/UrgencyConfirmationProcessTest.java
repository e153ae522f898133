package sa.wusul.models.escalation;

import java.time.Duration;
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

@DisplayName("The confirmation of urgency")
@Tag("fast")
class UrgencyConfirmationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-urgency-confirmation");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("belongs to the duty officer at once")
	void confirmed() {
		var confirmation = claimed();

		assertThat(ENGINE.candidateGroup("Task_ConfirmUrgency")).isEqualTo("escalation-duty-officers");
		assertThat(ENGINE.step("Task_ConfirmUrgency").getPriority()).isEqualTo(100);
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived");
		ENGINE.complete("duty", "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));

		assertThat(confirmation).isEnded().hasPassed("EndEvent_UrgencyConfirmed");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived");
	}

	@Test
	@DisplayName("can be declined with a reason and a note for the next officer")
	void declined() {
		var confirmation = claimed();
		assertThatThrownBy(() -> ENGINE.complete("duty", "Task_ConfirmUrgency",
				Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS")))
			.isInstanceOf(RefusalException.class);

		ENGINE.complete("duty", "Task_ConfirmUrgency",
				Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "الموعد بعد شهر"));

		assertThat(confirmation).isEnded().hasPassed("EndEvent_UrgencyDeclined");
		assertThat(confirmation).variables().containsEntry("urgencyReason", "TIME_ALLOWS");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("الموعد بعد شهر")));
	}

	@Test
	@DisplayName("goes up by itself if a level does not answer, which everybody above can read")
	void passedOver() {
		var confirmation = claimed();

		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));

		isPassedOver("ضباط المناوبة");
		assertThat(ENGINE.candidateGroup("Task_ConfirmUrgency")).isEqualTo("escalation-deputies");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived", "urgentPassedOver");
		assertThat(ENGINE.timeline()).containsExactly("سُجل طلبكم أمراً عاجلاً وعُرض على المناوب",
				"لم يصل رد في المهلة، فرُفع أمركم إلى المستوى الأعلى");
		ENGINE.complete("deputy", "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));
		assertThat(confirmation).isEnded().hasPassed("EndEvent_UrgencyConfirmed");
	}

	@Test
	@DisplayName("stays with whoever began it in time, and does not go up")
	void begun() {
		var confirmation = claimed();
		ENGINE.claim("duty", "Task_ConfirmUrgency");

		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));

		assertThat(ENGINE.step("Task_ConfirmUrgency").getAssignee()).isEqualTo("duty");
		ENGINE.complete("duty", "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));
		assertThat(confirmation).isEnded().hasPassed("EndEvent_LeftToPerformer", "EndEvent_UrgencyConfirmed");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived");
	}

	@Test
	@DisplayName("is presumed if no level up to the Minister answers")
	void presumed() {
		var confirmation = claimed();

		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		isPassedOver("نواب الوزير");
		assertThat(ENGINE.candidateGroup("Task_ConfirmUrgency")).as("at night, when the office is closed")
			.isEqualTo("escalation-ministers");
		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));

		isPassedOver("الوزير");
		assertThat(confirmation).isEnded().hasPassed("EndEvent_UrgencyPresumed");
		assertThat(confirmation).variables().doesNotContainKey("urgencyDecision");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived", "urgentPassedOver", "urgentPassedOver",
				"urgentPassedOver");
		assertThat(ENGINE.timeline()).endsWith("لم يصل رد من أي مستوى، فعُد أمركم عاجلاً");
	}

	private static void isPassedOver(String silent) {
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE),
					argThat((note) -> note.kind().equals("passedOver") && note.text().equals(silent)));
	}

	private static ProcessInstance claimed() {
		return ENGINE
			.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "men", "requestType", "QISAS", "priority",
					"URGENT", "urgentMatter", "EXECUTION", "hoursLeft", 10L, "dutyMatter", "URGENCY", "dutyLevel", 0L));
	}

}
