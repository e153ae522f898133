package sa.wusul.portal.api;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The technical account of a channel. Controllers with a parameter of this type refuse
 * all other accounts.
 */
record ChannelAccount(String userName) {

	private static final int LONGEST_KEY = 60;

	/**
	 * Returns the key of a request of this account.
	 * @param given the value of the header {@code Idempotency-Key}
	 */
	String key(String given) {
		if (given.isBlank() || given.length() > LONGEST_KEY) {
			throw new RefusalException(Kind.INVALID, "key.form", LONGEST_KEY);
		}
		return this.userName + ":" + given;
	}

}
