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

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("The request for a stay of execution")
@Tag("fast")
class StayRequestProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-stay-request");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is submitted by the legal department, and the requester is told the result")
	void requestedByLegal() {
		var stay = requested();

		assertThat(ENGINE.candidateGroup("Task_RequestStay")).isEqualTo("escalation-legal-officers");
		request("legal", "GRANTED");

		assertThat(stay).isEnded().hasPassed("EndEvent_StayRequested");
		assertThat(stay).variables().containsEntry("stayOutcome", "GRANTED");
		assertThat(ENGINE.messagesSent()).containsExactly("stayRequested");
		assertThat(ENGINE.timeline()).containsExactly("رُفع طلب إيقاف التنفيذ إلى الجهة المختصة");
	}

	@Test
	@DisplayName("goes up past each level that does not answer")
	void passedOver() {
		var stay = requested();

		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		isPassedOver("موظفو الشؤون القانونية");
		assertThat(ENGINE.candidateGroup("Task_RequestStay")).isEqualTo("escalation-duty-officers");
		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		isPassedOver("ضباط المناوبة");
		assertThat(ENGINE.candidateGroup("Task_RequestStay")).isEqualTo("escalation-deputies");
		request("deputy", "REQUESTED");

		assertThat(stay).isEnded().hasPassed("EndEvent_StayRequested");
	}

	@Test
	@DisplayName("that is not submitted is visible to the deciding office")
	void notRequested() {
		var stay = requested();

		for (var level = 1; level <= 4; level++) {
			ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		}

		isPassedOver("الوزير");
		assertThat(stay).isEnded().hasPassed("EndEvent_StayNotRequested");
		assertThat(stay).variables().doesNotContainKey("stayOutcome");
	}

	private static void request(String user, String outcome) {
		ENGINE.complete(user, "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome", outcome,
				"stayGrounds", "أولياء الدم يدرسون العفو"));
	}

	private static void isPassedOver(String silent) {
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE),
					argThat((note) -> note.kind().equals("passedOver") && note.text().equals(silent)));
	}

	private static ProcessInstance requested() {
		return ENGINE
			.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "men", "requestType", "QISAS", "priority",
					"URGENT", "urgentMatter", "EXECUTION", "hoursLeft", 10L, "dutyMatter", "STAY", "dutyLevel", 0L));
	}

}
