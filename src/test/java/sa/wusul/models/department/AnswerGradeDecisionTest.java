package sa.wusul.models.department;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Grade of an answer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AnswerGradeDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("department-answer-grade");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}, {3}: {4}")
	@CsvSource({ "Campaign, PASSPORT, NORMAL, CAMPAIGN, SIGNATORY", "Qisas, QISAS, NORMAL, ANSWER, SIGNATORY",
			"Qisas, QISAS, URGENT, REJECT, SIGNATORY", "RightsRejected, RIGHTS, URGENT, REJECT, SIGNATORY",
			"Any, RIGHTS, HIGH, ANSWER, AUTHOR", "Complaint, COMPLAINT, NORMAL, ANSWER, REVIEWER",
			"Complaint, COMPLAINT, URGENT, REJECT, REVIEWER", "Urgent, PASSPORT, URGENT, ANSWER, REVIEWER",
			"Urgent, RIGHTS, URGENT, ANSWER, REVIEWER", "Any, PASSPORT, NORMAL, ANSWER, AUTHOR",
			"Any, TRAFFIC, HIGH, REJECT, AUTHOR" })
	@DisplayName("follows type, priority and kind of answer")
	void grade(String rule, String requestType, String priority, String kind, String grade) {
		assertThat(this.table
			.decideOne(facts("requestType", requestType, "priority", priority, "resolutionDecision", kind)))
			.isEqualTo(grade);
		this.table.assertLastRule(rule);
	}

}
