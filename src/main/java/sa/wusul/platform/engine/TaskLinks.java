package sa.wusul.platform.engine;

import java.util.List;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;

/**
 * The rights to a task that its assignee, its owner and its candidates have: to read it
 * with its variables, and to work on it. They count as they are at the moment of the
 * check, so a command checks before it makes somebody the assignee.
 */
final class TaskLinks {

	private static final int PERMISSIONS = Permissions.READ.getValue() | Permissions.TASK_WORK.getValue()
			| TaskPermissions.READ_VARIABLE.getValue();

	private TaskLinks() {
	}

	/** Says whether the person's links give one of several rights that are enough. */
	static boolean allow(String user, List<String> groups, CompositePermissionCheck check) {
		return (check.isDisjunctive() || check.getAllPermissionChecks().size() == 1)
				&& (check.getAtomicChecks().stream().anyMatch((one) -> allow(user, groups, one))
						|| check.getCompositeChecks().stream().anyMatch((part) -> allow(user, groups, part)));
	}

	static boolean allow(String user, List<String> groups, PermissionCheck check) {
		if (user == null || check.getResource() != Resources.TASK || check.getResourceId() == null
				|| (check.getPerms() & PERMISSIONS) != check.getPerms()) {
			return false;
		}
		var task = Context.getCommandContext().getTaskManager().findTaskById(check.getResourceId());
		return task != null && (user.equals(task.getAssignee()) || user.equals(task.getOwner()) || task
			.getIdentityLinks()
			.stream()
			.anyMatch((link) -> user.equals(link.getUserId()) || groups != null && groups.contains(link.getGroupId())));
	}

}
