package sa.wusul.models.room;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of video rooms")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RoomLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("room-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "OpenBefore, OPEN_BEFORE, 10, MINUTES", "OpenAfter, OPEN_AFTER, 10, MINUTES",
			"Warning, WARNING, 5, MINUTES", "Resume, RESUME, 2, MINUTES", "Counter, COUNTER, 5, MINUTES",
			"Signal, SIGNAL, 60, SECONDS", "Gone, GONE, 15, SECONDS", "Seats, SEATS, 6, NUMBER",
			"Forgotten, FORGOTTEN, 24, HOURS", "RecordingDue, RECORDING_DUE, 1, HOURS",
			"RecordingBrief, RECORDING_BRIEF, 30, SECONDS", "RecordingLeast, RECORDING_LEAST, 5, SECONDS",
			"RecordingShare, RECORDING_SHARE, 80, NUMBER", "Viewing, VIEWING, 2, DAYS",
			"ViewingSession, VIEWING_SESSION, 4, HOURS", "ViewingCompose, VIEWING_COMPOSE, 6, HOURS",
			"ViewingMegabytes, VIEWING_MEGABYTES, 2000, NUMBER", "ViewingAttempts, VIEWING_ATTEMPTS, 3, NUMBER",
			"Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
