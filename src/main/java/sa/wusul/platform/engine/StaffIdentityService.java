package sa.wusul.platform.engine;

import java.util.List;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;

import sa.wusul.platform.problem.RefusalException;

/**
 * Identity service that keeps the last administrator, who alone could restore the others.
 */
class StaffIdentityService extends IdentityServiceImpl {

	@Override
	public void deleteUser(String userId) {
		requireAnotherAdministrator(userId);
		super.deleteUser(userId);
	}

	@Override
	public void deleteMembership(String userId, String groupId) {
		if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
			requireAnotherAdministrator(userId);
		}
		super.deleteMembership(userId, groupId);
	}

	@Override
	public void deleteGroup(String groupId) {
		this.commandExecutor.execute((context) -> {
			if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
				throw new RefusalException(RefusalException.Kind.CONFLICT, "admin.last");
			}
			return new DeleteGroupCmd(groupId).execute(context);
		});
	}

	private void requireAnotherAdministrator(String leaving) {
		this.commandExecutor.execute((context) -> EngineAccess.asSystem("the last administrator must be found", () -> {
			var administrators = createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).unlimitedList();
			if (administrators.stream().map(User::getId).toList().equals(List.of(leaving))) {
				throw new RefusalException(RefusalException.Kind.CONFLICT, "admin.last");
			}
			return null;
		}));
	}

}
