package sa.wusul.models.tawasul.leave;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The text of a leave's refusal")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveRefusalReasonDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-leave-refusal-reason");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource({ "NoGuarantor, NO_GUARANTOR, لم يحضر كفيل بهويته في المهلة",
			"ReasonUnproven, REASON_UNPROVEN, لم يثبت سبب الخروج",
			"OpinionAgainst, OPINION_AGAINST, اعترضت إحدى الجهات المختصة",
			"Risk, RISK, 'لم تتحقق شروط السلامة، وتتاح الزيارة'", "TooLate, TOO_LATE, مضى وقت المناسبة قبل القرار",
			"GuarantorUnfit, GUARANTOR_UNFIT, 'لا تصح كفالة من قدمتموه، ويلزم كفيل آخر'" })
	@DisplayName("depends on the chosen code and contains a remedy")
	void followsTheCode(String rule, String leaveRefusalReason, String reason) {
		var answer = this.table.decide(facts("leaveRefusalReason", leaveRefusalReason));
		assertThat(answer).containsEntry("verdict", "REFUSE")
			.containsEntry("reasonCode", leaveRefusalReason)
			.containsEntry("reason", reason);
		assertThat((String) answer.get("remedy")).matches("[\\p{InArabic}\\d .,()]{1,60}");
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("exists for every reason that can be chosen")
	void everyReason() {
		var decide = ModelFiles.form("tawasul-decide-leave");
		assertThat(ModelFiles.FormFile.codes(decide.field("leaveRefusalReason")))
			.allSatisfy((code) -> assertThat(this.table.decide(facts("leaveRefusalReason", code))).isNotEmpty());
	}

}
