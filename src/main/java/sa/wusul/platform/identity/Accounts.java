package sa.wusul.platform.identity;

import java.util.List;

/** The accounts with which staff log in. */
public interface Accounts {

	/**
	 * Returns the names of the accounts with public credentials: those of the invented
	 * staff, and any with their password.
	 */
	List<String> publicAccounts();

	boolean hasAdministrator();

	/**
	 * Checks a password as at a log-in, with the same pauses after wrong ones.
	 */
	boolean isPassword(String user, String password);

	/** Checks whether the password satisfies the password policy of all users. */
	boolean isStrong(String password);

	boolean exists(String user);

	/**
	 * Creates an account without groups and without a password.
	 * @throws sa.wusul.platform.problem.RefusalException {@code account.id} for a name
	 * that accounts cannot have, {@code account.exists}
	 */
	void create(String user, String firstName, String lastName);

	/** Replaces the password by a random one, of which the program knows the strength. */
	void setRandomPassword(String user, String password);

	/**
	 * Replaces the password by one that its owner chose.
	 * @throws sa.wusul.platform.problem.RefusalException for one that others would guess,
	 * and {@code firstPassword.same} for the present one
	 */
	void choosePassword(String user, String password);

	/**
	 * Creates an administrator; several nodes may do so at the same time.
	 * @return whether there is an administrator now
	 */
	boolean createAdministrator(String user, String password);

}
