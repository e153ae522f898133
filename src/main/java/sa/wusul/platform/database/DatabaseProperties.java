package sa.wusul.platform.database;

import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the database's accounts.
 *
 * @param owner the account that owns the tables; absent if one account does all
 * @param oneAccount whether production accepts an account that may alter the audit log
 */
@ConfigurationProperties("wusul.database")
public record DatabaseProperties(@DefaultValue Owner owner, boolean oneAccount) {

	/** Returns the owner, if it is another account than the one that works. */
	public Optional<Owner> separateOwner() {
		return Optional.of(this.owner).filter((account) -> !account.user().isBlank());
	}

	/** The account that owns the tables. */
	public record Owner(@DefaultValue("") String user, @DefaultValue("") String password) {

		/** Tells no password. */
		@Override
		public String toString() {
			return this.user;
		}

	}

}
