package sa.wusul.papers;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.signing.SigningKey;

/**
 * Signer of papers (PAdES): with the confirmation of an authority when that was (B-T), if
 * there is one and it answers, and without it (B-B) otherwise. The paper stays as it was
 * printed; the signature is written behind it.
 */
class PaperSigner {

	private static final Logger log = LoggerFactory.getLogger(PaperSigner.class);

	/** Place for a signature without certificates, in bytes. */
	private static final int SIGNATURE = 2048;

	/** Place for the confirmed time, with the authority's certificates. */
	private static final int CONFIRMATION = 8192;

	private final SigningKey key;

	private final Optional<TimestampClient> timestamps;

	private final MeterRegistry meters;

	PaperSigner(SigningKey key, Optional<TimestampClient> timestamps, MeterRegistry meters) {
		this.key = key;
		this.timestamps = timestamps;
		this.meters = meters;
	}

	SigningKey key() {
		return this.key;
	}

	Optional<TimestampClient> timestamps() {
		return this.timestamps;
	}

	/**
	 * Signs a paper.
	 * @param number of the paper, for the log
	 * @throws sa.wusul.platform.signing.SigningKeyException if the key does not sign
	 */
	byte[] sign(byte[] printed, String number, Instant issuedAt) {
		var paper = new InMemoryDocument(printed, "paper.pdf", MimeTypeEnum.PDF);
		var parameters = parameters(issuedAt);
		// Without a verifier that asks the network for certificates and their states.
		var service = new PAdESService(new CommonCertificateVerifier(true));
		var signed = this.key.sign(service.getDataToSign(paper, parameters).getBytes());
		var value = new SignatureValue(parameters.getSignatureAlgorithm(), signed);
		if (this.timestamps.isPresent()) {
			try {
				service.setTspSource((algorithm, digest) -> confirm(this.timestamps.get(), digest));
				parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
				return count("B-T", service.signDocument(paper, parameters, value));
			}
			catch (UnconfirmedException unconfirmed) {
				log.warn("The time of paper {} is not confirmed: the authority {}", number, unconfirmed.getMessage());
				parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
			}
		}
		return count("B-B", service.signDocument(paper, parameters, value));
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
		parameters.setContentSize(SIGNATURE + lengthOfChain() + (this.timestamps.isPresent() ? CONFIRMATION : 0));
		parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
		return parameters;
	}

	private int lengthOfChain() {
		return this.key.chain()
			.stream()
			.map(CertificateToken::new)
			.mapToInt((certificate) -> certificate.getEncoded().length)
			.sum();
	}

	private static TimestampBinary confirm(TimestampClient authority, byte[] digest) {
		try {
			return new TimestampBinary(authority.confirm(digest));
		}
		catch (IOException silent) {
			throw new UnconfirmedException(silent);
		}
	}

	private byte[] count(String level, DSSDocument signed) {
		this.meters.counter("wusul.papers.signed", "level", level).increment();
		return DSSUtils.toByteArray(signed);
	}

	/** Thrown if the authority confirms nothing. */
	private static final class UnconfirmedException extends DSSException {

		UnconfirmedException(IOException silent) {
			super(silent.getMessage(), silent);
		}

	}

}
