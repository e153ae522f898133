package sa.wusul.models.department;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limit of transfers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class TransferLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("department-transfer-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "after {1}: {2}")
	@CsvSource({ "TransfersLeft, 0, OFFICER", "TransfersLeft, 2, OFFICER", "LimitReached, 3, SUPERVISOR",
			"LimitReached, 4, SUPERVISOR" })
	@DisplayName("names who transfers a case, by the number of its transfers")
	void followsTheNumber(String rule, long transfers, String decider) {
		assertThat(this.table.decideOne(Map.of("transferCount", transfers))).isEqualTo(decider);
		this.table.assertLastRule(rule);
	}

}
