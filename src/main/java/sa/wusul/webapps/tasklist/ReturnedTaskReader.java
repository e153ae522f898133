package sa.wusul.webapps.tasklist;

import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.webapps.SignedInStaff;

/**
 * Reader of the task that the same step of the same process gave back to the person who
 * completed it, such as after a wrong code.
 */
@Component
class ReturnedTaskReader {

	private final TaskService tasks;

	private final HistoryService history;

	private final SignedInStaff signedInStaff;

	ReturnedTaskReader(TaskService tasks, HistoryService history, SignedInStaff signedInStaff) {
		this.tasks = tasks;
		this.history = history;
		this.signedInStaff = signedInStaff;
	}

	/** Returns the task that followed the person's own completed one. */
	Optional<Returned> after(String completed) {
		var user = this.signedInStaff.user();
		return this.signedInStaff.unrestricted(() -> Optional.ofNullable(this.history.createHistoricTaskInstanceQuery()
			.taskId(completed)
			.taskAssignee(user)
			.finished()
			.singleResult())).flatMap(this::next);
	}

	/** Finds the step begun again, among the tasks that the person may see. */
	private Optional<Returned> next(HistoricTaskInstance done) {
		return this.tasks.createTaskQuery()
			.processInstanceId(done.getProcessInstanceId())
			.taskDefinitionKey(done.getTaskDefinitionKey())
			.taskCreatedAfter(new Date(done.getEndTime().getTime() - 1))
			.active()
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map(Returned::of);
	}

	/** A task that came back. */
	record Returned(String id, String name) {

		static Returned of(Task task) {
			return new Returned(task.getId(), task.getName());
		}

	}

}
