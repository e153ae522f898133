package sa.wusul.models.intake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Whether the merging of a duplicate is confirmed by a second person")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class MergingConfirmationDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-merging-confirmation");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}, {3}: {4}")
	@CsvSource({ "Grave, QISAS, NORMAL, AUDITOR, true", "Grave, RIGHTS, HIGH, AUDITOR, true",
			"Grave, COMPLAINT, NORMAL, OTHER, true", "Urgent, PASSPORT, URGENT, AUDITOR, true",
			"Urgent, TRAFFIC, HIGH, AUDITOR, true", "ByAuditor, PASSPORT, NORMAL, AUDITOR, false",
			"Any, PASSPORT, NORMAL, OTHER, true", "Any, GENERAL, NORMAL, OTHER, true" })
	@DisplayName("follows type, priority and who reported it")
	void confirmation(String rule, String requestType, String priority, String markedAs, boolean needed) {
		assertThat(this.table.decideOne(facts("requestType", requestType, "priority", priority, "markedAs", markedAs)))
			.isEqualTo(needed);
		this.table.assertLastRule(rule);
	}

}
