package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import sa.wusul.platform.problem.RefusalException;

/**
 * Identity service that keeps the last administrator, who alone could restore the others,
 * and the names of staff, which cases show: only administrators change them.
 */
class StaffIdentityService extends IdentityServiceImpl {

	@Override
	public void saveUser(User user) {
		this.commandExecutor.execute((context) -> {
			if (EngineAccess.isAccount(context)
					&& !context.getAuthentication().getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
				requireSameName(context.getDbEntityManager().selectById(UserEntity.class, user.getId()), user);
			}
			super.saveUser(user);
			return null;
		});
	}

	private static void requireSameName(User before, User after) {
		if (before != null && !names(before).equals(names(after))) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "account.name");
		}
	}

	private static List<Optional<String>> names(User user) {
		return Stream.of(user.getFirstName(), user.getLastName(), user.getEmail()).map(Optional::ofNullable).toList();
	}

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
