package sa.wusul.escalation.engine;

import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.AbsentWork;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;

/** Claimed tasks of staff who are away, in the engine. */
@Component
class EngineAbsentWork implements AbsentWork {

	private final ProcessEngine engine;

	private final StepPerformers performers;

	EngineAbsentWork(@Lazy ProcessEngine engine, StepPerformers performers) {
		this.performers = performers;
		this.engine = engine;
	}

	@Override
	public Set<String> groups(String person) {
		return EngineAccess.asSystem(this.engine, "a supervisor may not list other people's groups",
				() -> this.engine.getIdentityService()
					.createGroupQuery()
					.groupMember(person)
					.list()
					.stream()
					.map(Group::getId)
					.collect(Collectors.toSet()));
	}

	@Override
	public Map<String, String> members(Set<String> groups) {
		return EngineAccess.asSystem(this.engine, "a supervisor may not list other people's groups", () -> {
			var members = new TreeMap<String, String>();
			for (var group : groups) {
				this.engine.getIdentityService()
					.createUserQuery()
					.memberOfGroup(group)
					.list()
					.forEach((user) -> members.put(user.getId(), user.getFirstName() + " " + user.getLastName()));
			}
			return members;
		});
	}

	@Override
	public void handOver(String person, Optional<String> standIn) {
		var tasks = this.engine.getTaskService();
		for (var task : tasks.createTaskQuery().taskAssignee(person).list()) {
			tasks.setAssignee(task.getId(), standIn.filter((other) -> mayHold(task, other)).orElse(null));
		}
	}

	private boolean mayHold(Task task, String person) {
		var members = groups(person);
		return candidateGroups(task).stream().anyMatch(members::contains) && !isExcluded(task, person);
	}

	/**
	 * Checks whether the step leaves out people who acted before, and the person is one.
	 */
	private boolean isExcluded(Task task, String person) {
		UserTask step = this.engine.getRepositoryService()
			.getBpmnModelInstance(task.getProcessDefinitionId())
			.getModelElementById(task.getTaskDefinitionKey());
		return property(step, "oncePerPerson").isPresent()
				|| this.performers.acted(proceeding(task), excluded(step), person);
	}

	private static List<PerformerRole> excluded(UserTask step) {
		return property(step, "fourEyes").stream()
			.flatMap((roles) -> Stream.of(roles.split(",")))
			.map(String::strip)
			.map(PerformerRole::new)
			.toList();
	}

	private String proceeding(Task task) {
		return this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult()
			.getRootProcessInstanceId();
	}

	private static Optional<String> property(UserTask step, String name) {
		return Optional.ofNullable(step.getExtensionElements())
			.stream()
			.flatMap(
					(extensions) -> extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
			.flatMap((properties) -> properties.getCamundaProperties().stream())
			.filter((property) -> property.getCamundaName().equals(name))
			.map(CamundaProperty::getCamundaValue)
			.findFirst();
	}

	private List<String> candidateGroups(Task task) {
		return this.engine.getTaskService()
			.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.toList();
	}

}
