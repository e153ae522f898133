package sa.wusul.models.services;

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

@DisplayName("The text of an officer's refusal")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RefusalReasonDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-refusal-reason");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource({ "DataMismatch, DATA_MISMATCH, بيانات الطلب لا تطابق السجل",
			"IdentityUnproven, IDENTITY_UNPROVEN, تعذر التحقق من هوية صاحب الطلب",
			"DocumentInvalid, DOCUMENT_INVALID, المستند المقدم غير صالح أو غير واضح",
			"LegalObstacle, LEGAL_OBSTACLE, يوجد مانع نظامي قائم",
			"NotEntitled, NOT_ENTITLED, لا تنطبق شروط الخدمة على صاحب الطلب",
			"FalseStatement, FALSE_STATEMENT, تبين أن في الطلب بياناً غير صحيح" })
	@DisplayName("depends on the chosen code")
	void followsTheCode(String rule, String refusalReason, String reason) {
		assertThat(this.table.decide(facts("refusalReason", refusalReason))).containsEntry("verdict", "REFUSE")
			.containsEntry("reasonCode", refusalReason)
			.containsEntry("reason", reason);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("exists for every reason that can be chosen")
	void everyReason() {
		var decide = ModelFiles.form("services-decide-application");
		assertThat(ModelFiles.FormFile.codes(decide.field("refusalReason")))
			.allSatisfy((code) -> assertThat(this.table.decide(facts("refusalReason", code))).isNotEmpty());
	}

}
