package sa.wusul.platform.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import sa.wusul.platform.text.Sha256;

/**
 * Marks of the invented staff, whose password and keys everybody may read in the
 * program's sources: production does not start with their accounts.
 */
public final class PublicCredentials {

	public static final String PASSWORD = "wusul-demo-password";

	private static final String MAIL = "@demo.wusul.invalid";

	private PublicCredentials() {
	}

	/** Returns the key of a technical account of the demo. */
	public static String key(String account) {
		return account + "-demo-key-not-for-production";
	}

	/** Returns the data key of the demo, in Base64. */
	public static String dataKey() {
		return Base64.getEncoder().encodeToString(Sha256.of(key("data").getBytes(StandardCharsets.UTF_8)));
	}

	/** Returns the address of a member of the invented staff. */
	public static String email(String account) {
		return account + MAIL;
	}

	/** Checks whether the account was invented, whatever its password is now. */
	public static boolean isInvented(String email) {
		return email != null && email.endsWith(MAIL);
	}

}
