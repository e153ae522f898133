package sa.wusul.webapps.tasklist;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.OperationReasonWriter;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.SignedInStaff;

/**
 * Service that lets the lead of a place assign its tasks to a colleague of the candidate
 * group, or return them to the group, with a reason. A task belongs to the place of its
 * group; tasks of a confidential domain belong to that domain's leads, who lead no other.
 * Each change is written to the engine's operation log under the lead's name with the
 * reason.
 */
@Service
class TaskAssignmentService {

	private static final int SHORTEST_REASON = 5;

	private static final int LONGEST_REASON = 200;

	private final TaskService tasks;

	private final RuntimeService instances;

	private final OperationReasonWriter reasons;

	private final IdentityService identity;

	private final ProcessEngineConfigurationImpl engine;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final SignedInStaff signedInStaff;

	private final TransactionTemplate transaction;

	TaskAssignmentService(TaskService tasks, RuntimeService instances, OperationReasonWriter reasons,
			IdentityService identity, ProcessEngineConfigurationImpl engine, CaseFiles caseFiles, Rights rights,
			SignedInStaff signedInStaff, PlatformTransactionManager transactions) {
		this.tasks = tasks;
		this.instances = instances;
		this.reasons = reasons;
		this.identity = identity;
		this.engine = engine;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.signedInStaff = signedInStaff;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Checks whether these groups lead any place. */
	boolean leads(Collection<String> groups) {
		return !leading(groups).isEmpty();
	}

	/** Returns the groups whose tasks the lead may assign in any case. */
	List<StaffGroup> led(Collection<String> groups) {
		var leading = leading(groups);
		return this.rights.groups()
			.stream()
			.filter(StaffGroup::placed)
			.filter((group) -> leading.stream()
				.anyMatch((lead) -> samePlace(lead, group) && mayKnow(lead, group.role().id())))
			.toList();
	}

	/**
	 * Assigns the task to a colleague, or returns it to its group if there is none.
	 * @throws RefusalException with the reason why it stays as it is
	 */
	void assign(String taskId, String colleague, String reason) {
		var said = checked(reason);
		var user = this.signedInStaff.user();
		var groups = this.signedInStaff.groups();
		this.transaction.executeWithoutResult((status) -> {
			Task task = this.signedInStaff.unrestricted(() -> findLedTask(taskId, groups))
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "task.gone"));
			if (colleague != null && this.signedInStaff.unrestricted(() -> !isCandidate(task, colleague))) {
				throw new RefusalException(Kind.INVALID, "assignee.unknown");
			}
			if (Objects.equals(task.getAssignee(), colleague)) {
				throw new RefusalException(Kind.CONFLICT, (colleague != null) ? "assign.already" : "assign.withGroup");
			}
			annotate(change(taskId, colleague), said);
		});
	}

	/**
	 * Changes the task under the lead's own name, for the log; the right was checked
	 * before.
	 */
	private String change(String taskId, String colleague) {
		return EngineAccess.asSystem(this.engine, "the lead's right to the task was checked", () -> {
			var context = Context.getCommandContext();
			new AssignTaskCmd(taskId, colleague).execute(context);
			return context.getOperationId();
		});
	}

	private void annotate(String operation, String reason) {
		EngineAccess.asSystem(this.engine, "the lead explains their own change", () -> {
			this.reasons.write(operation, reason);
			return null;
		});
	}

	private static String checked(String reason) {
		var said = (reason != null) ? reason.strip() : "";
		if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
			throw new RefusalException(Kind.INVALID, "assign.reason", SHORTEST_REASON, LONGEST_REASON);
		}
		PlainText.checkRemark(said);
		return said;
	}

	/** Finds a task the lead may assign; others are reported like completed ones. */
	private Optional<Task> findLedTask(String taskId, Collection<String> groups) {
		return Optional.ofNullable(this.tasks.createTaskQuery().taskId(taskId).active().singleResult())
			.filter((task) -> candidates(task).stream()
				.map(this.rights::group)
				.flatMap(Optional::stream)
				.anyMatch((group) -> leading(groups).stream()
					.anyMatch((lead) -> samePlace(lead, group) && mayKnow(lead, process(task)))));
	}

	private List<String> candidates(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.toList();
	}

	private boolean isCandidate(Task task, String colleague) {
		return candidates(task).stream()
			.anyMatch((group) -> this.identity.createUserQuery().userId(colleague).memberOfGroup(group).count() > 0);
	}

	/** Returns the process of the task's case, or its own if it has none. */
	private String process(Task task) {
		return Optional
			.ofNullable(this.instances.createProcessInstanceQuery()
				.processInstanceId(task.getProcessInstanceId())
				.singleResult()
				.getBusinessKey())
			.flatMap(this.caseFiles::find)
			.map(CaseFile::processKey)
			.orElseGet(() -> task.getProcessDefinitionId().split(":", 2)[0]);
	}

	private List<StaffGroup> leading(Collection<String> groups) {
		return groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.filter((group) -> group.placed() && group.role().supervises())
			.toList();
	}

	private static boolean samePlace(StaffGroup lead, StaffGroup group) {
		return lead.centre().isPresent() && lead.centre().equals(group.centre())
				|| lead.department().isPresent() && lead.department().equals(group.department());
	}

	/**
	 * Checks whether the lead may know the process: a confidential domain is led by its
	 * own leads, who lead no other.
	 */
	private boolean mayKnow(StaffGroup lead, String process) {
		return this.rights.isConfidential(lead.role().id()) == this.rights.isConfidential(process)
				&& this.rights.maySee(lead.role(), process);
	}

	/** Checks the same for any of the lead's groups. */
	boolean mayKnow(Collection<String> groups, String process) {
		return leading(groups).stream().anyMatch((lead) -> mayKnow(lead, process));
	}

}
