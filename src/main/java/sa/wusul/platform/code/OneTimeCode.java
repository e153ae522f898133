package sa.wusul.platform.code;

import java.security.SecureRandom;
import java.util.stream.Collectors;

import sa.wusul.platform.text.SlowHash;

/**
 * A code of a few digits. Only the message to the telephone holds it in clear; the
 * database keeps a salted, slow hash.
 */
public final class OneTimeCode {

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * Setting for the rounds of the hash; fewer are for tests, and refused in production.
	 */
	public static final String ROUNDS_SETTING = "wusul.code.rounds";

	/** The rounds that make it slow to guess the codes of a stolen database. */
	public static final int SAFE_ROUNDS = 60_000;

	private static final int ROUNDS = Integer.getInteger(ROUNDS_SETTING, SAFE_ROUNDS);

	/** Hash to compare with if there is no code, so that the check takes as long. */
	private static final String NEVER_RIGHT = hash("no code");

	private OneTimeCode() {
	}

	/** Returns a new code with so many digits. */
	public static String next(int digits) {
		return RANDOM.ints(digits, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
	}

	public static String hash(String code) {
		return SlowHash.of(code, ROUNDS);
	}

	/**
	 * @param hash hash of the valid code, or {@code null} if there is none
	 */
	public static boolean matches(String code, String hash) {
		var same = SlowHash.matches(code, (hash != null) ? hash : NEVER_RIGHT);
		return same && hash != null;
	}

}
