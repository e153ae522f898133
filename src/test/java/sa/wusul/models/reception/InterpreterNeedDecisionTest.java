package sa.wusul.models.reception;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The need of a sign-language interpreter")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class InterpreterNeedDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("reception-interpreter-need");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{2} at {3}: {4}")
	@CsvSource({ "SettledBefore, true, SPOKEN, VISIT, true", "SignLanguage, false, SIGN_LANGUAGE, VISIT, true",
			"SignLanguage, false, SIGN_LANGUAGE, MEETING, true",
			"CompanionAtMeeting, false, SIGN_WITH_COMPANION, MEETING, true",
			"WritingAtMeeting, false, WRITING, MEETING, true", "NotNeeded, false, SIGN_WITH_COMPANION, VISIT, false",
			"NotNeeded, false, WRITING, APPOINTMENT, false", "NotNeeded, false, SPOKEN, MEETING, false" })
	@DisplayName("depends on the way of communication and the place")
	void follows(String rule, boolean settled, String communication, String occasion, boolean needed) {
		assertThat(this.table
			.decideOne(Map.of("interpreterNeeded", settled, "communication", communication, "occasion", occasion)))
			.isEqualTo(needed);
		this.table.assertLastRule(rule);
	}

}
