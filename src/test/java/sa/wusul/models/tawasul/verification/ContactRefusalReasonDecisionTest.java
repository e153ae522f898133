package sa.wusul.models.tawasul.verification;

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

@DisplayName("The text of an officer's refusal of a contact")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ContactRefusalReasonDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-contact-refusal-reason");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource({ "RelationUnproven, RELATION_UNPROVEN, لم تثبت صلة من ذُكر بالنزيل",
			"DetaineeDeclines, DETAINEE_DECLINES, لا يمكن توثيق جهة التواصل الآن على ما في السجلات",
			"SafetyConcern, SAFETY_CONCERN, لا يمكن توثيق جهة التواصل الآن على ما في السجلات",
			"FalseStatement, FALSE_STATEMENT, تبين أن في الطلب بياناً غير صحيح" })
	@DisplayName("depends on the chosen code")
	void followsTheCode(String rule, String code, String reason) {
		var answer = this.table.decide(facts("contactRefusalReason", code));
		this.table.assertLastRule(rule);
		assertThat(answer).containsEntry("verdict", "REFUSE")
			.containsEntry("reasonCode", code)
			.containsEntry("reason", reason);
		assertThat((String) answer.get("remedy")).matches("[\\p{InArabic}\\d .,()]{1,60}");
	}

	@Test
	@DisplayName("exists for every reason that can be chosen")
	void everyReason() {
		assertThat(ModelFiles.FormFile.codes(ModelFiles.form("tawasul-decide-contact").field("contactRefusalReason")))
			.isNotEmpty()
			.allSatisfy((code) -> assertThat(this.table.decide(facts("contactRefusalReason", code))).isNotEmpty());
	}

}
