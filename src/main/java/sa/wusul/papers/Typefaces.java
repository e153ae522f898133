package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of papers, parsed once and lent to one paper at a time: parsing costs more
 * than a paper, and threads may not share a parsed font. They have only the signs that
 * papers draw, a quarter of Amiri, because each paper reads the widths of all.
 */
final class Typefaces {

	private static final int LAST_OF_BASIC_PLANE = 0xFFFF;

	private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();

	private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

	private final ConcurrentLinkedQueue<Pair> idle = new ConcurrentLinkedQueue<>();

	<T> T lend(Function<Pair, T> work) {
		var lent = this.idle.poll();
		var pair = (lent != null) ? lent : new Pair(read("Amiri-Regular.ttf"), read("Amiri-Bold.ttf"), this.metrics);
		var result = work.apply(pair);
		this.idle.add(pair);
		return result;
	}

	private TrueTypeFont read(String file) {
		try {
			var font = parse(this.drawn.computeIfAbsent(file, Typefaces::drawn));
			// Letters arrive here in their joined forms; PDFBox knows Latin ligatures
			// only.
			font.setEnableGsub(false);
			return font;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the font with the signs that a character names. The others are joined forms
	 * that nobody asks for, and mathematical letters beyond the basic plane.
	 */
	private static byte[] drawn(String file) {
		try (var stream = Typefaces.class.getResourceAsStream("/fonts/" + file)) {
			var whole = parse(stream.readAllBytes());
			var signs = whole.getUnicodeCmapLookup();
			var subsetter = new TTFSubsetter(whole);
			IntStream.rangeClosed(0, LAST_OF_BASIC_PLANE)
				.filter((character) -> signs.getGlyphId(character) != 0)
				.forEach(subsetter::add);
			var drawn = new ByteArrayOutputStream();
			subsetter.writeToStream(drawn);
			return drawn.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static TrueTypeFont parse(byte[] font) throws IOException {
		return new TTFParser(true).parse(new RandomAccessReadBuffer(font));
	}

	/** The regular and the bold weight of Amiri. */
	record Pair(TrueTypeFont regular, TrueTypeFont bold, FSDefaultCacheStore metrics) {

		void addTo(PdfRendererBuilder builder, PDDocument document) {
			builder.useCacheStore(CacheStore.PDF_FONT_METRICS, this.metrics);
			builder.useFont(new Embedded(document, this.regular), "Amiri", 400, FontStyle.NORMAL, true);
			builder.useFont(new Embedded(document, this.bold), "Amiri", 700, FontStyle.NORMAL, true);
		}

	}

	/** Supplier that embeds a font into a document on its first use. */
	private static final class Embedded extends PDFontSupplier {

		private final PDDocument document;

		private final TrueTypeFont font;

		Embedded(PDDocument document, TrueTypeFont font) {
			super(null);
			this.document = document;
			this.font = font;
		}

		@Override
		public PDFont supply() {
			try {
				return PDType0Font.load(this.document, this.font, true);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
