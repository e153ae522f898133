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
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step of the reception")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ReceptionServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("reception-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4} hours")
	@CsvSource({ "VerifyCaller, Task_VerifyCaller, , , 0.25, HOURS, 95",
			"TellNumber, Task_TellNumber, , , 0.25, HOURS, 95", "AnswerCaller, Task_AnswerCaller, , , 1, HOURS, 95",
			"TakeRequest, Task_TakeRequest, , , 1, HOURS, 95", "TellReference, Task_TellReference, , , 1, HOURS, 95",
			"CallUrgent, Task_CallVisitor, , URGENT, 0.1, HOURS, 90",
			"CallDisabled, Task_CallVisitor, , DISABLED, 0.25, HOURS, 85",
			"CallElderly, Task_CallVisitor, , ELDERLY, 0.25, HOURS, 80",
			"CallAppointment, Task_CallVisitor, , APPOINTMENT, 0.25, HOURS, 75",
			"CallVisitor, Task_CallVisitor, , WALK_IN, 0.5, HOURS, 70",
			"FindInterpreter, Task_FindInterpreter, , DISABLED, 0.25, HOURS, 88",
			"ChangeBooking, Task_ChangeBooking, , , 0.25, HOURS, 92",
			"ServeVisitor, Task_ServeVisitor, , WALK_IN, 0.5, HOURS, 80",
			"ServeAppointment, Task_ServeAppointment, , , 7, WORKING, 50",
			"OfficeAppointment, reception-office-appointment, E_SERVICE, NORMAL, 105, WORKING, 50",
			"AnyStep, Task_Unknown, PASSPORT, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
