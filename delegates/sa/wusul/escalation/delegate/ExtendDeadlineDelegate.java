package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.OverdueTasks;

import static sa.wusul.escalation.process.OverdueTaskProcess.EXTENSION_HOURS;
import static sa.wusul.escalation.process.OverdueTaskProcess.OVERDUE_TASK_ID;

/** {@code Task_ExtendDeadline}: extends the due date of the overdue task. */
@Component
class ExtendDeadlineDelegate implements JavaDelegate {

	private final OverdueTasks tasks;

	ExtendDeadlineDelegate(OverdueTasks tasks) {
		this.tasks = tasks;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.tasks.extend(OVERDUE_TASK_ID.in(execution), EXTENSION_HOURS.in(execution));
	}

}
