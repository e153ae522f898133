package sa.wusul.reception.engine;

import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

import sa.wusul.reception.phone.CallTasks;

/** The tasks of calls in the engine. */
@Component
class EngineCallTasks implements CallTasks {

	private final TaskService tasks;

	private final RuntimeService instances;

	EngineCallTasks(TaskService tasks, RuntimeService instances) {
		this.tasks = tasks;
		this.instances = instances;
	}

	@Override
	public boolean isOf(String officer, String taskId) {
		return task(officer, taskId).count() > 0;
	}

	@Override
	public Optional<String> call(String officer, String taskId) {
		return Optional.ofNullable(task(officer, taskId).singleResult())
			.map((task) -> this.instances.createProcessInstanceQuery()
				.processInstanceId(task.getProcessInstanceId())
				.singleResult()
				.getBusinessKey());
	}

	private TaskQuery task(String officer, String taskId) {
		return this.tasks.createTaskQuery().taskId(taskId).taskAssignee(officer).processDefinitionKey(PROCESS);
	}

}
