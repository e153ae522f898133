package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** In the task list one sees which of many tasks of the same name it is. */
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
