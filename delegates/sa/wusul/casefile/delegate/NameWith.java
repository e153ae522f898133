package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Adds a variable to the task's name, which distinguishes tasks of the same name in the
 * task list.
 */
class NameWith implements TaskListener {

	private final String variable;

	NameWith(String variable) {
		this.variable = variable;
	}

	@Override
	public void notify(DelegateTask task) {
		if (task.getExecution().getVariable(this.variable) instanceof String which) {
			task.setName(task.getName() + " " + which);
		}
	}

}
