package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.encoders.Hex;

/**
 * The last signature in a file that anybody may have made, apart from times that an
 * authority confirmed behind it. The file is searched for it and not read as a PDF, so
 * that nothing in it can do harm.
 *
 * @param certificate of the key that signed
 * @param contentKept whether what was signed is as it was
 * @param toTheEnd whether nothing stands behind what was signed
 */
record PaperSignature(X509Certificate certificate, boolean contentKept, boolean toTheEnd) {

	/** In bytes; signatures of papers have a fifth of it. */
	private static final int LARGEST = 64 * 1024;

	/** Longest text of a range. */
	private static final int RANGE = 100;

	/** The most signatures and times that are looked at; a paper gets few in decades. */
	private static final int MOST = 16;

	private static final byte[] BYTE_RANGE = "/ByteRange".getBytes(StandardCharsets.US_ASCII);

	private static final Pattern NUMBERS = Pattern
		.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*]");

	boolean isWhole() {
		return this.contentKept && this.toTheEnd;
	}

	/** Finds the signature; empty if there is none that its own key made. */
	static Optional<PaperSignature> in(byte[] file) {
		try {
			var range = range(file, file.length);
			for (var looked = 1; range.isPresent() && isTime(cms(file, range.get())) && looked < MOST; looked++) {
				range = range(file, range.get().at());
			}
			return range.isPresent() ? signature(file, range.get()) : Optional.empty();
		}
		// A file that is no paper of ours may contain anything.
		catch (Exception | StackOverflowError broken) {
			return Optional.empty();
		}
	}

	/**
	 * Finds the certificate of the authority that confirmed the last time in a paper of
	 * ours.
	 */
	static Optional<X509Certificate> lastConfirmer(byte[] paper) {
		try {
			var last = range(paper, paper.length);
			if (last.isEmpty()) {
				return Optional.empty();
			}
			var time = cms(paper, last.get());
			return isTime(time) ? certificate(time, time.getSignerInfos().iterator().next()) : Optional.empty();
		}
		catch (CMSException | IOException | CertificateException broken) {
			return Optional.empty();
		}
	}

	private static boolean isTime(CMSSignedData signature) {
		return PKCSObjectIdentifiers.id_ct_TSTInfo.getId().equals(signature.getSignedContentTypeOID());
	}

	private static CMSSignedData cms(byte[] file, Range range) throws CMSException, IOException {
		return new CMSSignedData(encoded(file, range));
	}

	private static Optional<PaperSignature> signature(byte[] file, Range range)
			throws CMSException, IOException, CertificateException, OperatorCreationException {
		var signed = new ByteArrayOutputStream();
		signed.write(file, 0, range.end());
		signed.write(file, range.next(), range.length());
		var data = new CMSSignedData(new CMSProcessableByteArray(signed.toByteArray()), encoded(file, range));
		var signers = data.getSignerInfos().getSigners();
		if (signers.size() != 1) {
			return Optional.empty();
		}
		return read(data, signers.iterator().next(), range.next() + range.length() == file.length);
	}

	private static Optional<PaperSignature> read(CMSSignedData data, SignerInformation signer, boolean toTheEnd)
			throws CMSException, CertificateException, OperatorCreationException {
		var certificate = certificate(data, signer);
		if (certificate.isEmpty()) {
			return Optional.empty();
		}
		try {
			var made = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.get().getPublicKey()));
			return made ? Optional.of(new PaperSignature(certificate.get(), true, toTheEnd)) : Optional.empty();
		}
		catch (CMSSignerDigestMismatchException changed) {
			return Optional.of(new PaperSignature(certificate.get(), false, toTheEnd));
		}
	}

	private static Optional<X509Certificate> certificate(CMSSignedData data, SignerInformation signer)
			throws CertificateException {
		@SuppressWarnings("unchecked")
		var certificates = data.getCertificates().getMatches(signer.getSID());
		return certificates.isEmpty() ? Optional.empty() : Optional.of(new JcaX509CertificateConverter()
			.getCertificate((X509CertificateHolder) certificates.iterator().next()));
	}

	private static byte[] encoded(byte[] file, Range range) throws IOException {
		var hexadecimal = new String(file, range.end() + 1, range.next() - range.end() - 2, StandardCharsets.US_ASCII);
		return new ASN1InputStream(new ByteArrayInputStream(Hex.decode(hexadecimal)), LARGEST).readObject()
			.getEncoded();
	}

	/** Finds the last range before a place. */
	private static Optional<Range> range(byte[] file, int before) {
		for (var at = Math.min(before, file.length - BYTE_RANGE.length + 1) - 1; at >= 0; at--) {
			if (isRange(file, at)) {
				var numbers = NUMBERS
					.matcher(new String(file, at, Math.min(RANGE, file.length - at), StandardCharsets.US_ASCII));
				return numbers.lookingAt() ? Range.of(at, numbers.group(1), numbers.group(2), numbers.group(3), file)
						: Optional.empty();
			}
		}
		return Optional.empty();
	}

	private static boolean isRange(byte[] file, int at) {
		for (var index = 0; index < BYTE_RANGE.length; index++) {
			if (file[at + index] != BYTE_RANGE[index]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The bytes that are signed: all but the signature between them.
	 *
	 * @param at the place where the range is written
	 */
	private record Range(int at, int end, int next, int length) {

		static Optional<Range> of(int at, String end, String next, String length, byte[] file) {
			var range = new Range(at, Integer.parseInt(end), Integer.parseInt(next), Integer.parseInt(length));
			var gap = range.next - range.end;
			var fits = gap > 2 && gap <= 2 * LARGEST && (long) range.next + range.length <= file.length
					&& file[range.end] == '<' && file[range.next - 1] == '>';
			return fits ? Optional.of(range) : Optional.empty();
		}

	}

}
