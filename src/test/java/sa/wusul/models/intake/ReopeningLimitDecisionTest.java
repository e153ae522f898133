package sa.wusul.models.intake;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The time for asking to reopen a case")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ReopeningLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-reopening-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} after {2} requests: {3} days")
	@CsvSource({ "Answered, ANSWERED, 0, 5", "Rejected, REJECTED, 0, 5", "Otherwise, ANSWERED, 1, 0",
			"Otherwise, REJECTED, 1, 0", "Otherwise, WITHDRAWN, 0, 0", "Otherwise, LAPSED, 0, 0" })
	@DisplayName("depends on the state and on earlier requests")
	void followsState(String rule, String state, int reopenings, int days) {
		assertThat(this.table.decideOne(Map.of("caseState", state, "reopenings", reopenings))).isEqualTo(days);
		this.table.assertLastRule(rule);
	}

}
