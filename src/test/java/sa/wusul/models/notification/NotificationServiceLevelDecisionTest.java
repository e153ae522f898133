package sa.wusul.models.notification;

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

@DisplayName("Service level of a step of notification")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class NotificationServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("notification-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {3} hours")
	@CsvSource({ "CallBackUrgent, Task_CallBack, URGENT, 1, HOURS, 88",
			"CallBack, Task_CallBack, NORMAL, 4, WORKING, 65",
			"AnswerRequesterUrgent, Task_AnswerRequester, URGENT, 4, HOURS, 85",
			"AnswerRequester, Task_AnswerRequester, NORMAL, 14, WORKING, 62",
			"ReceiveReply, Task_ReceiveReply, NORMAL, 105, WORKING, 30",
			"ReadReply, Task_ReadReply, NORMAL, 7, WORKING, 62",
			"DecideMoreTime, Task_DecideMoreTime, NORMAL, 7, WORKING, 64",
			"AnyStep, Task_Unknown, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step and priority")
	void followsStepAndPriority(String rule, String step, String priority, double hours, String clock,
			int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
