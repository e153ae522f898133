package sa.wusul.models;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Conditions of a leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaveConditionsDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-conditions");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "DeathOfDangerous, DEATH, HIGH, false, true, false, 6, 1, 3, false, 4, 60",
			"DeathAfterEscape, DEATH, LOW, true, true, false, 6, 1, 3, false, 4, 60",
			"DeathMedium, DEATH, MEDIUM, false, true, false, 12, 3, 5, false, 4, 120",
			"Death, DEATH, LOW, false, false, false, 24, 3, 5, false, 4, 120",
			"WeddingMedium, WEDDING, MEDIUM, false, true, true, 12, 1, 60, false, 2, 120",
			"Wedding, WEDDING, LOW, false, false, true, 24, 1, 60, false, 2, 180",
			"IllnessMedium, ILLNESS, MEDIUM, false, true, false, 6, 2, 14, false, 2, 120",
			"Illness, ILLNESS, LOW, false, false, true, 12, 2, 14, false, 2, 120",
			"Monthly, MONTHLY_HOME, LOW, false, false, true, 24, 3, 92, true, 2, 180",
			"Otherwise, , LOW, false, true, true, 6, 1, 7, false, 2, 60" })
	@DisplayName("follow the reason and how dangerous he is")
	void follows(String rule, String leaveReason, String securityClass, boolean escapedBefore, boolean escort,
			boolean guarantor, int hours, int occurrences, int days, boolean monthly, int window, int recall) {
		var facts = new HashMap<String, Object>();
		facts.put("leaveReason", leaveReason);
		facts.put("securityClass", securityClass);
		facts.put("escapedBefore", escapedBefore);
		assertThat(this.table.decide(facts)).isEqualTo(Map.of("escortNeeded", escort, "guarantorNeeded", guarantor,
				"leaveHours", hours, "occurrences", occurrences, "validDays", days, "onceAMonth", monthly,
				"windowHours", window, "recallMinutes", recall));
		this.table.assertLastRule(rule);
	}

}
