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

@DisplayName("The proof of an occasion")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveProofDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-proof");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}, attached {2}, seen {3}")
	@CsvSource({ "MonthlyHome, MONTHLY_HOME, false, false, false", "Attached, DEATH, true, false, false",
			"Attached, WEDDING, true, false, false", "SeenAtTheGate, DEATH, false, true, false",
			"SeenAtTheGate, ILLNESS, false, true, false", "UnseenAtTheGate, DEATH, false, false, true",
			"UnseenAtTheGate, ILLNESS, false, false, true", "WeddingUnattached, WEDDING, false, true, true",
			"WeddingUnattached, WEDDING, false, false, true" })
	@DisplayName("is needed before anybody goes out; a wedding's has to be attached")
	void missing(String rule, String reason, boolean attached, boolean seen, boolean missing) {
		var answer = this.table.decide(Map.of("leaveReason", reason, "occasionProven", attached, "proofSeen", seen));

		assertThat(answer.get("proofMissing")).isEqualTo(missing);
		this.table.assertLastRule(rule);
	}

}
