package sa.wusul.models.tawasul.assistance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.services.EligibilityTable;

@DisplayName("The reason and remedy of refused assistance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AssistanceRefusalReasonDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-assistance-refusal-reason", "decisionReason=?");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "IncomeSufficient, INCOME_SUFFICIENT", "StudyImpossible, STUDY_IMPOSSIBLE",
			"AskedAlready, ASKED_ALREADY", "OtherSupport, OTHER_SUPPORT", "NotProven, NOT_PROVEN",
			"DataDoubtful, DATA_DOUBTFUL", "Other, OTHER" })
	@DisplayName("depend on the code")
	void follows(String rule, String code) {
		this.table.assertVerdict(rule, code.equals("OTHER") ? "" : "decisionReason=" + code, "REFUSE", code);
	}

}
