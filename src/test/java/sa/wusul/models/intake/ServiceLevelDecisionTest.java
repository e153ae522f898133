package sa.wusul.models.intake;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("arabic-machine")
@Tag("fast")
class ServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4} hours")
	@CsvSource({ "ClassifyQisas, Task_ClassifyRequest, QISAS, NORMAL, 1, 100",
			"ClassifyUrgent, Task_ClassifyRequest, PASSPORT, URGENT, 2, 90",
			"ClassifyHigh, Task_ClassifyRequest, PASSPORT, HIGH, 4, 70",
			"ClassifyAny, Task_ClassifyRequest, PASSPORT, NORMAL, 7, 50",
			"ReviewQisas, Task_ReviewCase, QISAS, NORMAL, 2, 100",
			"ReviewUrgent, Task_ReviewCase, PASSPORT, URGENT, 4, 90",
			"ReviewHigh, Task_ReviewCase, PASSPORT, HIGH, 7, 70",
			"ReviewAny, Task_ReviewCase, PASSPORT, NORMAL, 14, 50",
			"CorrectionUrgent, Task_ConfirmCorrection, PASSPORT, URGENT, 2, 95",
			"MergingAny, Task_ConfirmMerging, PASSPORT, NORMAL, 7, 60",
			"ChoosePetitionsAny, Task_ChoosePetitions, PASSPORT, NORMAL, 21, 50",
			"StudyPetitionsAny, Task_StudyPetitions, PASSPORT, NORMAL, 35, 60",
			"GoOnAny, Task_GoOn, PASSPORT, NORMAL, 35, 40",
			"CorrectionAny, Task_ConfirmCorrection, PASSPORT, NORMAL, 7, 60",
			"TriageUrgent, Task_TriageRequest, PASSPORT, URGENT, 2, 90",
			"TriageAny, Task_TriageRequest, PASSPORT, NORMAL, 7, 60",
			"ReceiveAny, Task_ReceiveDocument, PASSPORT, NORMAL, 77, 30",
			"StudyQisas, Task_StudyCase, QISAS, NORMAL, 7, 100",
			"StudyUrgent, Task_StudyCase, PASSPORT, URGENT, 14, 90",
			"StudyDetainee, Task_StudyCase, DETAINEE, NORMAL, 21, 80",
			"StudyHigh, Task_StudyCase, PASSPORT, HIGH, 28, 70", "StudyAny, Task_StudyCase, PASSPORT, NORMAL, 35, 50",
			"ReviewAnswerUrgent, Task_ReviewAnswer, PASSPORT, URGENT, 2, 95",
			"SignAnswerUrgent, Task_SignAnswer, PASSPORT, URGENT, 2, 95",
			"ReviewAnswerAny, Task_ReviewAnswer, PASSPORT, NORMAL, 7, 60",
			"SignAnswerAny, Task_SignAnswer, PASSPORT, NORMAL, 7, 60",
			"ContributeUrgent, Task_ProvideContribution, PASSPORT, URGENT, 7, 90",
			"ContributeAny, Task_ProvideContribution, PASSPORT, NORMAL, 14, 60",
			"DecideDepartmentUrgent, Task_DecideDepartment, PASSPORT, URGENT, 2, 95",
			"DecideDepartmentAny, Task_DecideDepartment, PASSPORT, NORMAL, 7, 75",
			"ReviewReopeningAny, Task_ReviewReopening, PASSPORT, NORMAL, 7, 60",
			"CaseQisas, Case, QISAS, NORMAL, 21, 100", "CaseUrgent, Case, PASSPORT, URGENT, 35, 90",
			"CaseHigh, Case, PASSPORT, HIGH, 70, 70", "CaseAny, Case, PASSPORT, NORMAL, 105, 50",
			"AnyStep, Task_Unknown, PASSPORT, NORMAL, 7, 50" })
	@DisplayName("depends on step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", "WORKING", "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("a step without type and priority has its general level")
	void unknownTypeAndPriority() {
		assertThat(this.table.decide(facts("step", "Task_ReviewCase", "requestType", null, "priority", null)))
			.containsEntry("hours", 14.0);
	}

	@Test
	@DisplayName("never gives an urgent task more time or a lower priority than a less urgent one")
	void pressingFirst() {
		for (var step : new String[] { "Task_ClassifyRequest", "Task_ReviewCase", "Task_StudyCase",
				"Task_TriageRequest", "Task_ProvideContribution", "Task_DecideDepartment", "Case" }) {
			var urgent = this.table.decide(facts("step", step, "requestType", "RIGHTS", "priority", "URGENT"));
			var high = this.table.decide(facts("step", step, "requestType", "RIGHTS", "priority", "HIGH"));
			var normal = this.table.decide(facts("step", step, "requestType", "RIGHTS", "priority", "NORMAL"));
			for (var pair : new Map[][] { { urgent, high }, { high, normal } }) {
				assertThat((Double) pair[0].get("hours")).as(step).isLessThanOrEqualTo((Double) pair[1].get("hours"));
				assertThat((Integer) pair[0].get("taskPriority")).as(step)
					.isGreaterThanOrEqualTo((Integer) pair[1].get("taskPriority"));
			}
		}
	}

}
