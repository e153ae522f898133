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

@DisplayName("The request for a stay of execution")
@Tag("fast")
class StayRequestProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-stay-request")
		.starting("escalation-stay-follow-up");

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
		assertThat(ENGINE.timeline()).containsExactly("أُبلغتم بما انتهى إليه طلب إيقاف التنفيذ");
	}

	@Test
	@DisplayName("is followed until the court answers, and the answer is told")
	void answered() {
		var stay = requested();
		request("legal", "REQUESTED");

		ENGINE.complete("duty", "Task_RecordStayAnswer", Map.of("stayOutcome", "REFUSED"));

		assertThat(stay).isEnded().hasPassed("EndEvent_StayAnswered");
		assertThat(stay).variables().containsEntry("stayOutcome", "REFUSED");
		assertThat(ENGINE.messagesSent()).containsExactly("stayRequested", "stayRequested");
		assertThat(ENGINE.timeline()).endsWith("وصل جواب طلب إيقاف التنفيذ");
	}

	@Test
	@DisplayName("that the court does not answer in two hours holds up no decision")
	void unanswered() {
		var stay = requested();
		request("legal", "REQUESTED");

		ENGINE.timePasses("Event_NoAnswer", Duration.ofHours(2));

		assertThat(stay).isEnded().hasPassed("EndEvent_StayUnanswered");
		assertThat(stay).variables().containsEntry("stayOutcome", "NO_ANSWER");
		assertThat(ENGINE.timeline()).endsWith("لم يصل جواب طلب إيقاف التنفيذ في المهلة");
		assertThat(ENGINE.openSteps()).as("followed beyond that").containsExactly("Task_RecordStayAnswer");
	}

	@Test
	@DisplayName("is not needed if no execution is feared")
	void notNeeded() {
		var stay = ENGINE.start(facts("PRESSING"));

		assertThat(stay).isEnded().hasPassed("EndEvent_StayNotNeeded");
		assertThat(stay).variables().containsEntry("stayOutcome", "NOT_NEEDED");
	}

	@Test
	@DisplayName("that nobody submits even then is known to the decision and to the requester")
	void notRequested() {
		var stay = requested();
		allLevelsStaySilent();

		ENGINE.timePasses("BoundaryEvent_AlarmSilent", Duration.ofHours(1));

		assertThat(stay).isEnded().hasPassed("EndEvent_StayRequested");
		assertThat(stay).variables().containsEntry("stayOutcome", "NOT_REQUESTED");
		assertThat(ENGINE.messagesSent()).containsExactly("stayRequested");
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
