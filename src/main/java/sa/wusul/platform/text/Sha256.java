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
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var part : parts) {
				digest.update(part);
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException everyJavaHasIt) {
			throw new IllegalStateException(everyJavaHasIt);
		}
	}

}
