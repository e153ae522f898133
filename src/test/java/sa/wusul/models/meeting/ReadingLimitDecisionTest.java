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

@DisplayName("The time for reading a meeting's file")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ReadingLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-reading-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, turn {2}, {3} minutes left: {4} minutes before")
	@CsvSource({ "First, NORMAL, 1, 10080, 1440", "First, HIGH, 1, 1801, 1440", "FirstShort, NORMAL, 1, 1800, 900",
			"FirstShort, NORMAL, 1, 120, 60", "Second, NORMAL, 2, 1440, 660", "SecondShort, NORMAL, 2, 840, 420",
			"SecondShort, NORMAL, 2, 360, 180", "SecondTooLate, NORMAL, 2, 359, -1440",
			"UrgentFirst, URGENT, 1, 120, 60", "UrgentSecond, URGENT, 2, 60, -1440" })
	@DisplayName("ends a day before for the host and before the visitor travels for the stand-in")
	void ends(String rule, String priority, long turn, long minutesLeft, long before) {
		assertThat(this.table.decideOne(Map.of("priority", priority, "readerTurn", turn, "minutesLeft", minutesLeft)))
			.isEqualTo(before);
		this.table.assertLastRule(rule);
	}

}
