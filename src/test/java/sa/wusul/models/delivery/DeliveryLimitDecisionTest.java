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

@DisplayName("The limits of the domain delivery")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DeliveryLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("delivery-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "Silence, SILENCE, 10, WORKING_DAYS", "SilenceAgain, SILENCE_AGAIN, 5, WORKING_DAYS",
			"NextDay, NEXT_DAY, 1, WORKING_DAYS", "DaysOffered, DAYS_OFFERED, 5, NUMBER",
			"PickupReminder, PICKUP_REMINDER, 168, HOURS", "PickupLastReminder, PICKUP_LAST_REMINDER, 48, HOURS",
			"HandoverCode, HANDOVER_CODE, 24, HOURS", "HandoverTries, HANDOVER_TRIES, 3, NUMBER",
			"HandoverNextCode, HANDOVER_NEXT_CODE, 1, MINUTES", "AgentProof, AGENT_PROOF, 1, HOURS",
			"Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
