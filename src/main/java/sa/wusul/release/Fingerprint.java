package sa.wusul.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import sa.wusul.release.rules.ModelFile;

/** SHA-256 of files: the same for the same files, in any order. */
final class Fingerprint {

	private Fingerprint() {
	}

	static String of(byte[] content) {
		return HexFormat.of().formatHex(digest().digest(content));
	}

	static String of(List<ModelFile> files) {
		var all = digest();
		files.stream()
			.sorted(Comparator.comparing(ModelFile::name))
			.forEach((file) -> all.update((of(file.name().getBytes(StandardCharsets.UTF_8)) + of(file.content()))
				.getBytes(StandardCharsets.US_ASCII)));
		return HexFormat.of().formatHex(all.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
