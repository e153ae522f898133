package sa.wusul.models.tawasul.assistance;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The result of a committee's votes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class CommitteeQuorumDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-committee-quorum");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{2} of {1}: {3}")
	@CsvSource({ "MajorityGrants, 3, 3, GRANT", "MajorityGrants, 3, 2, GRANT", "MajorityGrants, 2, 2, GRANT",
			"MajorityRefuses, 3, 1, REFUSE", "MajorityRefuses, 3, 0, REFUSE", "BothRefuse, 2, 0, REFUSE",
			"Divided, 2, 1, DEPUTY", "TooFew, 1, 1, DEPUTY", "TooFew, 1, 0, DEPUTY", "TooFew, 0, 0, DEPUTY" })
	@DisplayName("is a majority of three, or the decision of a higher office")
	void follows(String rule, long cast, long granting, String outcome) {
		assertThat(this.table.decideOne(Map.of("votesCast", cast, "votesGranting", granting))).isEqualTo(outcome);
		this.table.assertLastRule(rule);
	}

}
