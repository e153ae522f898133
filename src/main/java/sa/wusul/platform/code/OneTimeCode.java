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

	private static final int ROUNDS = 60_000;

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
		return encoded(salt) + ":" + encoded(derived(code, salt));
	}

	/**
	 * @param hash hash of the valid code, or {@code null} if there is none
	 */
	public static boolean matches(String code, String hash) {
		var parts = ((hash != null) ? hash : NEVER_RIGHT).split(":");
		var expected = Base64.getDecoder().decode(parts[1]);
		var same = MessageDigest.isEqual(expected, derived(code, Base64.getDecoder().decode(parts[0])));
		return same && hash != null;
	}

	private static byte[] derived(String code, byte[] salt) {
		try {
			return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
				.generateSecret(new PBEKeySpec(code.toCharArray(), salt, ROUNDS, BITS))
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
