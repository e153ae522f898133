package sa.wusul.models.delivery;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Another delivery attempt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class NextAttemptLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("delivery-next-attempt-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "after {1} and {2}: {3}")
	@CsvSource({ "AttemptsLeft, 1, NOBODY_HOME, true", "AttemptsLeft, 2, CODE_WRONG, true",
			"InVain, 1, WRONG_ADDRESS, false", "InVain, 2, REFUSED, false", "NoAttemptLeft, 3, NOBODY_HOME, false",
			"NoAttemptLeft, 3, REFUSED, false" })
	@DisplayName("depends on the number of attempts and the reason of the last failure")
	void followsNumberAndReason(String rule, long attempts, String reason, boolean another) {
		assertThat(this.table.decideOne(Map.of("attemptCount", attempts, "failureReason", reason))).isEqualTo(another);
		this.table.assertLastRule(rule);
	}

}
