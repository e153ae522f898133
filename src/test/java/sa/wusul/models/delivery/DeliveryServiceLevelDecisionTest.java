package sa.wusul.models.delivery;

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

@DisplayName("Service level of a step of a delivery")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DeliveryServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("delivery-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {2} hours")
	@CsvSource({ "ReceiveParcel, Task_ReceiveParcel, 21, 50", "HandOver, Task_HandOver, 420, 40",
			"TraceParcel, Task_TraceParcel, 14, 70", "DestroyDocument, Task_DestroyDocument, 35, 40",
			"WitnessDestruction, Task_WitnessDestruction, 14, 60", "AnyStep, Task_Unknown, 7, 50" })
	@DisplayName("follows the step")
	void followsTheStep(String rule, String step, double hours, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", "E_SERVICE", "priority", "NORMAL")))
			.isEqualTo(Map.of("hours", hours, "clock", "WORKING", "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
