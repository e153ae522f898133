package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;

/**
 * Listener that returns work to the person who acted last in a role of the case, or to
 * their stand-in, if the task is still offered to a group of theirs. The person who
 * started the process may hold its tasks in any group.
 */
class ReturnToPerformerListener implements TaskListener {

	private final StepPerformers performers;

	private final PerformerRole role;

	private final boolean ofStarter;

	/**
	 * Creates the listener.
	 * @param ofStarter whether the person who starts the process gets the role
	 */
	ReturnToPerformerListener(StepPerformers performers, PerformerRole role, boolean ofStarter) {
		this.ofStarter = ofStarter;
		this.performers = performers;
		this.role = role;
	}

	@Override
	public void notify(DelegateTask task) {
		this.performers.inRole(task.getExecution(), this.role)
			.stream()
			.filter((performer) -> this.ofStarter || AbsentAssigneeListener.isCandidate(task, performer))
			.findFirst()
			.ifPresent(task::setAssignee);
	}

}
