package sa.wusul.papers;

import java.io.IOException;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Parser that measures every stream before the library unpacks it into memory, and
 * decrypts nothing.
 */
final class BoundedPdfParser extends PDFParser {

	private final StreamUnpacker unpacker;

	BoundedPdfParser(byte[] content, StreamUnpacker unpacker) throws IOException {
		super(new RandomAccessReadBuffer(content));
		this.unpacker = unpacker;
	}

	@Override
	protected void prepareDecryption() {
		if (this.document.getTrailer() != null && this.document.getTrailer().containsKey(COSName.ENCRYPT)) {
			throw new RefusalException(Kind.INVALID, "scan.encrypted");
		}
	}

	@Override
	protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
		var stream = super.parseCOSStream(dictionary);
		var next = this.source.getPosition();
		this.unpacker.measure(stream);
		this.source.seek(next);
		return stream;
	}

}
