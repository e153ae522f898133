package sa.wusul.papers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import sa.wusul.platform.signing.SigningKeyException;

/**
 * The authorities of certificates above the key that signs papers and above those that
 * confirm times.
 */
final class TrustedAuthorities {

	/** The use of a key that confirms times (RFC 3161). */
	private static final String CONFIRMS_TIMES = "1.3.6.1.5.5.7.3.8";

	private final List<X509Certificate> certificates;

	TrustedAuthorities(List<X509Certificate> certificates) {
		this.certificates = List.copyOf(certificates);
	}

	/** Reads a file (PEM); there are none without a file. */
	static TrustedAuthorities in(String file) {
		if (file.isBlank()) {
			return new TrustedAuthorities(List.of());
		}
		try (var content = Files.newInputStream(Path.of(file))) {
			return new TrustedAuthorities(CertificateFactory.getInstance("X.509")
				.generateCertificates(content)
				.stream()
				.map(X509Certificate.class::cast)
				.toList());
		}
		catch (GeneralSecurityException | IOException unreadable) {
			throw new SigningKeyException("The authorities of signatures cannot be read", unreadable);
		}
	}

	List<X509Certificate> certificates() {
		return this.certificates;
	}

	boolean isEmpty() {
		return this.certificates.isEmpty();
	}

	/**
	 * Checks that one of them stands above a certificate that confirms times.
	 * @param others the certificates between them, as far as known
	 * @throws GeneralSecurityException if none does, or its key is not for this use
	 */
	void checkConfirmer(X509Certificate confirmer, Collection<X509Certificate> others, Instant moment)
			throws GeneralSecurityException {
		var uses = confirmer.getExtendedKeyUsage();
		if (uses == null || !uses.equals(List.of(CONFIRMS_TIMES))) {
			throw new GeneralSecurityException("the certificate is not one that confirms times");
		}
		if (this.certificates.isEmpty()) {
			throw new GeneralSecurityException("no authority is trusted");
		}
		var target = new X509CertSelector();
		target.setCertificate(confirmer);
		var search = new PKIXBuilderParameters(anchors(), target);
		search.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
		search.setDate(Date.from(moment));
		// Its state goes with the paper when the signature is completed for long.
		search.setRevocationEnabled(false);
		CertPathBuilder.getInstance("PKIX").build(search);
	}

	private Set<TrustAnchor> anchors() {
		return this.certificates.stream()
			.map((certificate) -> new TrustAnchor(certificate, null))
			.collect(Collectors.toSet());
	}

}
