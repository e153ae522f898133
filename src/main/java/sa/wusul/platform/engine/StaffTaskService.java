package sa.wusul.platform.engine;

import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

import sa.wusul.platform.engine.pipeline.ReadAhead;
import sa.wusul.platform.problem.RefusalException;

/**
 * Task service that lets users claim tasks only for themselves, because a claim in
 * another name would give that person a right to the case. Assignees may return a task,
 * which the engine's permission to work on a task alone does not allow; otherwise only a
 * lead assigns tasks, with a reason.
 */
public class StaffTaskService extends TaskServiceImpl {

	@Override
	public void claim(String taskId, String userId) {
		this.commandExecutor.execute((context) -> {
			String user = context.getAuthenticatedUserId();
			if (user != null && userId != null && !user.equals(userId)) {
				throw new RefusalException(RefusalException.Kind.FORBIDDEN, "task.claimForOther");
			}
			if (taskId != null) {
				ReadAhead.ofClaim(taskId);
			}
			return new ClaimTaskCmd(taskId, userId).execute(context);
		});
	}

	@Override
	public void setAssignee(String taskId, String userId) {
		this.commandExecutor.execute((context) -> {
			if (userId == null && isHolder(context, taskId)) {
				return new ClaimTaskCmd(taskId, null).execute(context);
			}
			if (EngineAccess.isAccount(context)) {
				throw new RefusalException(RefusalException.Kind.FORBIDDEN, "task.assignedByLead");
			}
			return new AssignTaskCmd(taskId, userId).execute(context);
		});
	}

	private static boolean isHolder(CommandContext context, String taskId) {
		String user = context.getAuthenticatedUserId();
		var task = (taskId != null) ? context.getTaskManager().findTaskById(taskId) : null;
		return user != null && task != null && user.equals(task.getAssignee());
	}

}
