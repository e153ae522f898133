package sa.wusul.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;

/** An authority of certificates, made by openssl for a test. */
public record Certificates(Path folder, Path certificate, Path key) {

	private static final List<String> NEW_KEY = List.of("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
			"ec_paramgen_curve:P-256", "-nodes", "-days", "30");

	/** Makes an authority that nobody trusts yet. */
	public static Certificates authority(Path folder, String name) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		var certificate = folder.resolve("authority.pem");
		var key = folder.resolve("authority.key");
		run("-subj", "/CN=" + name, "-keyout", key.toString(), "-out", certificate.toString(), "-addext",
				"keyUsage=critical,keyCertSign");
		return new Certificates(folder, certificate, key);
	}

	/** Issues a certificate for hosts, or issues another one under the same name. */
	public Issued issue(String name, String... hosts) throws IOException, InterruptedException {
		var issued = new Issued(this.folder.resolve(name + ".pem"), this.folder.resolve(name + ".key"));
		var names = Arrays.stream(hosts)
			.map((host) -> (host.matches("[0-9.]+") ? "IP:" : "DNS:") + host)
			.collect(Collectors.joining(","));
		run("-CA", this.certificate.toString(), "-CAkey", this.key.toString(), "-subj", "/CN=" + name, "-keyout",
				issued.key().toString(), "-out", issued.certificate().toString(), "-addext", "subjectAltName=" + names,
				"-addext", "basicConstraints=critical,CA:FALSE");
		return issued;
	}

	/** Returns a context that trusts this authority alone. */
	public SSLContext trusting() {
		return SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:" + this.certificate)))
			.createSslContext();
	}

	private static void run(String... more) throws IOException, InterruptedException {
		var command = new ArrayList<>(NEW_KEY);
		command.addAll(List.of(more));
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	/** A certificate and its key. */
	public record Issued(Path certificate, Path key) {

		/** Returns the context of a server. */
		public SSLContext serving() {
			return serving(null);
		}

		/** Returns the context of a server that knows clients by their authority. */
		public SSLContext serving(Certificates clients) {
			return SslBundle
				.of(new PemSslStoreBundle(
						PemSslStoreDetails.forCertificate("file:" + this.certificate)
							.withPrivateKey("file:" + this.key),
						(clients != null) ? PemSslStoreDetails.forCertificate("file:" + clients.certificate) : null))
				.createSslContext();
		}

		/** Returns the settings of a program with this certificate. */
		public String[] settings() {
			return new String[] { "WUSUL_CLIENT_CERTIFICATE=" + this.certificate, "WUSUL_CLIENT_KEY=" + this.key };
		}

	}

}
