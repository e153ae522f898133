package sa.wusul.reception.phone;

import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

/** The tasks of the calls that are going on. */
@Component
public class CallTasks {

	private static final String PROCESS = "reception-phone-enquiry";

	private final TaskService tasks;

	private final RuntimeService instances;

	CallTasks(TaskService tasks, RuntimeService instances) {
		this.tasks = tasks;
		this.instances = instances;
	}

	public static boolean isOfCall(Task task) {
		return task.getProcessDefinitionId().startsWith(PROCESS + ":");
	}

	/** Whether the officer still has the caller on the telephone with this task. */
	public boolean isOf(String officer, String taskId) {
		return this.tasks.createTaskQuery()
			.taskId(taskId)
			.taskAssignee(officer)
			.processDefinitionKey(PROCESS)
			.count() > 0;
	}

	/** The number of the call that the officer works at with this task. */
	public Optional<String> call(String officer, String taskId) {
		return isOf(officer, taskId) ? Optional.ofNullable(this.tasks.createTaskQuery().taskId(taskId).singleResult())
			.map((task) -> this.instances.createProcessInstanceQuery()
				.processInstanceId(task.getProcessInstanceId())
				.singleResult()
				.getBusinessKey()) : Optional.empty();
	}

}
