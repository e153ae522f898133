package sa.wusul.models.escalation;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;

@DisplayName("An overdue task")
@Tag("fast")
class OverdueTaskProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-overdue-task");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("goes to the supervisor with a higher priority than other tasks")
	void supervisorIsTold() {
		var escalation = overdue();

		assertThat(escalation).isWaitingAt("Task_DecideOverdueTask");
		assertThat(ENGINE.candidateGroup("Task_DecideOverdueTask")).isEqualTo("intake-supervisors-riyadh");
		assertThat(ENGINE.step("Task_DecideOverdueTask").getPriority()).isEqualTo(85);
	}

	@Test
	@DisplayName("can be assigned to another person")
	void reassign() {
		var escalation = overdue();

		decide(Map.of("escalationDecision", "REASSIGN", "newAssignee", "clerk-women"));

		assertThat(escalation).isEnded().hasPassed("EndEvent_TaskReassigned");
		then(ENGINE.overdueTasks).should().reassign("task-7", "clerk-women");
		then(ENGINE.overdueTasks).shouldHaveNoMoreInteractions();
	}

	@Test
	@DisplayName("can be extended with a reason")
	void extend() {
		var escalation = overdue();

		decide(Map.of("escalationDecision", "EXTEND", "extensionHours", 16, "note", "ينتظر رداً من خارج الوزارة"));

		assertThat(escalation).isEnded().hasPassed("EndEvent_DeadlineExtended");
		then(ENGINE.overdueTasks).should().extend("task-7", 16);
		then(ENGINE.overdueTasks).shouldHaveNoMoreInteractions();
	}

	@Test
	@DisplayName("is not extended without a reason")
	void extendNeedsAReason() {
		overdue();

		assertThatThrownBy(() -> decide(Map.of("escalationDecision", "EXTEND", "extensionHours", 16)))
			.isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("can be taken over by the supervisor")
	void takeOver() {
		var escalation = overdue();

		decide(Map.of("escalationDecision", "TAKE_OVER"));

		assertThat(escalation).isEnded().hasPassed("EndEvent_TaskTakenOver");
		then(ENGINE.overdueTasks).should().takeOver("task-7", "supervisor");
		then(ENGINE.overdueTasks).shouldHaveNoMoreInteractions();
	}

	@Test
	@DisplayName("needs no decision if it is completed meanwhile")
	void settledMeanwhile() {
		var escalation = overdue();

		ENGINE.correlate("escalation.taskSettled");

		assertThat(escalation).isEnded().hasPassed("EndEvent_TaskSettled");
		assertThat(ENGINE.openSteps()).isEmpty();
		then(ENGINE.overdueTasks).shouldHaveNoInteractions();
	}

	@Test
	@DisplayName("waits at each level for the time of that level")
	void timeOfEachLevel() {
		overdue();
		for (var hours : new long[] { 4, 5, 3, 7 }) {
			assertThat(ENGINE.step("Task_DecideOverdueTask").getDueDate().toInstant())
				.isEqualTo(CaseEngine.NOW.plus(Duration.ofHours(hours)));
			ENGINE.correlate("escalation.supervisorSilent");
		}
	}

	@Test
	@DisplayName("climbs from a team lead to the supervisors of the place")
	void fromTeamLead() {
		var escalation = ENGINE.start(Map.of("overdueTaskId", "task-7", "overdueTaskName", "تصنيف الطلب",
				"supervisorGroup", "intake-team-leads-riyadh-men", "aboveLeadsGroup", "intake-supervisors-riyadh",
				"departmentHeadGroup", "", "priority", "URGENT"));
		assertThat(ENGINE.step("Task_DecideOverdueTask").getDueDate().toInstant())
			.isEqualTo(CaseEngine.NOW.plus(Duration.ofHours(1)));
		ENGINE.correlate("escalation.supervisorSilent");
		assertThat(escalation).isWaitingAt("Task_DecideOverdueTask");
		assertThat(ENGINE.candidateGroup("Task_DecideOverdueTask")).isEqualTo("intake-supervisors-riyadh");
	}

	@Test
	@DisplayName("climbs to the next level if nobody decides, and stays with the deputy")
	void climbs() {
		var escalation = overdue();

		for (var level : new String[] { "department-supervisors-passports", "escalation-private-office",
				"escalation-deputies", "escalation-deputies" }) {
			ENGINE.correlate("escalation.supervisorSilent");
			assertThat(escalation).isWaitingAt("Task_DecideOverdueTask");
			assertThat(ENGINE.candidateGroup("Task_DecideOverdueTask")).isEqualTo(level);
		}

		ENGINE.complete("deputy", "Task_DecideOverdueTask", Map.of("escalationDecision", "TAKE_OVER"));
		assertThat(escalation).isEnded();
	}

	private static ProcessInstance overdue() {
		return ENGINE.start(Map.of("overdueTaskId", "task-7", "overdueTaskName", "تصنيف الطلب", "supervisorGroup",
				"intake-supervisors-riyadh", "departmentHeadGroup", "department-supervisors-passports",
				"aboveLeadsGroup", "intake-supervisors-riyadh", "priority", "NORMAL"));
	}

	private static void decide(Map<String, Object> decision) {
		ENGINE.complete("supervisor", "Task_DecideOverdueTask", decision);
	}

}
