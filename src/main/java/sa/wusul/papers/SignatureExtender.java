package sa.wusul.papers;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;

/**
 * Completion of signatures in papers that stand already: the confirmed time, and what
 * their check needs when the certificates are over. Both are written behind the paper,
 * which stays the beginning of the new file.
 */
class SignatureExtender {

	/** Place for a confirmed time, with the authority's certificates. */
	private static final int CONFIRMATION = 8192;

	private final Optional<TimestampClient> timestamps;

	private final RevocationListClient lists;

	private final TrustedAuthorities authorities;

	SignatureExtender(Optional<TimestampClient> timestamps, RevocationListClient lists,
			TrustedAuthorities authorities) {
		this.timestamps = timestamps;
		this.lists = lists;
		this.authorities = authorities;
	}

	Optional<TimestampClient> timestamps() {
		return this.timestamps;
	}

	/** Checks whether signatures can be completed for good. */
	boolean preserves() {
		return this.timestamps.isPresent() && this.lists.isConfigured();
	}

	/** Fetches the present lists of revoked certificates. */
	List<byte[]> lists() throws IOException {
		return this.lists.fetch();
	}

	/**
	 * Adds the time of an authority (B-T).
	 * @throws IOException if it confirms none
	 */
	byte[] confirm(byte[] paper) throws IOException {
		var service = service(List.of());
		return extended(paper, (file) -> service.timestamp(file, timestamp()));
	}

	/**
	 * Adds what the check of the signature needs for good, and the time of an authority
	 * above it (B-LTA). A paper that has both gets newer ones.
	 * @param revoked the present lists of revoked certificates
	 * @throws IOException if something is missing, or the signature is not good
	 */
	byte[] preserve(byte[] paper, List<byte[]> revoked) throws IOException {
		var service = service(revoked);
		var parameters = new PAdESSignatureParameters();
		parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_LTA);
		parameters.setSignatureTimestampParameters(timestamp());
		parameters.setArchiveTimestampParameters(timestamp());
		return extended(paper, (file) -> service.extendDocument(file, parameters));
	}

	private static byte[] extended(byte[] paper, Extension extension) throws IOException {
		try {
			var longer = DSSUtils
				.toByteArray(extension.apply(new InMemoryDocument(paper, "paper.pdf", MimeTypeEnum.PDF)));
			if (longer.length <= paper.length || Arrays.mismatch(paper, longer) != paper.length) {
				throw new IOException("the paper would be another one");
			}
			return longer;
		}
		catch (UnconfirmedException unconfirmed) {
			throw new IOException("the authority " + unconfirmed.getMessage(), unconfirmed);
		}
		// Its kinds of failure have no common type.
		catch (RuntimeException incomplete) {
			throw new IOException(incomplete.getMessage(), incomplete);
		}
	}

	private PAdESService service(List<byte[]> revoked) {
		// Without the network: certificates are those of the paper and of the settings.
		var verifier = new CommonCertificateVerifier(true);
		var trusted = new CommonTrustedCertificateSource();
		this.authorities.certificates().forEach((authority) -> trusted.addCertificate(new CertificateToken(authority)));
		verifier.setTrustedCertSources(trusted);
		verifier.setCrlSource(new GivenLists(revoked));
		var service = new PAdESService(verifier);
		service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
		service.setTspSource((algorithm, digest) -> confirm(digest, this.timestamps.orElseThrow()));
		return service;
	}

	private static TimestampBinary confirm(byte[] digest, TimestampClient authority) {
		try {
			return new TimestampBinary(authority.confirm(digest));
		}
		catch (IOException silent) {
			throw new UnconfirmedException(silent);
		}
	}

	private static PAdESTimestampParameters timestamp() {
		var parameters = new PAdESTimestampParameters(DigestAlgorithm.SHA256);
		parameters.setContentSize(CONFIRMATION);
		return parameters;
	}

	/** Returns when the last confirmed time of a paper ends with its certificate. */
	static Optional<Instant> end(byte[] paper) {
		return PaperSignature.lastConfirmer(paper).map((authority) -> authority.getNotAfter().toInstant());
	}

	private interface Extension {

		DSSDocument apply(DSSDocument paper);

	}

	/** Thrown if the authority confirms nothing. */
	private static final class UnconfirmedException extends DSSException {

		UnconfirmedException(IOException silent) {
			super(silent.getMessage(), silent);
		}

	}

	/** Lists of revoked certificates that were fetched before. */
	private record GivenLists(Collection<byte[]> lists) implements CRLSource {

		@Override
		public CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
			return this.lists.stream()
				.map((list) -> token(list, certificate, issuer))
				.flatMap(Optional::stream)
				.max(Comparator.comparing(CRLToken::getThisUpdate))
				.orElse(null);
		}

		private static Optional<CRLToken> token(byte[] list, CertificateToken certificate, CertificateToken issuer) {
			try {
				var checked = CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(list), issuer);
				if (!checked.isValid()) {
					return Optional.empty();
				}
				var token = new CRLToken(certificate, checked);
				token.setExternalOrigin(RevocationOrigin.EXTERNAL);
				return Optional.of(token);
			}
			// The list is of another authority, or is none.
			catch (IOException | DSSException other) {
				return Optional.empty();
			}
		}

	}

}
