package sa.wusul.models;

import java.util.HashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What becomes of a leave when something changed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaveStandingDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-standing");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "AlreadyOver, EXPIRED, WEDDING, false, LOW, true, STABLE, SERVING_JUDGMENT, KEEP",
			"AlreadyOver, CANCELLED, DEATH, true, HIGH, true, IN_HOSPITAL, SERVING_JUDGMENT, KEEP",
			"Released, APPROVED, WEDDING, false, LOW, false, STABLE, SERVING_JUDGMENT, CANCEL",
			"Released, PAUSED, DEATH, false, LOW, true, STABLE, SERVING_JUDGMENT, CANCEL",
			"BecameDangerous, APPROVED, WEDDING, true, HIGH, false, STABLE, SERVING_JUDGMENT, CANCEL",
			"DangerousWithoutEscort, APPROVED, DEATH, true, HIGH, false, STABLE, SERVING_JUDGMENT, CANCEL",
			"StillRestricted, PAUSED, WEDDING, true, LOW, true, STABLE, SERVING_JUDGMENT, KEEP",
			"Restricted, APPROVED, WEDDING, true, LOW, true, STABLE, SERVING_JUDGMENT, PAUSE",
			"StillInHospital, PAUSED, WEDDING, true, LOW, false, IN_HOSPITAL, SERVING_JUDGMENT, KEEP",
			"InHospital, APPROVED, WEDDING, true, LOW, false, IN_HOSPITAL, SERVING_JUDGMENT, PAUSE",
			"StillInvestigated, PAUSED, WEDDING, true, LOW, false, STABLE, UNDER_INVESTIGATION, KEEP",
			"InvestigatedAgain, APPROVED, ILLNESS, true, LOW, false, STABLE, REFERRED_TO_PROSECUTION, PAUSE",
			"ObstacleGone, PAUSED, WEDDING, true, LOW, false, STABLE, SERVING_JUDGMENT, RESUME",
			"NothingAgainst, APPROVED, WEDDING, true, LOW, false, STABLE, SERVING_JUDGMENT, KEEP",
			"DeathObstacleGone, PAUSED, DEATH, true, LOW, true, STABLE, SERVING_JUDGMENT, RESUME",
			"DeathStands, APPROVED, DEATH, true, LOW, true, STABLE, SERVING_JUDGMENT, KEEP",
			"DeathStands, APPROVED, DEATH, true, HIGH, false, STABLE, BEFORE_COURT, KEEP",
			"InHospital, APPROVED, DEATH, true, LOW, true, IN_HOSPITAL, SERVING_JUDGMENT, PAUSE",
			"Unknown, APPROVED, DEATH, , LOW, , STABLE, SERVING_JUDGMENT, PAUSE",
			"StillUnknown, PAUSED, WEDDING, , LOW, , STABLE, SERVING_JUDGMENT, KEEP",
			"Unknown, APPROVED, WEDDING, , LOW, , STABLE, SERVING_JUDGMENT, PAUSE" })
	@DisplayName("is cancelled, paused, taken up again or kept")
	void follows(String rule, String leaveState, String leaveReason, Boolean detaineeHeld, String securityClass,
			Boolean contactRestricted, String healthStatus, String stage, String leaveStanding) {
		var facts = new HashMap<String, Object>();
		facts.put("leaveState", leaveState);
		facts.put("leaveReason", leaveReason);
		facts.put("detaineeHeld", detaineeHeld);
		facts.put("securityClass", securityClass);
		facts.put("escortNeeded", rule.equals("DangerousWithoutEscort") ? false : securityClass.equals("HIGH"));
		facts.put("contactRestricted", contactRestricted);
		facts.put("healthStatus", healthStatus);
		facts.put("stage", stage);
		assertThat(this.table.decideOne(facts)).isEqualTo(leaveStanding);
		this.table.assertLastRule(rule);
	}

}
