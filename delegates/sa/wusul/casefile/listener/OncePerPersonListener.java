package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that lets each person do a step with several performers only once: a person
 * who holds another task of the step in the same case, or has completed one, may neither
 * be assigned nor complete the task.
 */
class OncePerPersonListener implements TaskListener {

	@Override
	public void notify(DelegateTask task) {
		if (task.getAssignee() != null && hasAnother(task)) {
			throw new RefusalException(Kind.FORBIDDEN, "task.oncePerPerson");
		}
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
