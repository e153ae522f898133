package sa.wusul.webapps.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRights;
import sa.wusul.reception.phone.CallTasks;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.TaskGroupReader;
import sa.wusul.webapps.TaskWords;

/**
 * The details of listed tasks: their urgency, and the reference and kind of their case
 * only.
 */
@Component
class TaskCardReader {

	private static final int MOST = 100;

	private final TaskService tasks;

	private final RuntimeService instances;

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final TaskWords words;

	private final TaskGroupReader groups;

	private final SignedInStaff signedInStaff;

	TaskCardReader(TaskService tasks, RuntimeService instances, CaseFiles caseFiles, CaseRights access, TaskWords words,
			TaskGroupReader groups, SignedInStaff signedInStaff) {
		this.tasks = tasks;
		this.instances = instances;
		this.caseFiles = caseFiles;
		this.access = access;
		this.words = words;
		this.groups = groups;
		this.signedInStaff = signedInStaff;
	}

	/**
	 * Returns the cards by task; tasks the person may not see are left out.
	 * @param withGroups whether the cards name the groups that may take the task
	 */
	Map<String, Card> forTasks(List<String> taskIds, boolean withGroups) {
		var ids = taskIds.stream().distinct().limit(MOST).toArray(String[]::new);
		if (ids.length == 0) {
			return Map.of();
		}
		// Queried with the person's own rights, so that only their visible tasks are
		// found.
		List<Task> seen = this.tasks.createTaskQuery().taskIdIn(ids).list();
		Map<String, CaseFile> files = this.signedInStaff.unrestricted(() -> files(seen));
		var own = this.signedInStaff.groups();
		return seen.stream().collect(Collectors.toMap(Task::getId, (task) -> {
			CaseFile file = files.get(task.getId());
			boolean known = file != null && this.access.maySee(own, file);
			return new Card(this.words.priority(task), this.words.due(task), known ? file.reference() : null,
					known ? CaseFileWords.of("requestType", file.classification().requestType()) : null,
					isOwnCall(task), withGroups ? groups(task) : List.of());
		}));
	}

	private List<String> groups(Task task) {
		return this.signedInStaff.unrestricted(() -> this.groups.forTask(task.getId()));
	}

	private boolean isOwnCall(Task task) {
		return task.getProcessDefinitionId().startsWith(CallTasks.PROCESS + ":")
				&& this.signedInStaff.user().equals(task.getAssignee());
	}

	private Map<String, CaseFile> files(List<Task> seen) {
		if (seen.isEmpty()) {
			return Map.of();
		}
		Map<String, String> keys = this.instances.createProcessInstanceQuery()
			.processInstanceIds(seen.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
			.list()
			.stream()
			.filter((instance) -> instance.getBusinessKey() != null)
			.collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
		Map<String, CaseFile> byReference = this.caseFiles.all(keys.values().stream().distinct().toList())
			.stream()
			.collect(Collectors.toMap(CaseFile::reference, Function.identity()));
		Map<String, CaseFile> files = new HashMap<>();
		seen.forEach((task) -> {
			CaseFile file = byReference.get(keys.get(task.getProcessInstanceId()));
			if (file != null) {
				files.put(task.getId(), file);
			}
		});
		return files;
	}

	/**
	 * The card of a task.
	 *
	 * @param ofCall whether the task is the person's own and of a call, so that the
	 * portal's pages may be opened on the caller's behalf
	 * @param groups names of the groups that may take the task, if they were asked for
	 */
	record Card(CaseView.Word priority, CaseView.Word due, String reference, String requestType, boolean ofCall,
			List<String> groups) {
	}

}
