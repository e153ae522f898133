package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that lets each person do a step with several performers only once: a person
 * who holds another task of the step in the same case, or has completed one, may neither
 * be assigned nor complete the task.
 */
class OncePerPersonListener implements TaskListener {

	private final StepPerformers performers;

	private final PerformerRole role;

	OncePerPersonListener(StepPerformers performers, PerformerRole role) {
		this.performers = performers;
		this.role = role;
	}

	@Override
	public void notify(DelegateTask task) {
		if (task.getAssignee() != null && hasAnother(task)
				|| EVENTNAME_COMPLETE.equals(task.getEventName()) && !recordOnce(task)) {
			throw new RefusalException(Kind.FORBIDDEN, "task.oncePerPerson");
		}
	}

	/** The database keeps two tasks of one person from being completed at once. */
	private boolean recordOnce(DelegateTask task) {
		return Actors.performer(Context.getCommandContext(), task)
			.map((person) -> this.performers.recordOnce(task.getExecution(), this.role, person))
			.orElse(true);
	}

	/**
	 * Checks for another task, without authorisation, because a member may not see the
	 * tasks of the others.
	 */
	private static boolean hasAnother(DelegateTask task) {
		var ofTheCase = ((ExecutionEntity) task.getExecution()).getRootProcessInstanceId();
		return EngineAccess.asSystem("a member may not see the tasks of the others",
				() -> task.getProcessEngineServices()
					.getHistoryService()
					.createHistoricTaskInstanceQuery()
					.processInstanceBusinessKey(task.getExecution().getProcessBusinessKey())
					.taskDefinitionKey(task.getTaskDefinitionKey())
					.taskAssignee(task.getAssignee())
					.list()
					.stream()
					.anyMatch((other) -> !other.getId().equals(task.getId())
							&& ofTheCase.equals(other.getRootProcessInstanceId())));
	}

}
