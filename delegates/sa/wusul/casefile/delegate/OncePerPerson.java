package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Where a step is done by several people, each of them does it once: whoever holds
 * another task of the step in the same case, or has done one, may neither get nor
 * complete the task.
 */
class OncePerPerson implements TaskListener {

	@Override
	public void notify(DelegateTask task) {
		if (task.getAssignee() != null && hasAnother(task)) {
			throw new Refusal(Kind.FORBIDDEN, "task.oncePerPerson");
		}
	}

	/** Nobody's rights apply: a member may not see the tasks of the others. */
	private static boolean hasAnother(DelegateTask task) {
		var ofTheCase = ((ExecutionEntity) task.getExecution()).getRootProcessInstanceId();
		return Context.getCommandContext()
			.runWithoutAuthorization((context) -> task.getProcessEngineServices()
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
