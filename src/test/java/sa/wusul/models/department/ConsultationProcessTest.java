package sa.wusul.models.department;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("The consultation of other departments")
@Tag("fast")
class ConsultationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-consultation");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("of one department ends with its opinion")
	void one() {
		var consultation = ask(Map.of("contributingDepartment", "traffic"));

		assertThat(ENGINE.openSteps()).containsExactly("Task_ProvideContribution");
		ENGINE.complete("officer-traffic", "Task_ProvideContribution", Map.of("note", "لا مانع لدى المرور"));

		assertThat(consultation).isEnded().hasPassed("EndEvent_AllOpinionsIn", "EndEvent_OneAsked");
	}

	@Test
	@DisplayName("asks all at once, each with its question and documents; opinions arrive in any order")
	void several() {
		var consultation = ask(Map.of("contributingDepartment", "traffic", "firstPapers", "1", "secondDepartment",
				"rights", "secondPapers", "2", "thirdDepartment", "civil-affairs"));

		assertThat(opinions()).extracting((task) -> ENGINE.groupsOf(task).get(0))
			.containsExactlyInAnyOrder("department-officers-traffic", "department-officers-rights",
					"department-officers-civil-affairs");
		assertThat(opinions())
			.extracting((task) -> taskService().getVariable(task.getId(), "opinionQuestion"),
					(task) -> taskService().getVariable(task.getId(), "opinionPapers"))
			.containsExactlyInAnyOrder(tuple("note", "1"), tuple("secondQuestion", "2"), tuple("thirdQuestion", null));
		List.of("civil-affairs", "traffic", "rights").forEach(ConsultationProcessTest::answer);

		assertThat(consultation).isEnded().hasPassed("EndEvent_AllOpinionsIn").hasNotPassed("Task_RecordSilence");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("does not hold the officer, who goes on; the silence of the others is recorded")
	void wentOn() {
		ENGINE.hire("officer", "department-officers-passports");
		var consultation = ask(
				Map.of("contributingDepartment", "traffic", "secondDepartment", "rights", "studiedBy", "officer"));
		answer("rights");

		assertThat(ENGINE.step("Task_GoOn").getAssignee()).isEqualTo("officer");
		ENGINE.complete("officer", "Task_GoOn", Map.of("note", "يكفي ما ورد"));

		assertThat(consultation).isEnded().hasPassed("Task_RecordSilence", "EndEvent_WentOn");
		assertThat(ENGINE.openSteps()).isEmpty();
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("لم تبد رأيها: المرور")));
	}

	private static List<Task> opinions() {
		return taskService().createTaskQuery().taskDefinitionKey("Task_ProvideContribution").list();
	}

	private static void answer(String department) {
		var task = opinions().stream()
			.filter((open) -> ENGINE.groupsOf(open).get(0).endsWith("-" + department))
			.findFirst()
			.orElseThrow();
		taskService().complete(task.getId(), Map.of("note", "لا مانع لدينا في ذلك"));
	}

	private static ProcessInstance ask(Map<String, Object> asked) {
		var facts = new HashMap<String, Object>();
		List.of("firstPapers", "secondDepartment", "secondPapers", "thirdDepartment", "thirdPapers", "studiedBy")
			.forEach((name) -> facts.put(name, null));
		facts.putAll(
				Map.of("centre", "riyadh", "requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
		facts.putAll(asked);
		return ENGINE.start(facts);
	}

}
