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

	@ParameterizedTest(name = "{0}: {2} hours")
	@CsvSource({ "DecideContact, Task_DecideContact, 14, WORKING, 50", "ReadCode, Task_ReadCode, 70, WORKING, 60",
			"ConfirmRevocation, Task_ConfirmRevocation, 7, WORKING, 60",
			"DescribeHealth, Task_DescribeHealth, 24, HOURS, 70", "AnswerFamily, Task_AnswerFamily, 21, WORKING, 50",
			"GiveView, Task_GiveView, 14, WORKING, 50", "Ordinary, Task_Unknown, 7, WORKING, 50" })
	@DisplayName("follows the step")
	void followsTheStep(String rule, String step, double hours, String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", "E_SERVICE", "priority", "NORMAL")))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
