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

import sa.wusul.escalation.DutyCall;
import sa.wusul.escalation.DutyPagingService;
import sa.wusul.models.CaseEngine;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;

@DisplayName("The page of a level on duty")
@Tag("fast")
class DutyLevelProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-duty-level");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("reaches the role of the roster with the end of its time")
	void paged() {
		var level = next("STAY", 0);

		assertThat(level).isEnded().hasPassed("EndEvent_DutyPaged");
		assertThat(level).variables()
			.containsEntry("dutyRole", "escalation-legal-officers")
			.containsEntry("dutyLevel", 1L)
			.containsEntry("levelSilent", false)
			.containsEntry("silentAt", "2026-11-24T08:00:00Z");
		then(ENGINE.port(DutyPagingService.class)).should()
			.page(new DutyCall(CaseEngine.REFERENCE, "escalation-legal-officers", "STAY",
					CaseEngine.NOW.plus(Duration.ofHours(1)), level.getId()));
	}

	@Test
	@DisplayName("ends above the last level")
	void ladderEnded() {
		var level = next("STAY", 4);

		assertThat(level).isEnded().hasPassed("EndEvent_LadderEnded");
		then(ENGINE.port(DutyPagingService.class)).shouldHaveNoInteractions();
	}

	private static ProcessInstance next(String matter, long level) {
		return ENGINE.start(Map.of("dutyMatter", matter, "dutyLevel", level, "hoursLeft", 10L));
	}

}
