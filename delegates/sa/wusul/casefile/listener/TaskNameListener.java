package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Listener that adds a variable to the task's name, which distinguishes tasks of the same
 * name in the task list.
 */
class TaskNameListener implements TaskListener {

	private final String variable;

	TaskNameListener(String variable) {
		this.variable = variable;
	}

	@Override
	public void notify(DelegateTask task) {
		if (task.getExecution().getVariable(this.variable) instanceof String which) {
			task.setName(task.getName() + " " + which);
		}
	}

}
