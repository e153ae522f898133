package sa.wusul.escalation.engine;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.OverdueTasks;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Overdue tasks in the engine. A task completed meanwhile is left unchanged. */
@Component
class EngineOverdueTasks implements OverdueTasks {

	private final TaskService tasks;

	private final IdentityService identities;

	private final WorkingTime workingTime;

	private final Clock clock;

	EngineOverdueTasks(@Lazy TaskService tasks, @Lazy IdentityService identities, WorkingTime workingTime,
			Clock clock) {
		this.tasks = tasks;
		this.identities = identities;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	@Override
	public void reassign(String taskId, String userName) {
		find(taskId).ifPresent((task) -> {
			if (candidateGroups(task).stream().noneMatch((group) -> isMember(userName, group))) {
				throw new RefusalException(Kind.INVALID, "assignee.unknown");
			}
			this.tasks.setAssignee(taskId, userName);
		});
	}

	@Override
	public void extend(String taskId, long workingHours) {
		find(taskId).ifPresent((task) -> {
			task.setDueDate(Date.from(this.workingTime.plusHours(this.clock.instant(), workingHours)));
			this.tasks.saveTask(task);
		});
	}

	@Override
	public void takeOver(String taskId, String supervisor) {
		find(taskId).ifPresent((task) -> this.tasks.setAssignee(taskId, supervisor));
	}

	private Optional<Task> find(String taskId) {
		return Optional.ofNullable(this.tasks.createTaskQuery().taskId(taskId).singleResult());
	}

	private List<String> candidateGroups(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter((group) -> group != null)
			.toList();
	}

	private boolean isMember(String userName, String group) {
		return this.identities.createUserQuery().userId(userName).memberOfGroup(group).count() > 0;
	}

}
