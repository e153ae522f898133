package sa.wusul.models.records;

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

@DisplayName("Service level of a step of a disposal")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RecordsServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("records-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {2} hours")
	@CsvSource({ "CheckList, Task_CheckList, 70, 40", "ApproveDisposal, Task_ApproveDisposal, 35, 40",
			"DecideRevocation, Task_DecideRevocation, 14, 60", "FileCertificate, Task_FileCertificate, 14, 40",
			"ApproveHandover, Task_ApproveHandover, 14, 50", "FetchPackage, Task_FetchPackage, 14, 50",
			"ReadPackageProblem, Task_ReadPackageProblem, 14, 50", "AnyStep, Task_Unknown, 7, 50" })
	@DisplayName("follows the step")
	void followsTheStep(String rule, String step, double hours, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", null, "priority", null)))
			.isEqualTo(Map.of("hours", hours, "clock", "WORKING", "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
