package sa.wusul.platform.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The key that signs papers, with its certificates. One in a device stays there: the
 * device signs.
 */
public final class SigningKey {

	/** The least bits of an RSA key. */
	private static final int LEAST_BITS = 2048;

	private final PrivateKey key;

	private final List<X509Certificate> chain;

	private final Set<X509Certificate> earlier;

	private final Provider device;

	private SigningKey(PrivateKey key, List<X509Certificate> chain, Set<X509Certificate> earlier, Provider device) {
		this.key = key;
		this.chain = chain;
		this.earlier = earlier;
		this.device = device;
	}

	/**
	 * Opens the key of the settings.
	 * @throws SigningKeyException if there is none, or it cannot be used
	 */
	public static SigningKey open(SigningProperties settings) {
		var secret = settings.password().toCharArray();
		try {
			if (!settings.library().isBlank()) {
				var device = device(settings);
				var keys = KeyStore.getInstance("PKCS11", device);
				keys.load(null, secret);
				return of(keys, settings, null, device);
			}
			if (!settings.hasKey() && !settings.demoKey().isBlank()) {
				return of(DemoSigningKey.in(Path.of(settings.demoKey())), settings, DemoSigningKey.PASSWORD, null);
			}
			return of(file(Path.of(settings.keyFile()), secret), settings, secret, null);
		}
		catch (GeneralSecurityException | IOException | ProviderException unusable) {
			throw new SigningKeyException("The key that signs papers cannot be opened", unusable);
		}
	}

	static KeyStore file(Path file, char[] secret) throws GeneralSecurityException, IOException {
		if (!Files.isReadable(file)) {
			throw new SigningKeyException("There is no file to read: " + file);
		}
		var keys = KeyStore.getInstance("PKCS12");
		try (var content = Files.newInputStream(file)) {
			keys.load(content, secret);
		}
		return keys;
	}

	private static Provider device(SigningProperties settings) {
		var java = Security.getProvider("SunPKCS11");
		if (java == null) {
			throw new SigningKeyException("This Java has no module jdk.crypto.cryptoki");
		}
		if (!Files.isReadable(Path.of(settings.library()))) {
			throw new SigningKeyException("There is no library to read: " + settings.library());
		}
		var slot = settings.slot().isBlank() ? "slotListIndex = 0" : "slot = " + settings.slot().strip();
		return java.configure("--name = papers\nlibrary = \"" + settings.library() + "\"\n" + slot + "\n");
	}

	private static SigningKey of(KeyStore keys, SigningProperties settings, char[] secret, Provider device)
			throws GeneralSecurityException, IOException {
		var names = new ArrayList<String>();
		for (var name : Collections.list(keys.aliases())) {
			if (keys.isKeyEntry(name) && (settings.alias().isBlank() || settings.alias().equals(name))) {
				names.add(name);
			}
		}
		if (names.size() != 1) {
			throw new SigningKeyException(
					names.isEmpty() ? "There is no key with a certificate" : "There are several keys " + names);
		}
		var chain = Arrays.stream(keys.getCertificateChain(names.get(0))).map(X509Certificate.class::cast).toList();
		check(chain.get(0));
		return new SigningKey((PrivateKey) keys.getKey(names.get(0), secret), chain, earlier(settings.earlier()),
				device);
	}

	private static void check(X509Certificate certificate) {
		var kind = certificate.getPublicKey().getAlgorithm();
		if (!Set.of("RSA", "EC").contains(kind)) {
			throw new SigningKeyException("A key of the kind " + kind + " signs no papers, only RSA and EC");
		}
		if (certificate.getPublicKey() instanceof RSAKey key && key.getModulus().bitLength() < LEAST_BITS) {
			throw new SigningKeyException("An RSA key needs " + LEAST_BITS + " bits at least");
		}
	}

	private static Set<X509Certificate> earlier(String file) throws GeneralSecurityException, IOException {
		if (file.isBlank()) {
			return Set.of();
		}
		try (var content = Files.newInputStream(Path.of(file))) {
			return Set.copyOf(CertificateFactory.getInstance("X.509")
				.generateCertificates(content)
				.stream()
				.map(X509Certificate.class::cast)
				.toList());
		}
	}

	/** Returns the certificate of the key, which papers contain. */
	public X509Certificate certificate() {
		return this.chain.get(0);
	}

	/** Returns the certificate and those of the authorities above it, as far as known. */
	public List<X509Certificate> chain() {
		return this.chain;
	}

	/** Checks whether a certificate is that of this key or of an earlier one. */
	public boolean isOurs(X509Certificate certificate) {
		return certificate().equals(certificate) || this.earlier.contains(certificate);
	}

	/** Checks whether it is a key of the demo, which proves nothing. */
	public boolean isOfTheDemo() {
		return certificate().getSubjectX500Principal().equals(DemoSigningKey.SUBJECT);
	}

	/** Checks whether the certificate's time has begun and is not over. */
	public boolean isValid() {
		try {
			certificate().checkValidity();
			return true;
		}
		catch (CertificateExpiredException | CertificateNotYetValidException over) {
			return false;
		}
	}

	/**
	 * Signs the SHA-256 of a content.
	 * @throws SigningKeyException if the device does not sign
	 */
	public byte[] sign(byte[] content) {
		var algorithm = certificate().getPublicKey().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
		try {
			var signature = (this.device != null) ? Signature.getInstance(algorithm, this.device)
					: Signature.getInstance(algorithm);
			signature.initSign(this.key);
			signature.update(content);
			return signature.sign();
		}
		catch (GeneralSecurityException | ProviderException silent) {
			throw new SigningKeyException("The key that signs papers does not sign", silent);
		}
	}

}
