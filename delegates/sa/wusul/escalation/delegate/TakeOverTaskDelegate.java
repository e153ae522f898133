package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.OverdueTasks;
import sa.wusul.platform.engine.StepPerformers;

import static sa.wusul.escalation.process.OverdueTaskProcess.DECIDED_BY;
import static sa.wusul.escalation.process.OverdueTaskProcess.OVERDUE_TASK_ID;

/** {@code Task_TakeOverTask}: assigns the overdue task to the supervisor who decided. */
@Component
class TakeOverTaskDelegate implements JavaDelegate {

	private final OverdueTasks tasks;

	private final StepPerformers performers;

	TakeOverTaskDelegate(OverdueTasks tasks, StepPerformers performers) {
		this.performers = performers;
		this.tasks = tasks;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.tasks.takeOver(OVERDUE_TASK_ID.in(execution), this.performers.get(execution, DECIDED_BY));
	}

}
