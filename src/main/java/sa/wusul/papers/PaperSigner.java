package sa.wusul.papers;

import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.micrometer.core.instrument.MeterRegistry;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.signing.SigningKey;

/**
 * Signer of papers (PAdES B-B). The paper stays as it was printed; the signature is
 * written behind it. It waits for no other system: an authority confirms the time
 * afterwards.
 */
class PaperSigner {

	/** Place for a signature without certificates, in bytes. */
	private static final int SIGNATURE = 2048;

	private final SigningKey key;

	private final MeterRegistry meters;

	PaperSigner(SigningKey key, MeterRegistry meters) {
		this.key = key;
		this.meters = meters;
	}

	SigningKey key() {
		return this.key;
	}

	/**
	 * Signs a paper.
	 * @throws sa.wusul.platform.signing.SigningKeyException if the key does not sign
	 */
	byte[] sign(byte[] printed, Instant issuedAt) {
		var paper = new InMemoryDocument(printed, "paper.pdf", MimeTypeEnum.PDF);
		var parameters = parameters(issuedAt);
		// Without a verifier that asks the network for certificates and their states.
		var service = new PAdESService(new CommonCertificateVerifier(true));
		// Otherwise it is looked for among all libraries three times for a paper.
		service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
		var signed = this.key.sign(service.getDataToSign(paper, parameters).getBytes());
		var value = new SignatureValue(parameters.getSignatureAlgorithm(), signed);
		this.meters.counter("wusul.papers.signed").increment();
		return DSSUtils.toByteArray(service.signDocument(paper, parameters, value));
	}

	private PAdESSignatureParameters parameters(Instant issuedAt) {
		var parameters = new PAdESSignatureParameters();
		parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
		parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
		parameters.setSigningCertificate(new CertificateToken(this.key.certificate()));
		parameters.setCertificateChain(this.key.chain().stream().map(CertificateToken::new).toList());
		parameters.bLevel().setSigningDate(Date.from(issuedAt));
		parameters.setSigningTimeZone(TimeZone.getTimeZone(Kingdom.ZONE));
		parameters.setAppName("Wusul");
		parameters.setContentSize(SIGNATURE + lengthOfChain());
		return parameters;
	}

	private int lengthOfChain() {
		return this.key.chain()
			.stream()
			.map(CertificateToken::new)
			.mapToInt((certificate) -> certificate.getEncoded().length)
			.sum();
	}

}
