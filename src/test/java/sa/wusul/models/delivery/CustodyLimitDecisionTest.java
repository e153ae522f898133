package sa.wusul.models.delivery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The days of custody of a document")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class CustodyLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("delivery-custody-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} by {2}: {3} days")
	@CsvSource({ "PassportAtOffice, passports, OFFICE, 60", "PassportReturned, passports, HOME, 45",
			"OtherDocument, traffic, HOME, 30", "OtherDocument, civil-affairs, OFFICE, 30" })
	@DisplayName("depend on sector and way of delivery")
	void followsSectorAndWay(String rule, String department, String method, int days) {
		assertThat(this.table.decideOne(facts("department", department, "deliveryMethod", method))).isEqualTo(days);
		this.table.assertLastRule(rule);
	}

}
