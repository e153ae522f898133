package sa.wusul.platform.text;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Salted hash of a secret that people can remember or type, slow to guess: PBKDF2 with
 * HMAC-SHA256, written as rounds, salt and hash.
 */
public final class SlowHash {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int BITS = 256;

	private SlowHash() {
	}

	public static String of(String secret, int rounds) {
		var salt = new byte[16];
		RANDOM.nextBytes(salt);
		return rounds + ":" + encoded(salt) + ":" + encoded(derived(secret, salt, rounds));
	}

	/** Checks whether the hash is of this secret. */
	public static boolean matches(String secret, String hash) {
		var parts = hash.split(":");
		var given = derived(secret, Base64.getDecoder().decode(parts[1]), rounds(hash));
		return MessageDigest.isEqual(Base64.getDecoder().decode(parts[2]), given);
	}

	/** Returns the rounds of a hash. */
	public static int rounds(String hash) {
		return Integer.parseInt(hash.split(":")[0]);
	}

	private static byte[] derived(String secret, byte[] salt, int rounds) {
		try {
			return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
				.generateSecret(new PBEKeySpec(secret.toCharArray(), salt, rounds, BITS))
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
