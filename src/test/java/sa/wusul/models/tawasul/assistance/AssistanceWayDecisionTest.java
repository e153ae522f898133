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
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The decision on assistance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AssistanceWayDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-assistance-way");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {5}")
	@CsvSource({ "First, NONE, LIVING, false, 0, COMMITTEE", "Once, RENEWAL, MEDICAL, false, 1, COMMITTEE",
			"Once, RENEWAL, RELEASE_SUPPORT, false, 1, COMMITTEE", "Changed, RENEWAL, RENT, true, 5, COMMITTEE",
			"LongAgo, RENEWAL, LIVING, false, 12, COMMITTEE", "Unchanged, RENEWAL, LIVING, false, 11, RULE",
			"Unchanged, RENEWAL, SCHOOL, false, 0, RULE" })
	@DisplayName("belongs to the committee, except for an unchanged renewal")
	void follows(String rule, String earlier, String kind, boolean changed, long months, String way) {
		assertThat(this.table.decideOne(Map.of("earlierCase", earlier, "assistanceKind", kind, "circumstancesChanged",
				changed, "monthsSinceCommittee", months)))
			.isEqualTo(way);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest
	@CsvSource("Otherwise, RENEWAL, LIVING, 3, COMMITTEE")
	@DisplayName("belongs to the committee if the study gives no answer")
	void unsaid(String rule, String earlier, String kind, long months, String way) {
		var facts = facts("earlierCase", earlier, "assistanceKind", kind, "circumstancesChanged", null);
		facts.put("monthsSinceCommittee", months);
		assertThat(this.table.decideOne(facts)).isEqualTo(way);
		this.table.assertLastRule(rule);
	}

}
