package sa.wusul.models.escalation;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of alarms and of the morning sheet")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class EscalationLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "AlarmShown, ALARM_SHOWN, 90, DAYS", "MorningSheet, MORNING_SHEET, 450, MINUTES",
			"MorningSheetValid, MORNING_SHEET_VALID, 1440, MINUTES", "MorningSheetKept, MORNING_SHEET_KEPT, 90, DAYS",
			"Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
