package sa.wusul.platform.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 hashes. */
public final class Sha256 {

	private Sha256() {
	}

	public static String hex(String text) {
		return hex(text.getBytes(StandardCharsets.UTF_8));
	}

	public static String hex(byte[] content) {
		return HexFormat.of().formatHex(of(content));
	}

	/** Returns the hash of these parts, one after the other. */
	public static byte[] of(byte[]... parts) {
		var digest = digest();
		for (var part : parts) {
			digest.update(part);
		}
		return digest.digest();
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException everyJavaHasIt) {
			throw new IllegalStateException(everyJavaHasIt);
		}
	}

	/** The hash of bytes that come one after the other. */
	public static final class Sum {

		private final MessageDigest digest = digest();

		public void add(byte[] bytes, int offset, int length) {
			this.digest.update(bytes, offset, length);
		}

		/** Returns the hash in hexadecimal digits, once. */
		public String hex() {
			return HexFormat.of().formatHex(this.digest.digest());
		}

	}

}
