package sa.wusul.platform.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import sa.wusul.platform.text.Sha256;

/**
 * The demo's key, made at its first start under a certificate of its own, whose name says
 * that its papers prove nothing.
 */
final class DemoSigningKey {

	static final X500Principal SUBJECT = new X500Principal(
			"CN=Wusul demo: this paper is not valid, O=Wusul demo, C=SA");

	/** The password of the file, which protects nothing. */
	static final char[] PASSWORD = "demo".toCharArray();

	private static final Instant FIRST_DAY = Instant.parse("2020-01-01T00:00:00Z");

	private static final Instant LAST_DAY = Instant.parse("2099-12-31T00:00:00Z");

	/** Length of the certificate's number, in bytes. */
	private static final int SERIAL = 16;

	private DemoSigningKey() {
	}

	/** Reads the key, or creates it; another node may create it at the same moment. */
	static KeyStore in(Path file) throws GeneralSecurityException, IOException {
		if (Files.notExists(file)) {
			var folder = Files.createDirectories(file.toAbsolutePath().getParent());
			var written = Files.createTempFile(folder, "signature", ".tmp",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			try (var to = Files.newOutputStream(written)) {
				create().store(to, PASSWORD);
			}
			try {
				Files.createLink(file, written);
			}
			catch (FileAlreadyExistsException other) {
				// The other node's key is taken.
			}
			Files.delete(written);
		}
		return SigningKey.file(file, PASSWORD);
	}

	/** Returns a number that no other key of the demo has. */
	private static BigInteger serial(PublicKey key) {
		return new BigInteger(1, Arrays.copyOf(Sha256.of(key.getEncoded()), SERIAL));
	}

	private static KeyStore create() throws GeneralSecurityException, IOException {
		var generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		var pair = generator.generateKeyPair();
		try {
			var certificate = new JcaX509v3CertificateBuilder(SUBJECT, serial(pair.getPublic()), Date.from(FIRST_DAY),
					Date.from(LAST_DAY), SUBJECT, pair.getPublic())
				.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
				.addExtension(Extension.keyUsage, true,
						new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyCertSign))
				.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
			var keys = KeyStore.getInstance("PKCS12");
			keys.load(null, null);
			keys.setKeyEntry("demo", pair.getPrivate(), PASSWORD,
					new Certificate[] { new JcaX509CertificateConverter().getCertificate(certificate) });
			return keys;
		}
		catch (OperatorCreationException impossible) {
			throw new GeneralSecurityException(impossible);
		}
	}

}
