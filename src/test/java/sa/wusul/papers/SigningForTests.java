package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** Signers of papers for tests, and the judgement of another program on their work. */
final class SigningForTests {

	static final SigningProperties DEMO = new SigningProperties("", "", "", "", "", "", "target/signature-demo.p12",
			null, Duration.ofSeconds(3));

	/** Whether poppler can say what it thinks of a signature. */
	static final boolean TOOLS = System.getenv("CI") != null
			|| Stream.of("pdfsig", "certutil").allMatch((tool) -> Files.exists(Path.of("/usr/bin", tool)));

	static final SigningKey KEY = SigningKey.open(DEMO);

	private SigningForTests() {
	}

	static PaperSigner signer() {
		return signer(KEY);
	}

	static PaperSigner signer(SigningKey key) {
		return new PaperSigner(key, new SimpleMeterRegistry());
	}

	/** Returns an extender that asks nobody. */
	static SignatureExtender extender() throws Exception {
		return new SignatureExtender(Optional.empty(), new RevocationListClient(List.of(), SSLContext.getDefault()),
				new TrustedAuthorities(List.of()));
	}

	/** Returns an extender that asks an authority, and trusts some. */
	static SignatureExtender extender(TimestampAuthority authority, TrustedAuthorities trusted) throws Exception {
		return extender(authority.address(), List.of(authority.revocationList()), trusted);
	}

	static SignatureExtender extender(URI tsa, List<URI> lists, TrustedAuthorities trusted) throws Exception {
		return new SignatureExtender(
				Optional.of(new TimestampClient(tsa, Duration.ofSeconds(3), SSLContext.getDefault(), trusted)),
				new RevocationListClient(lists, SSLContext.getDefault()), trusted);
	}

	static byte[] sign(PaperSigner signer, PaperRequest request) {
		var printed = Letters.printer().print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT);
		return signer.sign(printed.content(), Letters.ISSUED_AT);
	}

	/** Makes the store of the certificates that poppler trusts, with one of them. */
	static void trust(Path folder, SigningKey key) throws IOException, InterruptedException {
		var certificate = pem(folder, key.chain().get(key.chain().size() - 1));
		run("certutil", "-N", "-d", "sql:" + folder, "--empty-password");
		run("certutil", "-A", "-d", "sql:" + folder, "-n", "authority", "-t", "CT,CT,CT", "-a", "-i",
				certificate.toString());
	}

	static Path pem(Path folder, X509Certificate certificate) throws IOException {
		try {
			return Files.writeString(folder.resolve("authority.pem"),
					"-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
							+ "\n-----END CERTIFICATE-----\n");
		}
		catch (CertificateEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Demands that a paper keeps to a standard. */
	static void assertStandard(byte[] paper, PDFAFlavour standard) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		try (var foundry = Foundries.defaultInstance();
				var parser = foundry.createParser(new ByteArrayInputStream(paper), standard);
				var validator = foundry.createValidator(standard, false)) {
			assertThat(validator.validate(parser).getTestAssertions()).extracting(TestAssertion::getMessage).isEmpty();
		}
	}

	/** Returns what poppler says of the signatures in a paper. */
	static String pdfsig(Path folder, byte[] paper) throws IOException, InterruptedException {
		var file = Files.write(folder.resolve("paper.pdf"), paper);
		var pdfsig = new ProcessBuilder("pdfsig", "-nssdir", "sql:" + folder, file.toString()).redirectErrorStream(true)
			.start();
		var verdict = new String(pdfsig.getInputStream().readAllBytes());
		pdfsig.waitFor();
		return verdict;
	}

	static void run(String... command) throws IOException, InterruptedException {
		var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
		var output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

}
