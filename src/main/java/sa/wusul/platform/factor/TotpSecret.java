package sa.wusul.platform.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

import sa.wusul.platform.text.NeutralText;

/**
 * Secret that the program shares with an authenticator app (RFC 6238: SHA-1, six digits,
 * 30 seconds).
 *
 * @param text in base 32, as people type it
 */
public record TotpSecret(String text) {

	/** Length of a step in which a code is valid. */
	static final Duration STEP = Duration.ofSeconds(30);

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int BYTES = 20;

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Returns a new secret of 160 bits. */
	public static TotpSecret next() {
		var fresh = new byte[BYTES];
		RANDOM.nextBytes(fresh);
		var text = new StringBuilder();
		for (var bit = 0; bit < BYTES * 8; bit += 5) {
			var value = 0;
			for (var next = bit; next < bit + 5; next++) {
				value = value << 1 | (fresh[next / 8] >> (7 - next % 8)) & 1;
			}
			text.append(ALPHABET.charAt(value));
		}
		return new TotpSecret(text.toString());
	}

	/** Returns the address that authenticator apps read from a QR code. */
	public String address(String account) {
		return NeutralText.format("otpauth://totp/Wusul:%s?secret=%s&issuer=Wusul&algorithm=SHA1&digits=6&period=30",
				URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20"), this.text);
	}

	/** Returns the secret in groups of four letters. */
	public String grouped() {
		return this.text.replaceAll("(.{4})(?!$)", "$1 ");
	}

	/**
	 * Returns the step of a code: the present one, the last or the next, because clocks
	 * differ.
	 */
	OptionalLong step(String code, Instant now) {
		var present = now.getEpochSecond() / STEP.toSeconds();
		var found = OptionalLong.empty();
		for (var step = present - 1; step <= present + 1; step++) {
			if (MessageDigest.isEqual(code(step).getBytes(StandardCharsets.UTF_8),
					code.getBytes(StandardCharsets.UTF_8))) {
				found = OptionalLong.of(step);
			}
		}
		return found;
	}

	private String code(long step) {
		try {
			var generator = new TimeBasedOneTimePasswordGenerator(STEP);
			return generator.generateOneTimePasswordString(new SecretKeySpec(bytes(), generator.getAlgorithm()),
					Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private byte[] bytes() {
		var bytes = new byte[this.text.length() * 5 / 8];
		for (var bit = 0; bit < bytes.length * 8; bit++) {
			var value = ALPHABET.indexOf(this.text.charAt(bit / 5));
			if ((value >> (4 - bit % 5) & 1) == 1) {
				bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
			}
		}
		return bytes;
	}

	@Override
	public String toString() {
		return "TotpSecret[…]";
	}

}
