package sa.wusul.platform.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Accounts in the engine's own tables. */
@Component
@DependsOn("engineRightsInitializer")
class EngineAccounts implements Accounts {

	/** Width of the columns that hold names of accounts. */
	private static final int LONGEST_NAME = 64;

	private final IdentityService identity;

	private final ProcessEngineConfigurationImpl engine;

	private final StartLock lock;

	EngineAccounts(IdentityService identity, ProcessEngineConfigurationImpl engine, StartLock lock) {
		this.identity = identity;
		this.engine = engine;
		this.lock = lock;
	}

	@Override
	public List<String> publicAccounts() {
		return this.identity.createUserQuery()
			.unlimitedList()
			.stream()
			.filter((user) -> PublicCredentials.isInvented(user.getEmail()) || hasPublicPassword((UserEntity) user))
			.map(User::getId)
			.sorted()
			.toList();
	}

	/**
	 * Checks for the public password without a log-in. A slow hash is never of it, so
	 * that the start need not compute one for each account.
	 */
	private boolean hasPublicPassword(UserEntity user) {
		return user.getPassword() != null && PasswordHash.isQuick(user.getPassword())
				&& this.engine.getPasswordManager()
					.check(EncryptionUtil.saltPassword(PublicCredentials.PASSWORD, user.getSalt()), user.getPassword());
	}

	@Override
	public boolean hasAdministrator() {
		return this.identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
	}

	@Override
	public boolean isPassword(String user, String password) {
		return this.identity.checkPassword(user, password);
	}

	@Override
	public boolean isStrong(String password) {
		return this.identity.checkPasswordAgainstPolicy(password).isValid();
	}

	@Override
	public boolean exists(String user) {
		return this.identity.createUserQuery().userId(user).count() > 0;
	}

	@Override
	public void create(String name, String firstName, String lastName) {
		if (!name.matches(HardeningEnginePlugin.USER_IDS) || name.length() > LONGEST_NAME) {
			throw new RefusalException(Kind.UNPROCESSABLE, "account.id", LONGEST_NAME);
		}
		if (exists(name)) {
			throw new RefusalException(Kind.CONFLICT, "account.exists");
		}
		var user = this.identity.newUser(name);
		user.setFirstName(firstName);
		user.setLastName(lastName);
		this.identity.saveUser(user);
	}

	@Override
	public void setRandomPassword(String name, String password) {
		var user = find(name);
		user.setPassword(password);
		((IdentityServiceImpl) this.identity).saveUser(user, true);
	}

	@Override
	public void choosePassword(String name, String password) {
		var user = find(name);
		if (this.engine.getPasswordManager()
			.check(EncryptionUtil.saltPassword(password, user.getSalt()), user.getPassword())) {
			throw new RefusalException(Kind.UNPROCESSABLE, "firstPassword.same");
		}
		user.setPassword(password);
		this.identity.saveUser(user);
	}

	private UserEntity find(String name) {
		return (UserEntity) this.identity.createUserQuery().userId(name).singleResult();
	}

	@Override
	public boolean createAdministrator(String name, String password) {
		if (!name.matches(HardeningEnginePlugin.USER_IDS)) {
			return false;
		}
		var exists = new AtomicBoolean(true);
		this.lock.alone(() -> {
			if (hasAdministrator()) {
				return;
			}
			if (this.identity.createUserQuery().userId(name).count() > 0) {
				exists.set(false);
				return;
			}
			var user = this.identity.newUser(name);
			user.setFirstName(name);
			user.setLastName("");
			user.setPassword(password);
			this.identity.saveUser(user);
			this.identity.createMembership(name, Groups.CAMUNDA_ADMIN);
		});
		return exists.get();
	}

}
