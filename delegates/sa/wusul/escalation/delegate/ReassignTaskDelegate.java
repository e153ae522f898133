package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.OverdueTasks;

import static sa.wusul.escalation.process.OverdueTaskProcess.NEW_ASSIGNEE;
import static sa.wusul.escalation.process.OverdueTaskProcess.OVERDUE_TASK_ID;

/** {@code Task_ReassignTask}: assigns the overdue task to another member of its group. */
@Component
class ReassignTaskDelegate implements JavaDelegate {

	private final OverdueTasks tasks;

	ReassignTaskDelegate(OverdueTasks tasks) {
		this.tasks = tasks;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.tasks.reassign(OVERDUE_TASK_ID.in(execution), NEW_ASSIGNEE.in(execution));
	}

}
