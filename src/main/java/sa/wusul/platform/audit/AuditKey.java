package sa.wusul.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

import sa.wusul.platform.text.Sha256;

/**
 * The key of the audit log: an Ed25519 key from a seed of 32 bytes, and two secrets drawn
 * from the same seed for seals and pseudonyms.
 */
final class AuditKey {

	/** The pattern of a seed or of a public key. */
	static final String HEXADECIMAL = "[0-9a-f]{64}";

	private static final HexFormat HEX = HexFormat.of();

	/** Start of an Ed25519 public key in X.509 (RFC 8410). */
	private static final byte[] X509 = HEX.parseHex("302a300506032b6570032100");

	private static final String HMAC = "HmacSHA256";

	private static final String ED25519 = "Ed25519";

	private final Ed25519PrivateKeyParameters signing;

	private final PublicAuditKey publicKey;

	private final byte[] seals;

	private final byte[] pseudonyms;

	AuditKey(String seed) {
		var bytes = HEX.parseHex(seed);
		this.signing = new Ed25519PrivateKeyParameters(bytes);
		this.publicKey = new PublicAuditKey(HEX.formatHex(this.signing.generatePublicKey().getEncoded()));
		this.seals = hmac(bytes, "wusul audit seal");
		this.pseudonyms = hmac(bytes, "wusul audit pseudonym");
	}

	/** Returns a new seed. */
	static String newSeed() {
		var seed = new byte[32];
		new SecureRandom().nextBytes(seed);
		return HEX.formatHex(seed);
	}

	PublicAuditKey publicKey() {
		return this.publicKey;
	}

	/**
	 * Signs with the library, which gives the same signature as Java's own provider for a
	 * sixteenth of its time. Signatures are checked with Java's.
	 */
	byte[] sign(byte[] message) {
		var signer = new Ed25519Signer();
		signer.init(true, this.signing);
		signer.update(message, 0, message.length);
		return signer.generateSignature();
	}

	/** Returns the seal by which a node recognises the words of another. */
	String seal(String content) {
		return HEX.formatHex(hmac(this.seals, content));
	}

	/**
	 * Returns a name under which the entries of one person are found by those who have
	 * the key, and from which nobody else learns who it is.
	 */
	String pseudonym(String person) {
		return HEX.formatHex(hmac(this.pseudonyms, person), 0, 16);
	}

	private static byte[] hmac(byte[] secret, String text) {
		try {
			var mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(secret, HMAC));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException problem) {
			throw new IllegalStateException(problem);
		}
	}

	/** A public key of the log, in hexadecimal digits. */
	record PublicAuditKey(String hexadecimal) {

		PublicAuditKey {
			if (!hexadecimal.matches(HEXADECIMAL)) {
				throw new IllegalArgumentException("A public key is 64 hexadecimal digits: " + hexadecimal);
			}
		}

		byte[] bytes() {
			return HEX.parseHex(this.hexadecimal);
		}

		/** Returns the hash by which sigsum names the key. */
		byte[] hash() {
			return Sha256.of(bytes());
		}

		boolean verify(byte[] message, byte[] signature) {
			try {
				var verifier = Signature.getInstance(ED25519);
				verifier.initVerify(key());
				verifier.update(message);
				return verifier.verify(signature);
			}
			catch (GeneralSecurityException malformed) {
				return false;
			}
		}

		private PublicKey key() throws GeneralSecurityException {
			var encoded = Arrays.copyOf(X509, X509.length + 32);
			System.arraycopy(bytes(), 0, encoded, X509.length, 32);
			return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
		}

	}

}
