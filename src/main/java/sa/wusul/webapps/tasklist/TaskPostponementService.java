package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetTaskFollowUpDateCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.SignedInStaff;

/**
 * Service that lets a person put one of their own tasks off to a later day, until which
 * their list leaves it out. The due date stays, and nobody puts a task off beyond it.
 */
@Service
class TaskPostponementService {

	/** Days for which a task without a due date may be put off. */
	private static final int MOST_DAYS = 30;

	private final TaskService tasks;

	private final ProcessEngineConfigurationImpl engine;

	private final SignedInStaff signedInStaff;

	private final Clock clock;

	TaskPostponementService(TaskService tasks, ProcessEngineConfigurationImpl engine, SignedInStaff signedInStaff,
			Clock clock) {
		this.tasks = tasks;
		this.engine = engine;
		this.signedInStaff = signedInStaff;
		this.clock = clock;
	}

	/**
	 * Puts the task off until the morning of a day, or takes it up again at once.
	 * @param day {@code null} to take it up
	 * @throws RefusalException {@code task.gone} if it is not the person's own,
	 * {@code postpone.past}, or {@code postpone.late} beyond the due date
	 */
	@Transactional
	public void postpone(String taskId, LocalDate day) {
		Task task = Optional
			.ofNullable(this.tasks.createTaskQuery()
				.taskId(taskId)
				.taskAssignee(this.signedInStaff.user())
				.active()
				.singleResult())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "task.gone"));
		if (day != null) {
			check(task, day);
		}
		var until = (day != null) ? Date.from(day.atStartOfDay(Kingdom.ZONE).toInstant()) : null;
		EngineAccess.asSystem(this.engine, "the task is the person's own",
				() -> new SetTaskFollowUpDateCmd(taskId, until).execute(Context.getCommandContext()));
	}

	private void check(Task task, LocalDate day) {
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		var last = Optional.ofNullable(task.getDueDate())
			.map((due) -> LocalDate.ofInstant(due.toInstant(), Kingdom.ZONE))
			.orElse(today.plusDays(MOST_DAYS));
		if (!day.isAfter(today)) {
			throw new RefusalException(Kind.INVALID, "postpone.past");
		}
		if (day.isAfter(last)) {
			throw new RefusalException(Kind.INVALID, "postpone.late", last);
		}
	}

}
