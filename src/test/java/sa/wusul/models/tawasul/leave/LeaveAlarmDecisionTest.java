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

@DisplayName("The alarm ladder for an overdue detainee")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveAlarmDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-alarm");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {2} minutes")
	@CsvSource({ "DutyAtOnce, 1, 0, CALL_DUTY", "SecurityAfterHalfHour, 2, 30, ALERT_SECURITY",
			"DirectorAfterAnHour, 3, 60, ALERT_DIRECTOR", "AbsentAfterTwoHours, 4, 120, DECLARE_ABSENT" })
	@DisplayName("rises by minutes after the due return")
	void climbs(String rule, int rung, int minutes, String action) {
		assertThat(this.table.decide(Map.of("alarmRung", rung)))
			.isEqualTo(Map.of("minutesAfter", minutes, "alarmAction", action));
		this.table.assertLastRule(rule);
	}

}
