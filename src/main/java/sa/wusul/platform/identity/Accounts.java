package sa.wusul.platform.identity;

import java.util.List;

/** The accounts with which people log in. */
public interface Accounts {

	/** The names of accounts that the demo made or that have its password. */
	List<String> demoAccounts();

	boolean hasAdministrator();

	/** Whether the password satisfies the policy for everybody's passwords. */
	boolean isStrong(String password);

	/**
	 * Creates an administrator; several nodes may do so at the same time.
	 * @return whether there is an administrator now
	 */
	boolean createAdministrator(String user, String password);

}
