package sa.wusul.models;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step of the Tawasul window")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TawasulServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {4} hours")
	@CsvSource({ "StudyCircumstances, Task_StudyCircumstances, E_SERVICE, NORMAL, 21, WORKING, 50",
			"CastVote, Task_CastVote, E_SERVICE, NORMAL, 14, WORKING, 60",
			"ReceiveAccount, Task_ReceiveAccount, E_SERVICE, NORMAL, 35, WORKING, 50",
			"Ordinary, Task_Unknown, E_SERVICE, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
