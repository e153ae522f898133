package sa.wusul.models.meeting;

import java.util.HashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The longest wait for an urgent meeting")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class QuickLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-quick-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} minutes left, {2}: {3}")
	@CsvSource({ "TimeRunsOut, 1, QISAS, 1", "TimeRunsOut, 46, QISAS, 45", "TimeRunsOut, 59, QISAS, 45",
			"TimeRunsOut, 90, RIGHTS, 67", "TimeRunsOut, 240, GENERAL, 180", "HalfOfTheTime, 241, QISAS, 120",
			"HalfOfTheTime, 1200, QISAS, 600", "HalfOfTheTime, 2880, RIGHTS, 1440", "WithinOneDay, 2881, QISAS, 1440",
			"WithinOneDay, 43200, GENERAL, 1440", "TimeRanOut, 0, QISAS, 0", "TimeRanOut, -90, GENERAL, 0",
			"GraveWithoutTime, , QISAS, 720", "GraveWithoutTime, , RIGHTS, 720", "WithoutTime, , GENERAL, 1440" })
	@DisplayName("depends on the remaining time, or on the type of request if none was given")
	void follows(String rule, Long minutesLeft, String requestType, long limit) {
		assertThat(limit(minutesLeft, requestType)).isEqualTo(limit);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("never exceeds the remaining time")
	void inTime() {
		for (var left = 1L; left < 80 * 60; left++) {
			assertThat((Long) limit(left, "QISAS")).isPositive().isLessThanOrEqualTo(left);
		}
	}

	private Object limit(Long minutesLeft, String requestType) {
		var facts = new HashMap<String, Object>();
		facts.put("minutesLeft", minutesLeft);
		facts.put("requestType", requestType);
		return this.table.decideOne(facts);
	}

}
