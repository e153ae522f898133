package sa.wusul.models.tawasul.leave;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The deadline of an opinion on a leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveOpinionDeadlineDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-opinion-deadline");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "AfterJudgment, INVESTIGATION, WEDDING, SERVING_JUDGMENT, STABLE, false, 0, WORKING",
			"AfterJudgment, INVESTIGATION, DEATH, AT_COUNSELLING_CENTRE, STABLE, false, 0, WORKING",
			"HealthyMonthly, MEDICAL, MONTHLY_HOME, SERVING_JUDGMENT, STABLE, false, 0, WORKING",
			"DeathInvestigation, INVESTIGATION, DEATH, BEFORE_COURT, STABLE, true, 3, HOURS",
			"Death, PRISON, DEATH, SERVING_JUDGMENT, STABLE, true, 2, HOURS",
			"Death, MEDICAL, DEATH, SERVING_JUDGMENT, IN_HOSPITAL, true, 2, HOURS",
			"Prison, PRISON, WEDDING, SERVING_JUDGMENT, STABLE, true, 14, WORKING",
			"Investigation, INVESTIGATION, ILLNESS, , STABLE, true, 35, WORKING",
			"Others, MEDICAL, MONTHLY_HOME, SERVING_JUDGMENT, CHRONIC, true, 21, WORKING",
			"Others, SECURITY, WEDDING, SERVING_JUDGMENT, STABLE, true, 21, WORKING" })
	@DisplayName("determines the authorities and their time")
	void follows(String rule, String authority, String leaveReason, String stage, String healthStatus, boolean asked,
			double hours, String clock) {
		var answer = this.table.decide(facts("authority", authority, "leaveReason", leaveReason, "stage", stage,
				"healthStatus", healthStatus));
		assertThat(answer).isEqualTo(Map.of("asked", asked, "hours", hours, "clock", clock));
		this.table.assertLastRule(rule);
	}

}
