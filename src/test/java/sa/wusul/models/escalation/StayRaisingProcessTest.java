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

@DisplayName("Having a stay of execution requested")
@Tag("fast")
class StayRaisingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-stay-raising");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
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
		request("deputy", "REFUSED");

		assertThat(stay).isEnded().hasPassed("EndEvent_StayRaised");
	}

	@Test
	@DisplayName("stays with whoever began it, such as a duty officer on the telephone with the court")
	void begun() {
		var stay = requested();
		ENGINE.claim("legal", "Task_RequestStay");

		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));

		request("legal", "GRANTED");
		assertThat(stay).isEnded().hasPassed("EndEvent_LeftToPerformer", "EndEvent_StayRaised");
	}

	@Test
	@DisplayName("that nobody submits raises an alarm with the Minister, who may still have it submitted")
	void alarm() {
		var stay = requested();
		allLevelsStaySilent();

		isPassedOver("الوزير");
		var alarm = ENGINE.step("Task_RequestStayAtLast");
		assertThat(ENGINE.candidateGroup("Task_RequestStayAtLast")).isEqualTo("escalation-ministers");
		assertThat(alarm.getPriority()).isEqualTo(100);
		ENGINE.complete("minister", "Task_RequestStayAtLast", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome",
				"GRANTED", "stayGrounds", "أولياء الدم يدرسون العفو"));

		assertThat(stay).isEnded().hasPassed("EndEvent_StayRaisedAtLast");
		assertThat(stay).variables().containsEntry("stayOutcome", "GRANTED");
	}

	@Test
	@DisplayName("that nobody submits even then is known to the decision and to the requester")
	void notRequested() {
		var stay = requested();
		allLevelsStaySilent();

		ENGINE.timePasses("BoundaryEvent_AlarmSilent", Duration.ofHours(1));

		assertThat(stay).isEnded().hasPassed("EndEvent_StayNotRequested");
		assertThat(stay).variables().containsEntry("stayOutcome", "NOT_REQUESTED");
	}

	@Test
	@DisplayName("stays with the Minister who began the alarm, until the court is reached")
	void alarmBegun() {
		var stay = requested();
		allLevelsStaySilent();
		ENGINE.claim("minister", "Task_RequestStayAtLast");

		ENGINE.timePasses("BoundaryEvent_AlarmSilent", Duration.ofHours(1));

		ENGINE.complete("minister", "Task_RequestStayAtLast", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome",
				"GRANTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
		assertThat(stay).isEnded().hasPassed("EndEvent_AlarmLeftToPerformer", "EndEvent_StayRaisedAtLast");
		assertThat(stay).variables().containsEntry("stayOutcome", "GRANTED");
	}

	private static void allLevelsStaySilent() {
		for (var level = 1; level <= 4; level++) {
			ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		}
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
		return ENGINE.start(facts("EXECUTION"));
	}

	private static Map<String, Object> facts(String urgencyClass) {
		return Map.ofEntries(Map.entry("channel", "PHONE"), Map.entry("centre", "riyadh"), Map.entry("section", "men"),
				Map.entry("requestType", "QISAS"), Map.entry("priority", "URGENT"),
				Map.entry("urgencyClass", urgencyClass), Map.entry("urgentMatter", "EXECUTION"),
				Map.entry("hoursLeft", 10L), Map.entry("dutyMatter", "STAY"), Map.entry("dutyLevel", 0L),
				Map.entry("stayOutcome", "NOT_NEEDED"));
	}

}
