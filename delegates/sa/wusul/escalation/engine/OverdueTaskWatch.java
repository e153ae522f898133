package sa.wusul.escalation.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.escalation.OverdueTaskRepository;
import sa.wusul.escalation.process.OverdueTaskProcess;
import sa.wusul.platform.identity.Absences;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.text.ArabicText;

import static sa.wusul.escalation.process.OverdueTaskProcess.ABOVE_LEADS_GROUP;
import static sa.wusul.escalation.process.OverdueTaskProcess.DEPARTMENT_HEAD_GROUP;
import static sa.wusul.escalation.process.OverdueTaskProcess.OVERDUE_TASK_ID;
import static sa.wusul.escalation.process.OverdueTaskProcess.OVERDUE_TASK_NAME;
import static sa.wusul.escalation.process.OverdueTaskProcess.PRIORITY;
import static sa.wusul.escalation.process.OverdueTaskProcess.SUPERVISOR_GROUP;

/**
 * Scheduled job that searches once a minute for tasks that are past their due date and
 * starts {@code escalation-overdue-task} for each; puts it before the next level if the
 * supervisor does not decide in time, and ends it when the task was completed meanwhile.
 * The steps of a case that is late as a whole are treated like overdue ones.
 *
 * <p>
 * A search is one statement for any number of tasks; a timer on every task would add two
 * rows to each. The timers that models draw at tasks stand for this search.
 */
@Component
public class OverdueTaskWatch {

	private static final Logger log = LoggerFactory.getLogger(OverdueTaskWatch.class);

	/** The author of what the program itself writes. */
	private static final String AUTHOR = "wusul";

	private static final String NO_GROUP = "";

	/** The priority of a case before its classification. */
	private static final String NORMAL = "NORMAL";

	private final TaskService tasks;

	private final RuntimeService processes;

	private final IdentityService people;

	private final Absences absences;

	private final CaseFiles caseFiles;

	private final OverdueTaskRepository register;

	private final Rights rights;

	private final TransactionTemplate transaction;

	private final Clock clock;

	OverdueTaskWatch(TaskService tasks, RuntimeService processes, IdentityService people, Absences absences,
			CaseFiles caseFiles, OverdueTaskRepository register, Rights rights, TransactionTemplate transaction,
			Clock clock) {
		this.tasks = tasks;
		this.processes = processes;
		this.people = people;
		this.absences = absences;
		this.caseFiles = caseFiles;
		this.register = register;
		this.rights = rights;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${wusul.escalation.look-every:PT1M}")
	public void look() {
		var decisions = overdue().processDefinitionKey(OverdueTaskProcess.KEY).list();
		var known = decisions.stream().map(Task::getId).collect(Collectors.toSet());
		overdue().list()
			.stream()
			.filter((task) -> !known.contains(task.getId()))
			.forEach((task) -> alone(task.getId(), () -> tell(task, task.getDueDate().toInstant())));
		this.register.lateCases(OverdueTaskProcess.KEY)
			.forEach((late) -> alone(late.taskId(), () -> find(late).ifPresent((task) -> tell(task, late.dueAt()))));
		decisions.forEach((decision) -> alone(decision.getId(), () -> climb(decision)));
		this.register.unsettled().forEach((told) -> alone(told.taskId(), () -> settle(told)));
	}

	private TaskQuery overdue() {
		return this.tasks.createTaskQuery().dueBefore(Date.from(this.clock.instant())).active();
	}

	/**
	 * Runs a step by itself, so that a failure, or another node that is faster, does not
	 * stop the others.
	 */
	private void alone(String taskId, Runnable step) {
		try {
			this.transaction.executeWithoutResult((status) -> step.run());
		}
		catch (DuplicateKeyException | OptimisticLockingException anotherNode) {
			log.debug("Another node handled the overdue task {}", taskId);
		}
		catch (RuntimeException failure) {
			log.error("The overdue task {} could not be handled; it is retried at the next run", taskId, failure);
		}
	}

	/** Puts a decision that the supervisor did not take in time before the next level. */
	private void climb(Task decision) {
		this.processes.createMessageCorrelation(OverdueTaskProcess.SUPERVISOR_SILENT)
			.processInstanceId(decision.getProcessInstanceId())
			.correlateAll();
		this.tasks.createTaskQuery()
			.processInstanceId(decision.getProcessInstanceId())
			.taskDefinitionKey(decision.getTaskDefinitionKey())
			.list()
			.forEach((next) -> note(next, (String) this.tasks.getVariable(next.getId(), OVERDUE_TASK_NAME.name())));
	}

	/** Writes in the case file before whom an overdue task is now. */
	private void note(Task decision, String overdueTask) {
		var before = this.tasks.getIdentityLinksForTask(decision.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.map((group) -> this.rights.group(group).map(StaffGroup::ar).orElse(group))
			.collect(Collectors.joining("، "));
		var reference = this.processes.createProcessInstanceQuery()
			.processInstanceId(decision.getProcessInstanceId())
			.singleResult()
			.getBusinessKey();
		this.caseFiles.write(reference, new Note(decision.getTaskDefinitionKey(), decision.getName(), "escalation",
				ArabicText.of("escalation.rung", overdueTask, before), AUTHOR, this.clock.instant()));
	}

	private Optional<Task> find(OverdueTaskRepository.Late late) {
		return Optional.ofNullable(this.tasks.createTaskQuery().taskId(late.taskId()).active().singleResult());
	}

	private void tell(Task task, Instant due) {
		if (this.register.isTold(task.getId(), due)) {
			return;
		}
		var instance = this.processes.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult();
		var known = Optional.ofNullable(instance.getBusinessKey()).flatMap(this.caseFiles::find);
		if (known.isEmpty()) {
			return; // A visit or a call has no case; its waiting time is measured
					// elsewhere.
		}
		var file = known.get();
		var supervisors = supervisors(task, file);
		var escalation = this.processes.startProcessInstanceByKey(OverdueTaskProcess.KEY, file.reference(),
				Map.of(OVERDUE_TASK_ID.name(), task.getId(), OVERDUE_TASK_NAME.name(), task.getName(),
						SUPERVISOR_GROUP.name(), leads(task, file).orElse(supervisors), ABOVE_LEADS_GROUP.name(),
						supervisors, DEPARTMENT_HEAD_GROUP.name(), head(file), PRIORITY.name(),
						Optional.ofNullable(file.classification().priority()).orElse(NORMAL)));
		this.register.told(task.getId(), due, escalation.getId());
		this.tasks.createTaskQuery()
			.processInstanceId(escalation.getId())
			.list()
			.forEach((decision) -> note(decision, task.getName()));
	}

	/** Returns the supervisors of the case's department, or no group if it has none. */
	private String head(CaseFile file) {
		return Optional.ofNullable(file.classification().department())
			.map((department) -> this.rights.ofDepartment("department-supervisors", department).id())
			.orElse(NO_GROUP);
	}

	/**
	 * Returns the team leads of the section, or the heads of the department, whose group
	 * has the task; empty if none of them is there. A confidential case has none.
	 */
	private Optional<String> leads(Task task, CaseFile file) {
		return this.rights.isConfidential(file.processKey()) ? Optional.empty()
				: groups(task).stream().map(this::leads).flatMap(Optional::stream).filter(this::isThere).findFirst();
	}

	private Optional<String> leads(StaffGroup group) {
		return switch (group.role().id()) {
			case "intake-clerks" -> group.section()
				.map((section) -> this.rights
					.ofSection("intake-team-leads", group.centre().orElseThrow().id(), section.id())
					.id());
			case "department-officers" -> group.department()
				.map((department) -> this.rights.ofDepartment("department-heads", department.id()).id());
			default -> Optional.empty();
		};
	}

	private boolean isThere(String group) {
		return this.people.createUserQuery()
			.memberOfGroup(group)
			.list()
			.stream()
			.anyMatch((member) -> !this.absences.isAbsent(member.getId()));
	}

	private List<StaffGroup> groups(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.toList();
	}

	/**
	 * Returns the supervisors of the place whose group has the task, or those of the case
	 * if no place's group has it. A confidential case stays in its domain.
	 */
	private String supervisors(Task task, CaseFile file) {
		var groups = groups(task);
		if (this.rights.isConfidential(file.processKey())) {
			return this.rights.ofCentre(this.rights.supervisorsOf(file.processKey()), centre(groups, file)).id();
		}
		if (groups.stream().anyMatch((group) -> !group.placed())) {
			return this.rights.ofMinistry("escalation-private-office").id();
		}
		return groups.stream()
			.map(StaffGroup::department)
			.flatMap(Optional::stream)
			.map(Place::id)
			.findFirst()
			.or(() -> Optional.ofNullable(file.classification().department())
				.filter((id) -> file.state() == CaseState.WITH_DEPARTMENT))
			.map((department) -> this.rights.ofDepartment("department-supervisors", department).id())
			.orElseGet(() -> this.rights.ofCentre("intake-supervisors", centre(groups, file)).id());
	}

	private static String centre(List<StaffGroup> groups, CaseFile file) {
		return groups.stream()
			.map(StaffGroup::centre)
			.flatMap(Optional::stream)
			.map(Place::id)
			.findFirst()
			.orElse(file.place().centre());
	}

	private void settle(OverdueTaskRepository.Told told) {
		if (this.tasks.createTaskQuery().taskId(told.taskId()).count() > 0) {
			return;
		}
		this.processes.createMessageCorrelation(OverdueTaskProcess.TASK_SETTLED)
			.processInstanceId(told.escalationInstance())
			.correlateAll();
		this.register.settled(told.escalationInstance());
	}

}
