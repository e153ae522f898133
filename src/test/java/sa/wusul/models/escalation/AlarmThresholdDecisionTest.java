package sa.wusul.models.escalation;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The thresholds of alarms")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AlarmThresholdDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-alarm-threshold");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: from {3}, below {4}")
	@CsvSource({ "OverdueShareCentre, OVERDUE_SHARE, CENTRE, 25, 20, intake-supervisors, 1440",
			"OverdueShareDepartment, OVERDUE_SHARE, DEPARTMENT, 25, 20, department-supervisors, 1440",
			"HallWait, HALL_WAIT, CENTRE, 45, 30, intake-supervisors, 120",
			"UrgentWait, URGENT_WAIT, MINISTRY, 30, 10, escalation-private-office, 60",
			"OutboxWait, OUTBOX_WAIT, MINISTRY, 30, 5, camunda-admin, 240" })
	@DisplayName("end lower than they begin, and tell a role that exists")
	void thresholds(String rule, String figure, String kind, long raiseAt, long endBelow, String role, long rest) {
		assertThat(this.table.decide(measured(figure, kind, 10)))
			.isEqualTo(Map.of("raiseAt", raiseAt, "endBelow", endBelow, "toldRole", role, "restMinutes", rest));
		this.table.assertLastRule(rule);
		assertThat(endBelow).isLessThan(raiseAt);
		assertThat(Rights.load().roles()).anyMatch((known) -> known.id().equals(role));
	}

	@Test
	@DisplayName("are not those of a handful of cases, or of an empty hall")
	void few() {
		assertThat(this.table.decide(measured("OVERDUE_SHARE", "CENTRE", 9)).get("raiseAt")).isNull();
		assertThat(this.table.decide(measured("HALL_WAIT", "CENTRE", 0)).get("raiseAt")).isNull();
		this.table.assertLastRule("Unwatched");
	}

	private static Map<String, Object> measured(String figure, String kind, long base) {
		return Map.of("alarmFigure", figure, "placeKind", kind, "place", "riyadh", "measuredOn", base);
	}

}
