package sa.wusul.models.tawasul.leave;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The answer to a report of a missing person")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AbsenceAnswerDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-absence-answer");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "held {1}, degree {2}, round {3}: {4}")
	@CsvSource({ "RelativeOfHeld, true, 1, 1, TELL", "RelativeOfHeld, true, 1, 10, TELL", "AskAgain, true, 2, 1, WAIT",
			"AskAgain, true, 9, 1, WAIT", "AskAgain, true, , 1, WAIT", "AskAgain, false, 1, 1, WAIT",
			"AskAgain, , 1, 9, WAIT", "LimitReached, true, 9, 10, END", "LimitReached, false, 1, 10, END",
			"LimitReached, , 9, 11, END" })
	@DisplayName("informs a first-degree relative that the person is held; all other reports are answered alike")
	void follows(String rule, Boolean held, Long degree, long rounds, String answer) {
		var facts = new HashMap<String, Object>(Map.of("roundsAsked", rounds));
		facts.put("detaineeHeld", held);
		facts.put("relationDegree", degree);

		assertThat(this.table.decideOne(facts)).isEqualTo(answer);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest(name = "degree {0}")
	@CsvSource({ "2", "9" })
	@DisplayName("does not depend on whether the person is held if the reporter is a distant relative or a "
			+ "stranger")
	void strangerLearnsNothing(long degree) {
		for (var round = 1L; round <= 12; round++) {
			var facts = Map.<String, Object>of("relationDegree", degree, "roundsAsked", round, "detaineeHeld", true);
			var free = new HashMap<>(facts);
			free.put("detaineeHeld", null);
			assertThat(this.table.decideOne(facts)).isEqualTo(this.table.decideOne(free));
		}
	}

}
