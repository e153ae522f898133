package sa.wusul.platform.engine;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

import sa.wusul.platform.directory.DirectoryAccount;
import sa.wusul.platform.directory.MirroredAccounts;

/**
 * Mirrored accounts in the engine's own tables, without a password. Also the last
 * administrator may leave: the directory decides, and a local account helps in
 * emergencies.
 */
@Component
class EngineMirroredAccounts implements MirroredAccounts {

	private static final String REASON = "the directory says so";

	private final ProcessEngineConfigurationImpl engine;

	private final StaffPasswords passwords;

	EngineMirroredAccounts(ProcessEngineConfigurationImpl engine, StaffPasswords passwords) {
		this.engine = engine;
		this.passwords = passwords;
	}

	@Override
	public boolean exists(String account) {
		return EngineAccess.asSystem(this.engine, REASON, () -> readable().findUserById(account) != null);
	}

	@Override
	public boolean mirror(DirectoryAccount account, Set<String> groups) {
		boolean changed = EngineAccess.asSystem(this.engine, REASON,
				() -> write(account) | replaceGroups(account.name(), groups));
		if (changed) {
			this.passwords.forget(account.name());
		}
		return changed;
	}

	@Override
	public void retire(String account) {
		EngineAccess.asSystem(this.engine, REASON, () -> replaceGroups(account, Set.of()));
		this.passwords.forget(account);
	}

	private static boolean write(DirectoryAccount account) {
		var known = (UserEntity) readable().findUserById(account.name());
		var user = Optional.ofNullable(known).orElseGet(() -> (UserEntity) identities().createNewUser(account.name()));
		if (known != null && isLike(user, account)) {
			return false;
		}
		user.setFirstName(account.firstName());
		user.setLastName(account.lastName());
		user.setEmail(account.email());
		user.setDbPassword(null);
		identities().saveUser(user);
		return true;
	}

	private static boolean isLike(UserEntity user, DirectoryAccount account) {
		return account.firstName().equals(user.getFirstName()) && account.lastName().equals(user.getLastName())
				&& account.email().equals(user.getEmail()) && user.getPassword() == null;
	}

	private static boolean replaceGroups(String account, Set<String> wanted) {
		var present = readable().createGroupQuery(Context.getCommandContext())
			.groupMember(account)
			.unlimitedList()
			.stream()
			.map(Group::getId)
			.collect(Collectors.toSet());
		present.stream()
			.filter((group) -> !wanted.contains(group))
			.forEach((group) -> identities().deleteMembership(account, group));
		wanted.stream()
			.filter((group) -> !present.contains(group))
			.forEach((group) -> identities().createMembership(account, group));
		return !present.equals(wanted);
	}

	private static ReadOnlyIdentityProvider readable() {
		return Context.getCommandContext().getReadOnlyIdentityProvider();
	}

	private static WritableIdentityProvider identities() {
		return Context.getCommandContext().getWritableIdentityProvider();
	}

}
