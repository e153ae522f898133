package sa.wusul.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalInt;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import sa.wusul.platform.text.NeutralText;

/**
 * Seals values and opens them again: AES-256-GCM with a fresh nonce and the newest data
 * key. The context, such as {@code case_file.mobile}, is authenticated with the value, so
 * that none can be moved to another column. A null stays null.
 */
public class FieldCipher {

	private static final String ALGORITHM = "AES/GCM/NoPadding";

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	/** The longest beginning of a sealed value: {@code v9999:}. */
	private static final int LONGEST_PREFIX = 6;

	private final SecureRandom random = new SecureRandom();

	private final DataKeys keys;

	FieldCipher(DataKeys keys) {
		this.keys = keys;
	}

	/** Creates the cipher of a command of the program, which runs with its settings. */
	public static FieldCipher ofSettings(Environment environment) {
		var settings = Binder.get(environment).bindOrCreate("wusul.encryption", EncryptionProperties.class);
		return new FieldCipher(DataKeys.read(settings.keys(), settings.keyFile()));
	}

	/** Creates the cipher of a key of 32 bytes that stands alone, such as one text's. */
	public static FieldCipher ofKey(byte[] key) {
		return new FieldCipher(DataKeys.parse("1 " + Base64.getEncoder().encodeToString(key)));
	}

	/**
	 * Seals a text.
	 * @return {@code v<version>:} and nonce, cipher text and tag in Base64
	 */
	public String seal(String context, String clear) {
		if (clear == null) {
			return null;
		}
		return prefix() + Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(encrypt(context, clear.getBytes(StandardCharsets.UTF_8), new byte[0]));
	}

	/** Opens a sealed text, whichever of the keys sealed it. */
	public String open(String context, String sealed) {
		if (sealed == null) {
			return null;
		}
		var version = version(sealed).orElseThrow(() -> new SealedValueException(context, "it is not sealed"));
		byte[] content;
		try {
			content = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf(':') + 1));
		}
		catch (IllegalArgumentException malformed) {
			throw changed(context, version);
		}
		return new String(decrypt(context, version, content, 0), StandardCharsets.UTF_8);
	}

	/**
	 * Seals bytes.
	 * @return {@code v<version>:} in ASCII, then nonce, cipher text and tag as they are
	 */
	public byte[] seal(String context, byte[] clear) {
		return (clear != null) ? encrypt(context, clear, prefix().getBytes(StandardCharsets.US_ASCII)) : null;
	}

	/** Opens sealed bytes, whichever of the keys sealed them. */
	public byte[] open(String context, byte[] sealed) {
		if (sealed == null) {
			return null;
		}
		var version = version(sealed).orElseThrow(() -> new SealedValueException(context, "it is not sealed"));
		return decrypt(context, version, sealed, String.valueOf(version).length() + 2);
	}

	/** Returns the version of the key that sealed the text, or nothing if none did. */
	public static OptionalInt version(String sealed) {
		var end = sealed.indexOf(':');
		return (end > 1 && end < LONGEST_PREFIX && sealed.substring(0, end).matches("v[1-9]\\d*"))
				? OptionalInt.of(Integer.parseInt(sealed.substring(1, end))) : OptionalInt.empty();
	}

	/** Returns the version of the key that sealed the bytes, or nothing if none did. */
	public static OptionalInt version(byte[] sealed) {
		return version(new String(sealed, 0, Math.min(LONGEST_PREFIX, sealed.length), StandardCharsets.ISO_8859_1));
	}

	private String prefix() {
		return "v" + this.keys.newest() + ":";
	}

	/** Returns the prefix, a fresh nonce, the cipher text and its tag. */
	private byte[] encrypt(String context, byte[] clear, byte[] prefix) {
		var nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		try {
			var cipher = cipher(Cipher.ENCRYPT_MODE, this.keys.newest(), nonce, 0, context);
			var sealed = new byte[prefix.length + NONCE + cipher.getOutputSize(clear.length)];
			System.arraycopy(prefix, 0, sealed, 0, prefix.length);
			System.arraycopy(nonce, 0, sealed, prefix.length, NONCE);
			cipher.doFinal(clear, 0, clear.length, sealed, prefix.length + NONCE);
			return sealed;
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private byte[] decrypt(String context, int version, byte[] sealed, int start) {
		if (!this.keys.versions().contains(version)) {
			throw new SealedValueException(context, NeutralText
				.format("data key %d sealed it, and the program has %s. Add that key again", version, this.keys));
		}
		if (sealed.length < start + NONCE + TAG_BITS / Byte.SIZE) {
			throw changed(context, version);
		}
		try {
			return cipher(Cipher.DECRYPT_MODE, version, sealed, start, context).doFinal(sealed, start + NONCE,
					sealed.length - start - NONCE);
		}
		catch (AEADBadTagException damaged) {
			throw changed(context, version);
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private Cipher cipher(int mode, int version, byte[] nonce, int start, String context)
			throws GeneralSecurityException {
		var cipher = Cipher.getInstance(ALGORITHM);
		cipher.init(mode, this.keys.key(version), new GCMParameterSpec(TAG_BITS, nonce, start, NONCE));
		cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	private static SealedValueException changed(String context, int version) {
		return new SealedValueException(context, NeutralText
			.format("it was changed, is another column's, or was not sealed by data key %d of this program", version));
	}

}
