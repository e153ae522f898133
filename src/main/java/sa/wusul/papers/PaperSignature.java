package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.ASN1InputStream;
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
 * The last signature in a file that anybody may have made. The file is searched for it
 * and not read as a PDF, so that nothing in it can do harm.
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

	private static final byte[] BYTE_RANGE = "/ByteRange".getBytes(StandardCharsets.US_ASCII);

	private static final Pattern NUMBERS = Pattern
		.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*]");

	boolean isWhole() {
		return this.contentKept && this.toTheEnd;
	}

	/** Finds the signature; empty if there is none that its own key made. */
	static Optional<PaperSignature> in(byte[] file) {
		var range = range(file);
		if (range.isEmpty()) {
			return Optional.empty();
		}
		try {
			var signed = new ByteArrayOutputStream();
			signed.write(file, 0, range.get().end());
			signed.write(file, range.get().next(), range.get().length());
			var data = new CMSSignedData(new CMSProcessableByteArray(signed.toByteArray()),
					new ASN1InputStream(new ByteArrayInputStream(contents(file, range.get())), LARGEST).readObject()
						.getEncoded());
			var signers = data.getSignerInfos().getSigners();
			if (signers.size() != 1) {
				return Optional.empty();
			}
			var toTheEnd = range.get().next() + range.get().length() == file.length;
			return read(data, signers.iterator().next(), toTheEnd);
		}
		// A file that is no paper of ours may contain anything.
		catch (Exception | StackOverflowError broken) {
			return Optional.empty();
		}
	}

	private static Optional<PaperSignature> read(CMSSignedData data, SignerInformation signer, boolean toTheEnd)
			throws CMSException, CertificateException, OperatorCreationException {
		@SuppressWarnings("unchecked")
		var certificates = data.getCertificates().getMatches(signer.getSID());
		if (certificates.isEmpty()) {
			return Optional.empty();
		}
		var certificate = new JcaX509CertificateConverter()
			.getCertificate((X509CertificateHolder) certificates.iterator().next());
		try {
			var made = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
			return made ? Optional.of(new PaperSignature(certificate, true, toTheEnd)) : Optional.empty();
		}
		catch (CMSSignerDigestMismatchException changed) {
			return Optional.of(new PaperSignature(certificate, false, toTheEnd));
		}
	}

	private static byte[] contents(byte[] file, Range range) {
		var hexadecimal = new String(file, range.end() + 1, range.next() - range.end() - 2, StandardCharsets.US_ASCII);
		return Hex.decode(hexadecimal);
	}

	private static Optional<Range> range(byte[] file) {
		for (var at = file.length - BYTE_RANGE.length; at >= 0; at--) {
			if (isRange(file, at)) {
				var numbers = NUMBERS
					.matcher(new String(file, at, Math.min(RANGE, file.length - at), StandardCharsets.US_ASCII));
				return numbers.lookingAt() ? Range.of(numbers.group(1), numbers.group(2), numbers.group(3), file)
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
	 */
	private record Range(int end, int next, int length) {

		static Optional<Range> of(String end, String next, String length, byte[] file) {
			var range = new Range(Integer.parseInt(end), Integer.parseInt(next), Integer.parseInt(length));
			var gap = range.next - range.end;
			var fits = gap > 2 && gap <= 2 * LARGEST && (long) range.next + range.length <= file.length
					&& file[range.end] == '<' && file[range.next - 1] == '>';
			return fits ? Optional.of(range) : Optional.empty();
		}

	}

}
