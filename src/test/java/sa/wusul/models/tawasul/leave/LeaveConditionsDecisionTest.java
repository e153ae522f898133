package sa.wusul.models.tawasul.leave;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The conditions of a leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveConditionsDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-conditions");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "DeathOfDangerous, DEATH, HIGH, false, true, false, 6, 1, 3, false, 4, 60",
			"DeathAfterEscape, DEATH, LOW, true, true, false, 6, 1, 3, false, 4, 60",
			"DeathAfterEscape, DEATH, LOW, , true, false, 6, 1, 3, false, 4, 60",
			"DeathMedium, DEATH, MEDIUM, false, true, false, 12, 3, 5, false, 4, 120",
			"Death, DEATH, LOW, false, false, false, 24, 3, 5, false, 4, 120",
			"EscapedBefore, WEDDING, LOW, true, true, true, 6, 1, 7, false, 2, 60",
			"WeddingMedium, WEDDING, MEDIUM, false, true, true, 12, 1, 60, false, 2, 120",
			"Wedding, WEDDING, LOW, false, false, true, 24, 1, 60, false, 2, 180",
			"IllnessMedium, ILLNESS, MEDIUM, false, true, false, 6, 2, 14, false, 2, 120",
			"Illness, ILLNESS, LOW, false, false, true, 12, 2, 14, false, 2, 120",
			"MonthlyMedium, MONTHLY_HOME, MEDIUM, false, true, true, 12, 3, 92, true, 2, 120",
			"Monthly, MONTHLY_HOME, LOW, false, false, true, 24, 3, 92, true, 2, 180",
			"Otherwise, , LOW, false, true, true, 6, 1, 7, false, 2, 60" })
	@DisplayName("depend on the reason and the security class")
	void follows(String rule, String leaveReason, String securityClass, Boolean escapedBefore, boolean escort,
			boolean guarantor, int hours, int occurrences, int days, boolean monthly, int window, int recall) {
		var facts = facts(leaveReason, securityClass, "SERVING_JUDGMENT");
		facts.put("escapedBefore", escapedBefore);
		assertThat(this.table.decide(facts)).isEqualTo(Map.of("escortNeeded", escort, "guarantorNeeded", guarantor,
				"leaveHours", hours, "occurrences", occurrences, "validDays", days, "onceAMonth", monthly,
				"windowHours", window, "recallMinutes", recall));
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DEATH", "WEDDING", "ILLNESS", "MONTHLY_HOME" })
	@DisplayName("permit leave without an escort only for a low security class during the execution of a judgment")
	void alone(String leaveReason) {
		for (var securityClass : Arrays.asList("LOW", "MEDIUM", "HIGH", null)) {
			for (var stage : Arrays.asList("UNDER_INVESTIGATION", "BEING_REFERRED", "REFERRED_TO_PROSECUTION",
					"BEFORE_COURT", "UNDER_APPEAL", "SERVING_JUDGMENT", "AT_COUNSELLING_CENTRE", null)) {
				var alone = "LOW".equals(securityClass)
						&& ("SERVING_JUDGMENT".equals(stage) || "AT_COUNSELLING_CENTRE".equals(stage));
				assertThat(this.table.decide(facts(leaveReason, securityClass, stage))).as(securityClass + " " + stage)
					.containsEntry("escortNeeded", !alone);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "DeathAfterAbsence, DEATH", "AbsentBefore, WEDDING", "AbsentBefore, ILLNESS",
			"AbsentBefore, MONTHLY_HOME" })
	@DisplayName("require an escort after an earlier absence")
	void absentBefore(String rule, String leaveReason) {
		var facts = facts(leaveReason, "LOW", "SERVING_JUDGMENT");
		facts.put("absentBefore", true);
		assertThat(this.table.decide(facts)).containsEntry("escortNeeded", true);
		this.table.assertLastRule(rule);
	}

	private static Map<String, Object> facts(String leaveReason, String securityClass, String stage) {
		var facts = new HashMap<String, Object>();
		facts.put("leaveReason", leaveReason);
		facts.put("securityClass", securityClass);
		facts.put("escapedBefore", false);
		facts.put("absentBefore", false);
		facts.put("stage", stage);
		return facts;
	}

}
