package sa.wusul.platform.production;

import java.util.List;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.identity.AccountKeyProperties;
import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.production.UnsafeSettingsException.Reason;

/**
 * Check of the accounts before the web server starts: none has public credentials, and
 * there is at least one administrator. The first administrator comes from the
 * environment.
 */
@Component
@Profile("production")
@DependsOn("productionDatabaseChecker")
class ProductionAccountChecker {

	static final int SHORTEST_PASSWORD = 12;

	private static final Logger log = LoggerFactory.getLogger(ProductionAccountChecker.class);

	private final Accounts accounts;

	private final AccountKeyProperties keys;

	private final FirstPasswords firstPasswords;

	private final String user;

	private final String password;

	@Autowired
	ProductionAccountChecker(Accounts accounts, AccountKeyProperties keys, FirstPasswords firstPasswords,
			@Value("${WUSUL_ADMIN_USER:}") String user, @Value("${WUSUL_ADMIN_PASSWORD:}") String password) {
		this.accounts = accounts;
		this.keys = keys;
		this.firstPasswords = firstPasswords;
		this.user = user;
		this.password = password;
	}

	@PostConstruct
	void check() {
		if (this.keys.hasPublicKey()) {
			throw new UnsafeSettingsException(Reason.of("publicKey"));
		}
		List<String> unsafe = this.accounts.publicAccounts();
		if (!unsafe.isEmpty()) {
			throw new UnsafeSettingsException(Reason.of("publicAccounts", unsafe));
		}
		if (!this.accounts.hasAdministrator()) {
			createFirstAdministrator();
		}
		else if (!this.user.isBlank() && !this.password.isBlank() && this.firstPasswords.isFromSettings(this.user)) {
			renewFirstAdministrator();
		}
	}

	/** Helps a first administrator who missed their one log-in. */
	private void renewFirstAdministrator() {
		requireSafePassword();
		this.firstPasswords.takeFromSettings(this.user);
		this.accounts.setRandomPassword(this.user, this.password);
		log.info("Renewed the first password of the administrator {}", this.user);
	}

	private void createFirstAdministrator() {
		requireSafePassword();
		// First, so that the password never lasts.
		this.firstPasswords.takeFromSettings(this.user);
		if (!this.accounts.createAdministrator(this.user, this.password)) {
			throw new UnsafeSettingsException(Reason.of("userName"));
		}
		log.info("Created the first administrator {}, who chooses another password at the first log-in;"
				+ " WUSUL_ADMIN_PASSWORD is no longer needed", this.user);
	}

	private void requireSafePassword() {
		if (this.user.isBlank() || this.password.isBlank()) {
			throw new UnsafeSettingsException(Reason.of("noAdministrator"));
		}
		if (this.password.equals(PublicCredentials.PASSWORD)) {
			throw new UnsafeSettingsException(Reason.of("publicPassword"));
		}
		if (this.password.length() < SHORTEST_PASSWORD || !this.accounts.isStrong(this.password)) {
			throw new UnsafeSettingsException(Reason.of("weakPassword", SHORTEST_PASSWORD));
		}
	}

}
