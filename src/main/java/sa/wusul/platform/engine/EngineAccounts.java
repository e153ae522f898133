package sa.wusul.platform.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.PublicCredentials;

/** Accounts in the engine's own tables. */
@Component
@DependsOn("engineRightsInitializer")
class EngineAccounts implements Accounts {

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
