package sa.wusul.platform.engine;

import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Command checker that reserves a claimed task for its assignee: the other candidates may
 * neither claim nor complete it.
 */
class TaskHolderChecker extends AuthorizationCommandChecker {

	@Override
	public void checkTaskWork(TaskEntity task) {
		super.checkTaskWork(task);
		var context = Context.getCommandContext();
		var user = context.getAuthenticatedUserId();
		if (user != null && context.isAuthorizationCheckEnabled() && task.getAssignee() != null
				&& !task.getAssignee().equals(user)) {
			throw new TaskAlreadyClaimedException(task.getId(), task.getAssignee());
		}
	}

}
