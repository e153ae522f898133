package sa.wusul.platform.identity;

import java.util.Collection;
import java.util.Map;

/** The display names of accounts. */
public interface StaffNames {

	/** Returns full names by account; a deleted account has none. */
	Map<String, String> forAccounts(Collection<String> accounts);

}
