package sa.wusul.models.tawasul.assistance;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The amount and duration of assistance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AssistanceAmountDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-assistance-amount");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} for {2} with {3} a head: {4} for {5} months")
	@CsvSource({ "IncomeSufficient, LIVING, 9, 2500, 0, 0", "Medical, MEDICAL, 1, 2499, 5000, 1",
			"ReleaseSupport, RELEASE_SUPPORT, 3, 0, 2000, 3", "RentLarge, RENT, 6, 900, 2500, 6",
			"Rent, RENT, 5, 900, 1800, 6", "SchoolLarge, SCHOOL, 4, 0, 1500, 2", "School, SCHOOL, 3, 0, 800, 2",
			"LivingPoorLarge, LIVING, 6, 799, 3000, 6", "LivingPoor, LIVING, 5, 799, 2000, 6",
			"Living, LIVING, 6, 800, 1200, 6" })
	@DisplayName("depend on kind, household and income")
	void follows(String rule, String kind, long household, long income, long amount, long months) {
		assertThat(
				this.table.decide(Map.of("assistanceKind", kind, "householdSize", household, "incomePerHead", income)))
			.isEqualTo(Map.of("amount", amount, "months", months));
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest
	@CsvSource("NotPriced, TRAVEL, 3, 100")
	@DisplayName("fail if the table does not know the kind")
	void unknownKind(String rule, String kind, long household, long income) {
		assertThat(
				this.table.decide(Map.of("assistanceKind", kind, "householdSize", household, "incomePerHead", income))
					.get("amount"))
			.isNull();
		this.table.assertLastRule(rule);
	}

}
