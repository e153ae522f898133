package sa.wusul.models.intake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The period in which to search for duplicates")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DuplicatePeriodDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-duplicate-period");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} days")
	@CsvSource({ "Long, QISAS, 365", "Long, RIGHTS, 365", "Complaint, COMPLAINT, 60", "Any, PASSPORT, 180" })
	@DisplayName("follows the type")
	void days(String rule, String requestType, int days) {
		assertThat(this.table.decideOne(facts("requestType", requestType))).isEqualTo(days);
		this.table.assertLastRule(rule);
	}

}
