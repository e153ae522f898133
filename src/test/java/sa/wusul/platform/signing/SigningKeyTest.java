package sa.wusul.platform.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The key that signs papers")
@Tag("fast")
class SigningKeyTest {

	private static final byte[] CONTENT = { 1, 4, 4, 8 };

	@TempDir
	private Path folder;

	@Test
	@DisplayName("of the demo is made once, under a name that says so, in a file of its owner")
	void demo() throws Exception {
		var file = this.folder.resolve("new/demo.p12");
		var first = SigningKey.open(demo(file));
		var again = SigningKey.open(demo(file));

		assertThat(again.certificate()).isEqualTo(first.certificate());
		assertThat(first.isOfTheDemo()).isTrue();
		assertThat(first.certificate().getSubjectX500Principal().getName()).contains("this paper is not valid");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(verifies(first, again.sign(CONTENT))).isTrue();
	}

	@Test
	@DisplayName("knows the certificates of earlier keys, and no others")
	void earlier() throws Exception {
		var old = SigningKey.open(demo(this.folder.resolve("old.p12")));
		var other = SigningKey.open(demo(this.folder.resolve("other.p12")));
		var certificates = Files.writeString(this.folder.resolve("earlier.pem"),
				"-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(old.certificate().getEncoded())
						+ "\n-----END CERTIFICATE-----\n");
		var key = SigningKey.open(new SigningProperties("", "", "", "", "", certificates.toString(),
				this.folder.resolve("new.p12").toString(), null, Duration.ofSeconds(3)));

		assertThat(key.isOurs(key.certificate())).isTrue();
		assertThat(key.isOurs(old.certificate())).isTrue();
		assertThat(key.isOurs(other.certificate())).isFalse();
	}

	@Test
	@DisplayName("signs with RSA of 2048 bits or more, the one that is named if there are several")
	void rsa() throws Exception {
		var file = this.folder.resolve("keys.p12");
		make(file, "weak", 1024);
		assertThatThrownBy(() -> SigningKey.open(settings(file, ""))).isInstanceOf(SigningKeyException.class)
			.hasMessageContaining("2048 bits");
		make(file, "strong", 2048);
		assertThatThrownBy(() -> SigningKey.open(settings(file, ""))).isInstanceOf(SigningKeyException.class)
			.hasMessageContaining("several keys")
			.hasMessageContaining("weak");
		var key = SigningKey.open(settings(file, "strong"));

		assertThat(verifies(key, key.sign(CONTENT))).isTrue();
		assertThat(key.isValid()).isTrue();
		assertThat(settings(file, "strong").toString()).doesNotContain("secret-1448");
	}

	private static boolean verifies(SigningKey key, byte[] signed) throws Exception {
		var kind = key.certificate().getPublicKey().getAlgorithm();
		var signature = Signature.getInstance(kind.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
		signature.initVerify(key.certificate());
		signature.update(CONTENT);
		return signature.verify(signed);
	}

	/** Makes a key as an operator may do with the tool of Java. */
	private static void make(Path file, String alias, int bits) throws IOException, InterruptedException {
		var tool = new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-keystore",
				file.toString(), "-storetype", "PKCS12", "-storepass", "secret-1448", "-alias", alias, "-dname",
				"CN=Ministry", "-keyalg", "RSA", "-keysize", String.valueOf(bits), "-validity", "30")
			.redirectErrorStream(true)
			.start();
		var said = new String(tool.getInputStream().readAllBytes());
		assertThat(tool.waitFor()).as(said).isZero();
	}

	private static SigningProperties settings(Path file, String alias) {
		return new SigningProperties(file.toString(), "", "", "secret-1448", alias, "", "", null,
				Duration.ofSeconds(3));
	}

	private static SigningProperties demo(Path file) {
		return new SigningProperties("", "", "", "", "", "", file.toString(), null, Duration.ofSeconds(3));
	}

}
