package sa.wusul.papers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import sa.wusul.platform.signing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The signature of a paper")
@Tag("fast")
class SignatureExtenderTest {

	private static final Instant SOON = Instant.now().plus(Duration.ofDays(10));

	@TempDir
	private Path folder;

	private TimestampAuthority authority;

	private SignatureExtender extender;

	private SigningKey key;

	private byte[] signed;

	@BeforeEach
	void sign() throws Exception {
		this.authority = new TimestampAuthority();
		this.extender = SigningForTests.extender(this.authority, this.authority.trusted());
		this.key = this.authority.key(this.folder, SOON);
		this.signed = signed(this.key);
	}

	@AfterEach
	void close() {
		this.authority.close();
	}

	@Test
	@DisplayName("is completed by a confirmed time and by what its check needs, and another program finds each level good")
	void levels() throws Exception {
		var confirmed = this.extender.confirm(this.signed);
		var preserved = this.extender.preserve(confirmed, this.extender.lists());

		assertLevel(this.signed, SignatureLevel.PAdES_BASELINE_B);
		assertLevel(confirmed, SignatureLevel.PAdES_BASELINE_T);
		assertLevel(preserved, SignatureLevel.PAdES_BASELINE_LTA);
		assertThat(confirmed).startsWith(this.signed);
		assertThat(preserved).startsWith(confirmed);
		for (var form : List.of(confirmed, preserved)) {
			SigningForTests.assertStandard(form, PDFAFlavour.PDFA_3_A);
			SigningForTests.assertStandard(form, PDFAFlavour.PDFUA_1);
			assertThat(PaperSignature.in(form).orElseThrow().certificate()).isEqualTo(this.key.certificate());
			assertThat(PaperSignature.in(form).orElseThrow().contentKept()).isTrue();
		}
		assumeTrue(SigningForTests.TOOLS, "pdfsig or certutil is not installed");
		SigningForTests.trust(this.folder, this.key);
		assertThat(SigningForTests.pdfsig(this.folder, preserved)).contains("Signature is Valid",
				"Certificate is Trusted");
	}

	@Test
	@DisplayName("is good after the end of its certificate once it is completed, and not before")
	void afterTheEnd() throws Exception {
		var preserved = this.extender.preserve(this.extender.confirm(this.signed), this.extender.lists());
		var later = SOON.plus(Duration.ofDays(1));

		assertThat(verdict(preserved, later)).isEqualTo(Indication.TOTAL_PASSED);
		assertThat(verdict(this.signed, later)).isNotEqualTo(Indication.TOTAL_PASSED);
	}

	@Test
	@DisplayName("is renewed by a further time above the earlier ones")
	void renewed() throws Exception {
		var preserved = this.extender.preserve(this.extender.confirm(this.signed), this.extender.lists());
		var renewed = this.extender.preserve(preserved, this.extender.lists());

		assertThat(renewed).startsWith(preserved);
		assertLevel(renewed, SignatureLevel.PAdES_BASELINE_LTA);
		assertThat(SignatureExtender.end(renewed).orElseThrow()).isAfter(Instant.now().plus(Duration.ofDays(990)));
		assertThat(SignatureExtender.end(this.signed)).isEmpty();
	}

	@Test
	@DisplayName("is not completed for good if its certificate was revoked, or if a list of revoked ones is missing")
	void revoked() throws Exception {
		var confirmed = this.extender.confirm(this.signed);

		assertThatThrownBy(() -> this.extender.preserve(confirmed, List.of())).isInstanceOf(IOException.class);
		this.authority.revoke(this.key.certificate());
		assertThatThrownBy(() -> this.extender.preserve(confirmed, this.extender.lists()))
			.isInstanceOf(IOException.class);
		var gone = SigningForTests.extender(this.authority.address(),
				List.of(URI.create("http://127.0.0.1:1/revoked.crl")), this.authority.trusted());
		assertThatThrownBy(gone::lists).isInstanceOf(IOException.class);
	}

	@Test
	@DisplayName("is not completed if it is not whole any more")
	void changed() {
		var changed = this.signed.clone();
		changed[changed.length / 4] ^= 1;

		assertThatThrownBy(() -> this.extender.preserve(this.extender.confirm(changed), this.extender.lists()))
			.isInstanceOf(IOException.class);
	}

	@Test
	@DisplayName("takes no time from an authority that is not trusted, is no authority for times, or confirms something else")
	void wrongAuthority() throws Exception {
		try (var other = new TimestampAuthority();
				var mail = new TimestampAuthority(KeyPurposeId.id_kp_emailProtection)) {
			var untrusted = SigningForTests.extender(other, this.authority.trusted());
			var wrongUse = SigningForTests.extender(mail, mail.trusted());

			assertThatThrownBy(() -> untrusted.confirm(this.signed)).hasMessageContaining("path");
			assertThatThrownBy(() -> wrongUse.confirm(this.signed)).isInstanceOf(IOException.class);
			assertThat(untrusted.timestamps().orElseThrow().problem()).isNotNull();
		}
		this.authority.confirmsSomethingElse();
		assertThatThrownBy(() -> this.extender.confirm(this.signed)).isInstanceOf(IOException.class);
	}

	@Test
	@DisplayName("is not asked for ever from an authority that fails")
	void silent() {
		this.authority.confirmsSomethingElse();
		for (var time = 0; time < 6; time++) {
			assertThatThrownBy(() -> this.extender.confirm(this.signed)).isInstanceOf(IOException.class);
		}
		assertThat(this.authority.questions()).isEqualTo(4);
	}

	private static byte[] signed(SigningKey key) {
		return SigningForTests.sign(SigningForTests.signer(key), Letters.request("key", Letters.PARAGRAPH));
	}

	private void assertLevel(byte[] paper, SignatureLevel level) throws IOException {
		var report = report(paper, Instant.now());
		assertThat(report.getSignatureFormat(report.getFirstSignatureId())).isEqualTo(level);
	}

	private Indication verdict(byte[] paper, Instant moment) throws IOException {
		var report = report(paper, moment);
		return report.getIndication(report.getFirstSignatureId());
	}

	/** Returns what the validator of DSS says, which the program does not contain. */
	private SimpleReport report(byte[] paper, Instant moment) throws IOException {
		var trusted = new CommonTrustedCertificateSource();
		trusted.addCertificate(new CertificateToken(this.authority.certificate()));
		var verifier = new CommonCertificateVerifier(true);
		verifier.setTrustedCertSources(trusted);
		var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(paper, "paper.pdf"));
		validator.setCertificateVerifier(verifier);
		validator.setValidationTime(Date.from(moment));
		return validator.validateDocument().getSimpleReport();
	}

}
