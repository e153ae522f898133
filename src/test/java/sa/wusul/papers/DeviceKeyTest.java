package sa.wusul.papers;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningKeyException;
import sa.wusul.platform.signing.SigningProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("A device with the key of papers (SoftHSM)")
@Tag("fast")
class DeviceKeyTest {

	private static final String LIBRARY = "/usr/lib/softhsm/libsofthsm2.so";

	private static final String PIN = "device-pin-1448";

	@TempDir
	private static Path folder;

	private static String slot;

	/**
	 * A slot into which nobody logs in before: a device asks a process for the PIN once.
	 */
	private static String other;

	@BeforeAll
	static void setUp() throws Exception {
		var settings = System.getenv("SOFTHSM2_CONF");
		assumeTrue(System.getenv("CI") != null || settings != null && Files.exists(Path.of(LIBRARY)),
				"softhsm2 is not installed");
		Files.writeString(Path.of(settings), "directories.tokendir = " + folder + "\nobjectstore.backend = file\n");
		slot = initialise("papers");
		other = initialise("other");
		var device = Security.getProvider("SunPKCS11")
			.configure("--name = setup\nlibrary = " + LIBRARY + "\nslot = " + slot + "\n");
		var generator = KeyPairGenerator.getInstance("RSA", device);
		generator.initialize(2048);
		var keys = KeyStore.getInstance("PKCS11", device);
		keys.load(null, PIN.toCharArray());
		var pair = generator.generateKeyPair();
		var name = new X500Name("CN=Ministry, C=SA");
		var certificate = new JcaX509v3CertificateBuilder(name, BigInteger.TEN, Date.from(Instant.EPOCH),
				Date.from(Instant.parse("2099-01-01T00:00:00Z")), name, pair.getPublic())
			.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
			.build(new JcaContentSignerBuilder("SHA256withRSA").setProvider(device).build(pair.getPrivate()));
		keys.setKeyEntry("papers", pair.getPrivate(), null,
				new Certificate[] { new JcaX509CertificateConverter().getCertificate(certificate) });
	}

	private static String initialise(String label) throws IOException, InterruptedException {
		var tool = new ProcessBuilder("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin",
				"1448-1448", "--pin", PIN)
			.redirectErrorStream(true)
			.start();
		var said = new String(tool.getInputStream().readAllBytes());
		assertThat(tool.waitFor()).as(said).isZero();
		var number = Pattern.compile("slot (\\d+)").matcher(said);
		assertThat(number.find()).as(said).isTrue();
		return number.group(1);
	}

	@Test
	@DisplayName("signs a paper that another program finds good, and its key does not come out")
	void signs() throws Exception {
		var key = SigningKey.open(settings(slot, PIN));
		var paper = SigningForTests.sign(SigningForTests.signer(key), Letters.request("device", "رد"));

		assertThat(PaperSignature.in(paper)).hasValueSatisfying((signature) -> {
			assertThat(signature.isWhole()).isTrue();
			assertThat(key.isOurs(signature.certificate())).isTrue();
		});
		assumeTrue(SigningForTests.TOOLS, "pdfsig or certutil is not installed");
		var trust = Files.createDirectory(folder.resolve("trust"));
		SigningForTests.trust(trust, key);
		assertThat(SigningForTests.pdfsig(trust, paper)).contains("Signature is Valid", "Certificate is Trusted",
				"Total document signed");
	}

	@Test
	@DisplayName("is refused at the start with another PIN, and with a library that is none")
	void refused() {
		assertThatThrownBy(() -> SigningKey.open(settings(other, "wrong"))).isInstanceOf(SigningKeyException.class)
			.hasMessageContaining("CKR_PIN_INCORRECT");
		assertThatThrownBy(() -> SigningKey
			.open(new SigningProperties("", "/no/library.so", "", PIN, "", "", "", null, Duration.ofSeconds(3))))
			.isInstanceOf(SigningKeyException.class)
			.hasMessageContaining("/no/library.so");
	}

	private static SigningProperties settings(String slot, String pin) {
		return new SigningProperties("", LIBRARY, slot, pin, "papers", "", "", null, Duration.ofSeconds(3));
	}

}
