package sa.wusul.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The deadline that is drawn at a task")
@Tag("fast")
class DeadlineConventionTest {

	private static ProcessEngine engine;

	@BeforeAll
	static void start() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("deadlines");
		configuration.setJdbcUrl("jdbc:h2:mem:deadlines");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setBpmnParseFactory(DeadlineConvention::reading);
		engine = configuration.buildProcessEngine();
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	@Test
	@DisplayName("costs nothing: no job, and no execution besides that of the process")
	void free() {
		var instance = run(deployed("free", true, false));

		assertThat(engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).count()).isZero();
		assertThat(engine.getRuntimeService().createExecutionQuery().processInstanceId(instance.getId()).list())
			.hasSize(1);
	}

	@Test
	@DisplayName("leaves another timer of the task as it is")
	void besideAnother() {
		var instance = run(deployed("beside", true, true));

		var timer = engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).singleResult();
		engine.getManagementService().executeJob(timer.getId());

		assertThat(engine.getRuntimeService().getActiveActivityIds(instance.getId()))
			.containsExactlyInAnyOrder("Task_Study", "Task_Remember");
	}

	@Test
	@DisplayName("can be added to the model of a running case, which migrates with its task")
	void migrates() {
		var before = deployed("moving", false, false);
		var instance = run(before);
		var task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
		var after = deployed("moving", true, false);

		var plan = engine.getRuntimeService().createMigrationPlan(before, after).mapEqualActivities().build();
		engine.getRuntimeService().newMigration(plan).processInstanceIds(instance.getId()).execute();

		assertThat(plan.getInstructions()).hasSize(1);
		assertThat(engine.getTaskService().createTaskQuery().processDefinitionId(after).singleResult().getId())
			.isEqualTo(task.getId());
		engine.getTaskService().complete(task.getId());
		assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId()).count())
			.isZero();
	}

	private static ProcessInstance run(String definition) {
		return engine.getRuntimeService().startProcessInstanceById(definition);
	}

	private static String deployed(String key, boolean withDeadline, boolean withTimer) {
		var model = Bpmn.createExecutableProcess(key).startEvent().userTask("Task_Study").endEvent().done();
		if (withDeadline) {
			study(model.getModelElementById("Task_Study")).boundaryEvent("BoundaryEvent_StudyDue")
				.cancelActivity(false)
				.timerWithDate(DeadlineConvention.EXPRESSION);
		}
		if (withTimer) {
			study(model.getModelElementById("Task_Study")).boundaryEvent("BoundaryEvent_Late")
				.cancelActivity(false)
				.timerWithDate("2020-01-01T00:00:00")
				.userTask("Task_Remember")
				.endEvent();
		}
		var deployment = engine.getRepositoryService().createDeployment().addModelInstance(key + ".bpmn", model);
		return deployment.deployWithResult().getDeployedProcessDefinitions().get(0).getId();
	}

	private static UserTaskBuilder study(UserTask task) {
		return task.builder();
	}

}
