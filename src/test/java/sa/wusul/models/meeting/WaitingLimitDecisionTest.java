package sa.wusul.models.meeting;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The search for a slot")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class WaitingLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-waiting-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}: {3} hours")
	@CsvSource({ "UrgentMeeting, MINISTER_MEETING, URGENT, 1", "HighMeeting, MINISTER_MEETING, HIGH, 72",
			"AnyWaiting, MINISTER_MEETING, NORMAL, 168", "AnyWaiting, OFFICE_APPOINTMENT, URGENT, 168" })
	@DisplayName("depends on purpose and priority")
	void followsPurposeAndPriority(String rule, String purpose, String priority, long hours) {
		assertThat(this.table.decideOne(Map.of("bookingPurpose", purpose, "priority", priority))).isEqualTo(hours);
		this.table.assertLastRule(rule);
	}

}
