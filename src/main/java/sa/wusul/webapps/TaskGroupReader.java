package sa.wusul.webapps;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;

/**
 * Names of the groups that may take a task, of which the engine knows the Arabic ones.
 */
@Component
public class TaskGroupReader {

	private final TaskService tasks;

	private final Rights rights;

	TaskGroupReader(TaskService tasks, Rights rights) {
		this.tasks = tasks;
		this.rights = rights;
	}

	/** Returns the names in the language of the page. */
	public List<String> forTask(String taskId) {
		return this.tasks.getIdentityLinksForTask(taskId)
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.map((group) -> this.rights.group(group).map(StaffGroup::shown).orElse(group))
			.toList();
	}

}
