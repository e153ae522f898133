package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A PDF that was drawn into a new document, of which only the look and the text of its
 * pages are kept. Nothing else of the old file gets into the new one; a file with a
 * program or another file in it is refused all the same, because its sender counts on
 * that.
 */
final class InertPdf {

	private static final int MOST_PAGES = 300;

	/** Limit of the new file, whose images may be packed less well. */
	private static final int MOST_BYTES = 4 * ScanService.MOST_BYTES;

	private static final float VERSION = 1.7f;

	private static final int MOST_OBJECTS = 500_000;

	/** Limit of all unpacked streams of one file, in bytes. */
	private static final long MOST_UNPACKED = 256L * 1024 * 1024;

	private static final Set<String> ACTING_KEYS = Set.of("JS", "JavaScript", "XFA", "EmbeddedFiles", "EF", "RichMedia",
			"RichMediaContent");

	private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE",
			"Rendition", "Movie", "Sound", "RichMediaExecute");

	private static final byte[] STREAM = { 's', 't', 'r', 'e', 'a', 'm' };

	private InertPdf() {
	}

	/**
	 * Returns the pages in a new document, the same bytes for the same file.
	 * @throws RefusalException if the file is broken, locked, too large or has active
	 * content
	 */
	static byte[] rebuild(byte[] content) {
		refuseBomb(content);
		try (PDDocument pdf = new BoundedPdfParser(content, new StreamUnpacker()).parse()) {
			if (pdf.isEncrypted()) {
				throw new RefusalException(Kind.INVALID, "scan.encrypted");
			}
			refuseActing(pdf);
			return rebuilt(pdf);
		}
		catch (InvalidPasswordException locked) {
			throw new RefusalException(Kind.INVALID, "scan.encrypted");
		}
		catch (RefusalException refusal) {
			throw refusal;
		}
		// Deeply nested objects are no scan either.
		catch (IOException | RuntimeException | StackOverflowError broken) {
			throw new RefusalException(Kind.INVALID, "scan.broken");
		}
	}

	private static byte[] rebuilt(PDDocument pdf) throws IOException {
		try (var rebuilt = new PDDocument()) {
			var pages = new PdfPageCopier(pdf, rebuilt, new StreamUnpacker());
			for (PDPage page : pdf.getPages()) {
				if (rebuilt.getNumberOfPages() == MOST_PAGES) {
					throw new RefusalException(Kind.INVALID, "scan.pages", MOST_PAGES);
				}
				pages.copy(page);
			}
			if (rebuilt.getNumberOfPages() == 0) {
				throw new RefusalException(Kind.INVALID, "scan.pages", MOST_PAGES);
			}
			pages.finish();
			rebuilt.setVersion(VERSION);
			rebuilt.setDocumentId(0L);
			var bytes = new ByteArrayOutputStream();
			rebuilt.save(bytes);
			if (bytes.size() > MOST_BYTES) {
				throw new RefusalException(Kind.TOO_LARGE, "scan.bomb");
			}
			return bytes.toByteArray();
		}
	}

	private static void refuseActing(PDDocument pdf) {
		Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<COSBase> waiting = new ArrayDeque<>();
		waiting.add(pdf.getDocument().getTrailer());
		// Includes objects that no page refers to, because another program may find them.
		pdf.getDocument()
			.getXrefTable()
			.keySet()
			.forEach((key) -> waiting.add(pdf.getDocument().getObjectFromPool(key)));
		while (!waiting.isEmpty()) {
			COSBase next = waiting.remove();
			COSBase found = (next instanceof COSObject reference) ? reference.getObject() : next;
			if (found == null || !seen.add(found)) {
				continue;
			}
			if (seen.size() > MOST_OBJECTS) {
				throw new RefusalException(Kind.INVALID, "scan.broken");
			}
			if (found instanceof COSDictionary dictionary) {
				refuseActing(dictionary);
				waiting.addAll(dictionary.getValues());
			}
			else if (found instanceof COSArray array) {
				array.forEach((item) -> waiting.addAll((item != null) ? List.of(item) : List.of()));
			}
		}
	}

	private static void refuseActing(COSDictionary dictionary) {
		var acts = dictionary.keySet().stream().map(COSName::getName).anyMatch(ACTING_KEYS::contains)
				|| ACTIONS.contains(String.valueOf(dictionary.getNameAsString(COSName.S)))
				|| "EmbeddedFile".equals(dictionary.getNameAsString(COSName.TYPE));
		if (acts) {
			throw new RefusalException(Kind.INVALID, "scan.acting");
		}
	}

	/**
	 * Unpacks every stream without keeping it, before any of them is unpacked into
	 * memory.
	 */
	private static void refuseBomb(byte[] content) {
		long unpacked = 0;
		var nowhere = new byte[64 * 1024];
		for (int at = indexOfStream(content, 0); at >= 0; at = indexOfStream(content, at)) {
			var inflater = new Inflater();
			try {
				inflater.setInput(content, at, content.length - at);
				int more = inflater.inflate(nowhere);
				if (more > 1 && isPacked(nowhere)) {
					// Content that is packed twice could grow twice.
					throw new RefusalException(Kind.INVALID, "scan.bomb");
				}
				while (more > 0) {
					unpacked += more;
					if (unpacked > MOST_UNPACKED) {
						throw new RefusalException(Kind.TOO_LARGE, "scan.bomb");
					}
					more = inflater.inflate(nowhere);
				}
			}
			catch (DataFormatException packedOtherwise) {
				// Images in formats of their own grow when they are shown, not here.
			}
			finally {
				inflater.end();
			}
		}
	}

	private static boolean isPacked(byte[] begin) {
		return begin[0] == 0x78 && ((0x78 << 8) + (begin[1] & 0xFF)) % 31 == 0;
	}

	/** Returns the start of the next stream's content, or -1. */
	private static int indexOfStream(byte[] content, int from) {
		for (int at = from; at + STREAM.length + 1 < content.length; at++) {
			if (content[at] == 's' && isStream(content, at)) {
				int begin = at + STREAM.length;
				if (content[begin] == '\r') {
					begin++;
				}
				return (content[begin] == '\n') ? begin + 1 : begin;
			}
		}
		return -1;
	}

	private static boolean isStream(byte[] content, int at) {
		for (int index = 0; index < STREAM.length; index++) {
			if (content[at + index] != STREAM[index]) {
				return false;
			}
		}
		return true;
	}

}
