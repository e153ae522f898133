package sa.wusul.models.tawasul.leave;

import java.util.HashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The office that decides a leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("arabic-machine")
@Tag("fast")
class LeaveLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "Dangerous, HIGH, false, NOT_ASKED, FAVOURABLE, FAVOURABLE, OFFICER, DEATH, MINISTRY",
			"EscapedBefore, LOW, true, NOT_ASKED, FAVOURABLE, FAVOURABLE, OFFICER, DEATH, MINISTRY",
			"InvestigationAgainst, LOW, false, ADVERSE, FAVOURABLE, FAVOURABLE, OFFICER, DEATH, MINISTRY",
			"SecurityAgainst, LOW, false, NOT_ASKED, ADVERSE, FAVOURABLE, GRANT, WEDDING, DIRECTORATE",
			"PrisonAgainst, LOW, false, NOT_ASKED, SILENT, ADVERSE, GRANT, WEDDING, DIRECTORATE",
			"DoubtLeft, LOW, false, SILENT, FAVOURABLE, FAVOURABLE, OFFICER, DEATH, DIRECTORATE",
			"Death, MEDIUM, false, NOT_ASKED, SILENT, SILENT, GRANT, DEATH, PRISON_DIRECTOR",
			"Monthly, MEDIUM, false, NOT_ASKED, CONDITIONAL, FAVOURABLE, GRANT, MONTHLY_HOME, PRISON_DIRECTOR",
			"LowRisk, LOW, false, NOT_ASKED, FAVOURABLE, SILENT, GRANT, WEDDING, PRISON_DIRECTOR",
			"Otherwise, MEDIUM, false, NOT_ASKED, FAVOURABLE, FAVOURABLE, GRANT, WEDDING, DIRECTORATE",
			"Otherwise, , , NOT_ASKED, FAVOURABLE, FAVOURABLE, GRANT, WEDDING, DIRECTORATE" })
	@DisplayName("rises with security class, objections and doubts")
	void follows(String rule, String securityClass, Boolean escapedBefore, String investigationOpinion,
			String securityOpinion, String prisonOpinion, String verdict, String leaveReason, String decisionLevel) {
		var facts = new HashMap<String, Object>();
		facts.put("securityClass", securityClass);
		facts.put("escapedBefore", escapedBefore);
		facts.put("investigationOpinion", investigationOpinion);
		facts.put("securityOpinion", securityOpinion);
		facts.put("prisonOpinion", prisonOpinion);
		facts.put("verdict", verdict);
		facts.put("leaveReason", leaveReason);
		assertThat(this.table.decideOne(facts)).isEqualTo(decisionLevel);
		this.table.assertLastRule(rule);
	}

}
