package sa.wusul.webapps.supervision;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.OperationReasonWriter;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.supervision.CaseTasks;
import sa.wusul.supervision.Figures;
import sa.wusul.webapps.StaffNameReader;

/**
 * The engine's tasks for supervisors, read and changed without the engine's
 * authorisations, which do not cover the tasks of others.
 */
@Component
class EngineCaseTasks implements CaseTasks {

	private static final String PRIORITY = "priority";

	private static final String REQUEST_TYPE = "requestType";

	private final ProcessEngineConfigurationImpl engine;

	private final TaskService tasks;

	private final RuntimeService processes;

	private final OperationReasonWriter reasons;

	private final IdentityService identity;

	private final StaffNameReader names;

	private final CaseFiles caseFiles;

	private final ServiceLevelDecisions serviceLevels;

	private final UrgentLanes lanes;

	EngineCaseTasks(ProcessEngineConfigurationImpl engine, TaskService tasks, RuntimeService processes,
			OperationReasonWriter reasons, IdentityService identity, StaffNameReader names, CaseFiles caseFiles,
			ServiceLevelDecisions serviceLevels, UrgentLanes lanes) {
		this.engine = engine;
		this.tasks = tasks;
		this.processes = processes;
		this.reasons = reasons;
		this.identity = identity;
		this.names = names;
		this.caseFiles = caseFiles;
		this.serviceLevels = serviceLevels;
		this.lanes = lanes;
	}

	@Override
	public Map<String, List<OpenTask>> forCases(Collection<String> references) {
		if (references.isEmpty()) {
			return Map.of();
		}
		return unrestricted(() -> {
			var open = this.tasks.createTaskQuery()
				.processInstanceBusinessKeyIn(references.toArray(String[]::new))
				.active()
				.orderByTaskCreateTime()
				.asc()
				.unlimitedList();
			var keys = businessKeys(open);
			return open.stream()
				.collect(Collectors.groupingBy((task) -> keys.get(task.getProcessInstanceId()),
						Collectors.mapping(EngineCaseTasks::openTask, Collectors.toList())));
		});
	}

	private Map<String, String> businessKeys(List<Task> open) {
		if (open.isEmpty()) {
			return Map.of();
		}
		return this.processes.createProcessInstanceQuery()
			.processInstanceIds(open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
			.unlimitedList()
			.stream()
			.collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
	}

	private static OpenTask openTask(Task task) {
		return new OpenTask(task.getId(), ((TaskEntity) task).getProcessDefinition().getKey(),
				task.getTaskDefinitionKey(), task.getName(), task.getAssignee(), task.getCreateTime().toInstant(),
				Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null), task.getPriority());
	}

	@Override
	public List<String> groups(OpenTask task) {
		return unrestricted(() -> this.tasks.getIdentityLinksForTask(task.id())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.toList());
	}

	@Override
	public List<Figures.Word> members(Set<String> groups) {
		return unrestricted(() -> {
			var people = new LinkedHashMap<String, User>();
			groups.forEach((group) -> this.identity.createUserQuery()
				.memberOfGroup(group)
				.unlimitedList()
				.forEach((user) -> people.put(user.getId(), user)));
			var called = this.names.forAccounts(people.keySet());
			return people.keySet()
				.stream()
				.map((person) -> new Figures.Word(person, called.getOrDefault(person, person)))
				.toList();
		});
	}

	@Override
	public Map<String, String> names(Collection<String> people) {
		return unrestricted(() -> this.names.forAccounts(people));
	}

	@Override
	public void assign(List<OpenTask> open, String assignee, String reason) {
		logged(reason, () -> open.forEach((task) -> this.tasks.setAssignee(task.id(), assignee)));
	}

	@Override
	public void prioritise(CaseFile file, List<OpenTask> open, String priority, String reason) {
		if (this.lanes.isOpen(file.reference())) {
			throw new RefusalException(Kind.CONFLICT, "urgency.laneOpen");
		}
		logged(reason, () -> {
			this.caseFiles.classify(file.reference(), null, priority, null,
					(file.times().dueAt() != null)
							? this.serviceLevels.wholeCase(file.processKey(), file.classification().requestType(),
									priority, file.times().openedAt(), file.times().dueAt())
							: null);
			instancesWithPriority(file).forEach((instance) -> this.processes.setVariable(instance, PRIORITY, priority));
			open.forEach((task) -> change(task, file, priority));
		});
	}

	/** Returns the instances with a priority of their own; the others read it. */
	private List<String> instancesWithPriority(CaseFile file) {
		var instances = this.processes.createProcessInstanceQuery()
			.processInstanceBusinessKey(file.reference())
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.toArray(String[]::new);
		if (instances.length == 0) {
			return List.of();
		}
		return this.processes.createVariableInstanceQuery()
			.variableName(PRIORITY)
			.processInstanceIdIn(instances)
			.list()
			.stream()
			.filter((variable) -> variable.getValue() != null
					&& variable.getProcessInstanceId().equals(variable.getExecutionId()))
			.map(VariableInstance::getProcessInstanceId)
			.toList();
	}

	/**
	 * Changes the priority of a task and its due date, unless the model sets the due
	 * date.
	 */
	private void change(OpenTask open, CaseFile file, String priority) {
		var task = (TaskEntity) this.tasks.createTaskQuery().taskId(open.id()).singleResult();
		var requestType = Optional.ofNullable((String) task.getVariable(REQUEST_TYPE))
			.orElse(file.classification().requestType());
		var level = this.serviceLevels.step(open.process(), open.step(), requestType, priority, open.since(),
				open.dueAt());
		if (task.getTaskDefinition().getDueDateExpression() == null) {
			task.setDueDate(Date.from(level.due()));
		}
		task.setPriority(level.taskPriority());
		this.tasks.saveTask(task);
	}

	/**
	 * Makes the change one operation of the log with its reason. The log entry is written
	 * on flush, so the reason is added after it in the same transaction.
	 */
	private void logged(String reason, Runnable change) {
		try {
			var operation = unrestricted(() -> {
				change.run();
				return Context.getCommandContext().getOperationId();
			});
			unrestricted(() -> {
				this.reasons.write(operation, reason);
				return null;
			});
		}
		catch (OptimisticLockingException changedMeanwhile) {
			throw new RefusalException(Kind.CONFLICT, "changedMeanwhile");
		}
	}

	private <T> T unrestricted(Callable<T> question) {
		return EngineAccess.asSystem(this.engine, "the supervisor's rights to the case were checked", question);
	}

}
