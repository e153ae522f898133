package sa.wusul.models.escalation;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step of an escalation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class EscalationServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4} hours")
	@CsvSource({ "DecideOverdueUrgent, Task_DecideOverdueTask, PASSPORT, URGENT, 1, WORKING, 100",
			"DecideOverdueAny, Task_DecideOverdueTask, PASSPORT, NORMAL, 4, WORKING, 85",
			"ConfirmUrgency, Task_ConfirmUrgency, QISAS, URGENT, 1, HOURS, 100",
			"WriteLegalBrief, Task_WriteLegalBrief, QISAS, URGENT, 3, HOURS, 100",
			"RequestStay, Task_RequestStay, QISAS, URGENT, 1, HOURS, 100",
			"RequestStayAtLast, Task_RequestStayAtLast, QISAS, URGENT, 1, HOURS, 100",
			"RecordStayAnswer, Task_RecordStayAnswer, QISAS, URGENT, 2, HOURS, 100",
			"RecordDecision, Task_RecordDecision, QISAS, URGENT, 2, HOURS, 100",
			"DecideAsMinister, Task_DecideAsMinister, QISAS, URGENT, 2, HOURS, 100",
			"DecideAsDeputy, Task_DecideAsDeputy, QISAS, URGENT, 2, HOURS, 100",
			"ReachDecider, Task_ReachDecider, QISAS, URGENT, 1, HOURS, 100",
			"PrepareReferralUrgent, Task_PrepareReferral, PASSPORT, URGENT, 4, HOURS, 100",
			"PrepareReferralAny, Task_PrepareReferral, PASSPORT, NORMAL, 14, WORKING, 70",
			"DecideReferralUrgent, Task_DecideReferral, PASSPORT, URGENT, 4, HOURS, 100",
			"DecideReferralAny, Task_DecideReferral, PASSPORT, NORMAL, 35, WORKING, 80",
			"AnswerMinisterUrgent, Task_AnswerMinister, PASSPORT, URGENT, 2, HOURS, 100",
			"AnswerMinisterAny, Task_AnswerMinister, PASSPORT, NORMAL, 7, WORKING, 85",
			"ReadMorningSheet, Task_ReadMorningSheet, , , 1, WORKING, 90",
			"AnyStep, Task_Unknown, PASSPORT, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
