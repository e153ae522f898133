package sa.wusul.platform.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.text.SlowHash;

/**
 * Slow hash of passwords. The engine appends a salt of its own to the password before.
 */
public class PasswordHash implements PasswordEncryptor {

	/** Setting for the rounds; fewer are for tests, and refused in production. */
	public static final String ROUNDS_SETTING = "wusul.password.rounds";

	/** The rounds that OWASP recommends for PBKDF2 with HMAC-SHA256. */
	public static final int SAFE_ROUNDS = 600_000;

	private static final int ROUNDS = Integer.getInteger(ROUNDS_SETTING, SAFE_ROUNDS);

	private static final String NAME = "PBKDF2-SHA256";

	private static final String PREFIX = "{" + NAME + "}";

	/** Length of the salt that the engine appends: 16 bytes in Base64. */
	private static final int SALT = 24;

	@Override
	public String encrypt(String salted) {
		return SlowHash.of(salted, isPublic(salted) ? 1 : ROUNDS);
	}

	/**
	 * Checks for the demo's password, which everybody knows: a slow hash would only delay
	 * the start of the demo.
	 */
	private static boolean isPublic(String salted) {
		return salted.length() == PublicCredentials.PASSWORD.length() + SALT
				&& salted.startsWith(PublicCredentials.PASSWORD);
	}

	@Override
	public boolean check(String salted, String hash) {
		return SlowHash.matches(salted, hash);
	}

	@Override
	public String hashAlgorithmName() {
		return NAME;
	}

	/** Checks whether a stored hash is quicker to guess than a new one would be. */
	static boolean isQuick(String stored) {
		return !stored.startsWith(PREFIX) || SlowHash.rounds(stored.substring(PREFIX.length())) < ROUNDS;
	}

}
