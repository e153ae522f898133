package sa.wusul.platform.directory;

import java.util.Set;

/** The accounts of the engine that mirror those of the directory. */
public interface MirroredAccounts {

	/** Checks whether the engine has an account of this name. */
	boolean exists(String account);

	/**
	 * Gives the account the name and groups of the directory.
	 * @return whether anything changed
	 */
	boolean mirror(DirectoryAccount account, Set<String> groups);

	/** Takes all groups; the name stays for the steps of the past. */
	void retire(String account);

}
