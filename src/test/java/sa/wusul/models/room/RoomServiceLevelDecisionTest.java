package sa.wusul.models.room;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step of video rooms")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RoomServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("room-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {3} hours")
	@CsvSource({ "ExplainRecording, Task_ExplainRecording, NORMAL, 14, WORKING, 40",
			"ReleaseViewing, Task_ReleaseViewing, NORMAL, 7, WORKING, 50",
			"WatchRecording, Task_WatchRecording, NORMAL, 14, WORKING, 50",
			"ReadViewingProblem, Task_ReadViewingProblem, NORMAL, 14, WORKING, 50",
			"AnyStep, Task_Unknown, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step and priority")
	void followsStepAndPriority(String rule, String step, String priority, double hours, String clock,
			int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
