package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Listener that returns work to the person who did it before, or to their stand-in.
 * Confidential work is returned only to a performer who is still a member of the
 * candidate groups.
 */
public class ReturnToPerformerListener implements TaskListener {

	private final String variable;

	private final ConfidentialCaseReader confidential;

	public ReturnToPerformerListener(String variable, ConfidentialCaseReader confidential) {
		this.variable = variable;
		this.confidential = confidential;
	}

	@Override
	public void notify(DelegateTask task) {
		if (EVENTNAME_COMPLETE.equals(task.getEventName())) {
			task.setVariable(this.variable, task.getAssignee());
		}
		else if (task.getExecution().getVariable(this.variable) instanceof String performer
				&& (this.confidential.forExecution(task.getExecution()).isEmpty()
						|| AbsentAssigneeListener.isCandidate(task, performer))) {
			task.setAssignee(performer);
		}
	}

}
