package sa.wusul.models.escalation;

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

@DisplayName("The time to begin after a page")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DutyLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-duty-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2} hours left: {3} minutes")
	@CsvSource({ "AnswerNear, STAY_ANSWER, 3, 30", "Answer, STAY_ANSWER, 4, 120", "BriefNear, BRIEF, 6, 60",
			"Brief, BRIEF, 7, 180", "Near, URGENCY, 3, 20", "AnyMatter, URGENCY, 4, 60",
			"AnyMatter, STAY_ALARM, 40, 60", "StayWithinHour, STAY, 1, 5", "StayNear, STAY_ALARM, 3, 10",
			"StaySoon, STAY, 8, 20", "AnyMatter, STAY, 9, 60", "Seat, SEAT, 40, 20", "LeaveLate, LEAVE_LATE, 1, 30" })
	@DisplayName("depends on the matter and the remaining time")
	void followsMatterAndTime(String rule, String matter, long hoursLeft, long minutes) {
		assertThat(this.table.decideOne(Map.of("dutyMatter", matter, "hoursLeft", hoursLeft))).isEqualTo(minutes);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest(name = "{0} hours left")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 24 })
	@DisplayName("lets all four levels be paged for a stay, and then the alarm, before half of the time is over")
	void stayInTime(long hoursLeft) {
		var perLevel = (long) this.table.decideOne(Map.of("dutyMatter", "STAY", "hoursLeft", hoursLeft));

		assertThat(4 * perLevel).isLessThanOrEqualTo(hoursLeft * 30);
	}

}
