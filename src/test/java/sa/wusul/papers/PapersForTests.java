package sa.wusul.papers;

import java.io.IOException;
import java.time.Clock;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

import sa.wusul.archive.Archive;
import sa.wusul.support.TestDatabase;

/** Papers on a database of a test, for tests of other packages. */
public final class PapersForTests {

	private PapersForTests() {
	}

	public static PaperService papers(TestDatabase database, Archive archive, Clock clock) {
		return new PaperService(Letters.printer(), SigningForTests.signer(),
				new PaperRepository(database.jdbc(), archive), (paper) -> {
				}, (reference) -> false, clock);
	}

	/** Returns the words of a paper in the order in which they are drawn. */
	public static String text(byte[] paper) throws IOException {
		try (var document = Loader.loadPDF(paper)) {
			return new PDFTextStripper().getText(document);
		}
	}

	public static VerificationCode code(TestDatabase database, String number) {
		return new VerificationCode(database.jdbc()
			.sql("select verification_code from paper where number = ?")
			.param(number)
			.query(String.class)
			.single());
	}

}
