package sa.wusul.platform.code;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import sa.wusul.platform.text.NeutralText;

/**
 * A code of six digits. Only the message to the telephone holds it in clear; the database
 * keeps a salted, slow hash.
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

	private static final int BITS = 256;

	/** Hash to compare with if there is no code, so that the check takes as long. */
	private static final String NEVER_RIGHT = hash("no code");

	private OneTimeCode() {
	}

	public static String next() {
		return NeutralText.format("%06d", RANDOM.nextInt(1_000_000));
	}

	public static String hash(String code) {
		var salt = new byte[16];
		RANDOM.nextBytes(salt);
		return ROUNDS + ":" + encoded(salt) + ":" + encoded(derived(code, salt, ROUNDS));
	}

	/**
	 * @param hash hash of the valid code, or {@code null} if there is none
	 */
	public static boolean matches(String code, String hash) {
		var parts = ((hash != null) ? hash : NEVER_RIGHT).split(":");
		var expected = Base64.getDecoder().decode(parts[2]);
		var given = derived(code, Base64.getDecoder().decode(parts[1]), Integer.parseInt(parts[0]));
		var same = MessageDigest.isEqual(expected, given);
		return same && hash != null;
	}

	private static byte[] derived(String code, byte[] salt, int rounds) {
		try {
			return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
				.generateSecret(new PBEKeySpec(code.toCharArray(), salt, rounds, BITS))
				.getEncoded();
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static String encoded(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

}
