package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Work that comes back goes to the person who had it. */
class ReturnToPerformer implements TaskListener {

	private final String variable;

	ReturnToPerformer(String variable) {
		this.variable = variable;
	}

	@Override
	public void notify(DelegateTask task) {
		if (EVENTNAME_COMPLETE.equals(task.getEventName())) {
			task.setVariable(this.variable, task.getAssignee());
		}
		else if (task.getExecution().getVariable(this.variable) instanceof String performer) {
			task.setAssignee(performer);
		}
	}

}
