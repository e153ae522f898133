package sa.wusul.models.meeting;

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

@DisplayName("Service level of a step of a meeting")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class MeetingServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4} hours")
	@CsvSource({ "CompleteFileUrgent, Task_CompleteFile, MEETING, URGENT, 1, HOURS, 95",
			"CompleteFile, Task_CompleteFile, MEETING, NORMAL, 7, WORKING, 60",
			"ReadFile, Task_ReadFile, MEETING, NORMAL, 7, WORKING, 80",
			"ReadChanges, Task_ReadChanges, MEETING, NORMAL, 1, HOURS, 90",
			"CheckIn, Task_CheckIn, MEETING, NORMAL, 1, HOURS, 70",
			"ArrangeMeeting, Task_ArrangeMeeting, MEETING, URGENT, 4, HOURS, 90",
			"ArrangeUrgentSeat, Task_ArrangeUrgentSeat, QISAS, URGENT, 0.25, HOURS, 100",
			"ArrangeAppointment, Task_ArrangeAppointment, APPOINTMENT, NORMAL, 7, WORKING, 70",
			"AgreeOnInterpreter, Task_AgreeOnInterpreter, MEETING, NORMAL, 0.25, HOURS, 95",
			"HoldMeeting, Task_HoldMeeting, MEETING, NORMAL, 1, HOURS, 85",
			"WriteDirective, Task_WriteDirective, MEETING, NORMAL, 4, WORKING, 85",
			"CarryOutDirective, Task_CarryOutDirective, MEETING, NORMAL, 35, WORKING, 75",
			"AcceptEvidence, Task_AcceptEvidence, MEETING, NORMAL, 14, WORKING, 60",
			"DecideDelay, Task_DecideDelay, MEETING, NORMAL, 4, WORKING, 85",
			"ConfirmChange, Task_ConfirmChange, , , 2, WORKING, 80",
			"ArrangeReplacement, Task_ArrangeReplacement, , , 7, WORKING, 75",
			"MinisterBooking, meeting-minister-booking, E_SERVICE, NORMAL, 210, WORKING, 50",
			"AnyStep, Task_Unknown, PASSPORT, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
