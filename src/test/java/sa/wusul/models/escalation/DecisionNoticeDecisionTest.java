package sa.wusul.models.escalation;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The notice of a missing decision")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DecisionNoticeDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-decision-notice");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} in {2} hours: {3} minutes before")
	@CsvSource({ "ExecutionNear, EXECUTION, 1, 30", "ExecutionNear, EXECUTION, 8, 240",
			"ExecutionLater, EXECUTION, 9, 240", "PressingNear, PRESSING, 4, 120", "PressingNear, PRESSING, 1, 30",
			"PressingLater, PRESSING, 5, 120" })
	@DisplayName("depends on the class of urgency and the remaining time")
	void followsClassAndTime(String rule, String urgency, long hoursLeft, long minutes) {
		assertThat(this.table.decideOne(Map.of("urgencyClass", urgency, "hoursLeft", hoursLeft))).isEqualTo(minutes);
		this.table.assertLastRule(rule);
	}

}
