package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;

/**
 * Identity service that keeps the last administrator, who alone could restore the others,
 * and the names of staff, which cases show: only administrators change them. It locks no
 * account, and lets nobody set the password of somebody else.
 */
class StaffIdentityService extends IdentityServiceImpl {

	private final AtomicReference<String> noHash = new AtomicReference<>();

	private final Supplier<StaffPasswords> passwords;

	private final Supplier<FirstPasswords> firstPasswords;

	private final Supplier<StaffDirectoryService> directory;

	private final Rights rights;

	StaffIdentityService(Supplier<StaffPasswords> passwords, Supplier<FirstPasswords> firstPasswords,
			Supplier<StaffDirectoryService> directory, Rights rights) {
		this.firstPasswords = firstPasswords;
		this.rights = rights;
		this.passwords = passwords;
		this.directory = directory;
	}

	/**
	 * Checks a password without the engine's own delays and locks, which strangers could
	 * cause.
	 */
	@Override
	public boolean checkPassword(String userId, String password) {
		if (userId == null || password == null) {
			return false;
		}
		var account = this.commandExecutor
			.execute((context) -> context.getDbEntityManager().selectById(UserEntity.class, userId));
		if (account != null && !this.passwords.get().remembers(userId, account, password) && isTechnical(userId)) {
			this.passwords.get().refuseKey();
			return false;
		}
		var staff = this.directory.get();
		boolean vouched = staff.vouchesFor(userId);
		if (vouched && staff.isRetired(userId)) {
			this.passwords.get().forget(userId);
		}
		try {
			boolean right = this.passwords.get()
				.check(userId, account, password,
						() -> vouched ? staff.logIn(userId, password) : matches(account, password));
			if (right && !vouched) {
				LogInAttempt.current()
					.ifPresent((attempt) -> this.firstPasswords.get().requireGood(userId, attempt.opensSession()));
			}
			return right;
		}
		catch (RefusalException paused) {
			RequestFailures.keep(paused);
			throw paused;
		}
	}

	/**
	 * Hashes a password as slowly as new ones, now that it is known; the demo's is
	 * public.
	 */
	private void raise(UserEntity account, String password) {
		if (!PasswordHash.isQuick(account.getPassword()) || password.equals(PublicCredentials.PASSWORD)) {
			return;
		}
		try {
			this.commandExecutor
				.execute((context) -> EngineAccess.asSystem("the owner has just proved their password", () -> {
					account.setPassword(password);
					super.saveUser(account, true);
					return null;
				}));
		}
		catch (OptimisticLockingException anotherRequestWasFirst) {
			// The next log-in finds the slow hash.
		}
	}

	@Override
	public PasswordPolicyResult checkPasswordAgainstPolicy(PasswordPolicy policy, String password, User user) {
		var result = super.checkPasswordAgainstPolicy(policy, password, user);
		if (!result.isValid() && Context.getCommandContext() != null) {
			// The account is being saved; outside of that, the web app Admin asks for the
			// rules.
			throw ((StaffPasswordPolicy.Rule) result.getViolatedRules().get(0)).refusal();
		}
		return result;
	}

	/**
	 * Checks whether the account has a key: no password opens it, and no key opens a web
	 * app.
	 */
	private boolean isTechnical(String user) {
		return this.rights.isTechnical(this.commandExecutor
			.execute((context) -> EngineAccess.asSystem("a log-in needs the groups of the account",
					() -> createGroupQuery().groupMember(user).unlimitedList().stream().map(Group::getId).toList())));
	}

	/** Compares with some hash if there is no account, which takes as long. */
	private boolean matches(UserEntity account, String password) {
		var right = this.commandExecutor.execute((context) -> {
			var hashes = Context.getProcessEngineConfiguration().getPasswordManager();
			if (account == null || account.getPassword() == null) {
				hashes.check(password, this.noHash.updateAndGet((hash) -> (hash != null) ? hash : hashes.encrypt("")));
				return false;
			}
			return hashes.check(EncryptionUtil.saltPassword(password, account.getSalt()), account.getPassword());
		});
		if (right) {
			raise(account, password);
		}
		return right;
	}

	@Override
	public void saveUser(User user) {
		this.commandExecutor.execute((context) -> {
			requireLocal(context, user.getId());
			if (EngineAccess.isAccount(context)
					&& !context.getAuthentication().getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
				requireSameName(context.getDbEntityManager().selectById(UserEntity.class, user.getId()), user);
			}
			requireOwnPassword(context, user);
			super.saveUser(user);
			return null;
		});
		this.passwords.get().forget(user.getId());
	}

	@Override
	public void createMembership(String userId, String groupId) {
		this.commandExecutor.execute((context) -> {
			requireLocal(context, userId);
			super.createMembership(userId, groupId);
			return null;
		});
		this.passwords.get().forget(userId);
	}

	/** Refuses changes by people to what the directory decides. */
	private void requireLocal(CommandContext context, String user) {
		if (EngineAccess.isAccount(context) && user != null && this.directory.get().mirrors(user)) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "account.directory");
		}
	}

	/** Refuses a password that an administrator chose for somebody else (ADR 51). */
	private static void requireOwnPassword(CommandContext context, User user) {
		if (EngineAccess.isAccount(context) && user instanceof UserEntity account && account.hasNewPassword()
				&& !user.getId().equals(context.getAuthenticatedUserId())) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "password.others");
		}
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
		this.passwords.get().forget(userId);
	}

	@Override
	public void deleteMembership(String userId, String groupId) {
		if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
			requireAnotherAdministrator(userId);
		}
		this.commandExecutor.execute((context) -> {
			requireLocal(context, userId);
			super.deleteMembership(userId, groupId);
			return null;
		});
		this.passwords.get().forget(userId);
	}

	@Override
	public void deleteGroup(String groupId) {
		this.commandExecutor.execute((context) -> {
			if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
				throw new RefusalException(RefusalException.Kind.CONFLICT, "admin.last");
			}
			return null;
		});
		super.deleteGroup(groupId);
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
