package sa.wusul.escalation.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.casefile.ServiceLevelDecisions.Level;
import sa.wusul.escalation.OverdueTasks;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Overdue tasks in the engine. A task completed meanwhile is left unchanged. */
@Component
class EngineOverdueTasks implements OverdueTasks {

	private final RepositoryService models;

	private final TaskService tasks;

	private final IdentityService identities;

	private final WorkingTime workingTime;

	private final ServiceLevelDecisions serviceLevels;

	private final Clock clock;

	EngineOverdueTasks(@Lazy RepositoryService models, @Lazy TaskService tasks, @Lazy IdentityService identities,
			WorkingTime workingTime, ServiceLevelDecisions serviceLevels, Clock clock) {
		this.models = models;
		this.serviceLevels = serviceLevels;
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
	public void extend(String taskId, long hours) {
		find(taskId).ifPresent((task) -> {
			var now = this.clock.instant();
			task.setDueDate(Date.from(
					isDayAndNight(task) ? now.plus(Duration.ofHours(hours)) : this.workingTime.plusHours(now, hours)));
			this.tasks.saveTask(task);
		});
	}

	private boolean isDayAndNight(Task task) {
		var process = this.models.getProcessDefinition(task.getProcessDefinitionId()).getKey();
		return this.serviceLevels
			.forStep(process, task.getTaskDefinitionKey(), fact(task, "requestType"), fact(task, "priority"))
			.filter(Level::dayAndNight)
			.isPresent();
	}

	private String fact(Task task, String name) {
		return (String) this.tasks.getVariable(task.getId(), name);
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
