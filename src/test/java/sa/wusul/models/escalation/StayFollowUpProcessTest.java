package sa.wusul.models.escalation;

import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("The follow-up of a request for a stay")
@Tag("fast")
class StayFollowUpProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-stay-follow-up");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("waits for the answer without end, and tells it")
	void answered() {
		var followUp = ENGINE.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "men", "requestType",
				"QISAS", "priority", "URGENT", "urgentMatter", "EXECUTION", "hoursLeft", 10L));

		assertThat(ENGINE.candidateGroup("Task_RecordStayAnswer")).isEqualTo("escalation-duty-officers");
		ENGINE.complete("duty", "Task_RecordStayAnswer", Map.of("stayOutcome", "REFUSED"));

		assertThat(followUp).isEnded().hasPassed("EndEvent_StayAnswered");
		assertThat(ENGINE.messagesSent()).containsExactly("stayRequested");
		assertThat(ENGINE.timeline()).containsExactly("وصل جواب طلب إيقاف التنفيذ");
	}

}
