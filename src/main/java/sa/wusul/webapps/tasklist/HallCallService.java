package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.SignedInStaff;

/**
 * Service that calls the next visitor of a hall to the officer's counter: the one whom
 * the list of the hall has first. The officer's counter is kept from call to call.
 */
@Component
class HallCallService {

	private static final String ROLE = "reception-officers";

	private static final String PROCESS = "reception-centre-visit";

	/** Form of the step that calls a visitor. */
	private static final String CALL = "reception-call-visitor";

	/** The tasks of a hall that are looked through. */
	private static final int LINE = 200;

	/** The visitors tried if colleagues call at the same moment. */
	private static final int MOST = 5;

	private static final int LAST_COUNTER = 60;

	private final TaskService tasks;

	private final FormService forms;

	private final DeskChoiceRepository choices;

	private final Rights rights;

	private final SignedInStaff signedInStaff;

	HallCallService(TaskService tasks, FormService forms, DeskChoiceRepository choices, Rights rights,
			SignedInStaff signedInStaff) {
		this.tasks = tasks;
		this.forms = forms;
		this.choices = choices;
		this.rights = rights;
		this.signedInStaff = signedInStaff;
	}

	/** Returns the person's hall; empty if they do not work in one. */
	Optional<Hall> hall() {
		return worksInHall()
				? Optional
					.of(new Hall(this.choices.counter(this.signedInStaff.user()).orElse(null), (long) line().size()))
				: Optional.empty();
	}

	/** Checks the role: an administrator may do every task, and sits in no hall. */
	private boolean worksInHall() {
		return this.signedInStaff.groups()
			.stream()
			.anyMatch((id) -> this.rights.group(id).filter((group) -> group.role().id().equals(ROLE)).isPresent());
	}

	/**
	 * Calls the next visitor.
	 * @throws RefusalException {@code hall.notYours}, {@code hall.counter},
	 * {@code hall.nobody} or {@code counter.busy}
	 */
	Called callNext(int counter) {
		if (!worksInHall()) {
			throw new RefusalException(Kind.FORBIDDEN, "hall.notYours");
		}
		if (counter < 1 || counter > LAST_COUNTER) {
			throw new RefusalException(Kind.INVALID, "hall.counter", LAST_COUNTER);
		}
		this.choices.keepCounter(this.signedInStaff.user(), counter);
		var line = line().stream().limit(MOST).toList();
		for (Task first : line) {
			if (call(first, counter)) {
				return called(first);
			}
		}
		throw new RefusalException(Kind.UNKNOWN, "hall.nobody");
	}

	/** Returns the tasks of calling a visitor, in the order of the hall's list. */
	private List<Task> line() {
		return this.tasks.createTaskQuery()
			.processDefinitionKey(PROCESS)
			.taskUnassigned()
			.active()
			.initializeFormKeys()
			.orderByTaskPriority()
			.desc()
			.orderByTaskCreateTime()
			.asc()
			.listPage(0, LINE)
			.stream()
			.filter((task) -> task.getCamundaFormRef() != null && CALL.equals(task.getCamundaFormRef().getKey()))
			.toList();
	}

	/** Returns whether the visitor was called by this person, and not by a colleague. */
	private boolean call(Task task, int counter) {
		try {
			this.forms.submitTaskForm(task.getId(), Map.of("counterNumber", counter));
			return true;
		}
		catch (OptimisticLockingException colleague) {
			return false;
		}
		catch (RefusalException refusal) {
			if (refusal.code().startsWith("task.")) {
				return false;
			}
			throw refusal;
		}
	}

	/** Returns the service of the visitor, which is the person's own task. */
	private Called called(Task call) {
		return this.tasks.createTaskQuery()
			.processInstanceId(call.getProcessInstanceId())
			.taskAssignee(this.signedInStaff.user())
			.active()
			.list()
			.stream()
			.findFirst()
			.map((task) -> new Called(task.getId(), task.getName()))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.nobody"));
	}

	/**
	 * A person's hall.
	 *
	 * @param counter at which they sat last, or {@code null}
	 * @param waiting the visitors in line
	 */
	record Hall(Integer counter, long waiting) {
	}

	/** The task of serving a visitor who was called. */
	record Called(String id, String name) {
	}

}
