package sa.wusul.papers;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The content of a PDF for its reader: text, ink and QR code. */
record PrintedPage(byte[] content) {

	private static final float SCALE = 4;

	int pages() {
		return read(PDDocument::getNumberOfPages);
	}

	/**
	 * Returns the text of one page in reading order, without vowel marks, which PDFBox
	 * adds to the letter beside theirs.
	 */
	String text(int page) {
		return read((document) -> {
			var stripper = new PDFTextStripper();
			stripper.setSortByPosition(true);
			stripper.setStartPage(page);
			stripper.setEndPage(page);
			return stripper.getText(document).replaceAll("\\p{M}", "");
		});
	}

	/** Returns the text of all pages. */
	String texts() {
		return IntStream.rangeClosed(1, pages()).mapToObj(this::text).collect(Collectors.joining());
	}

	/** Returns the number of images that a page uses. */
	long imagesOf(int page) {
		return read((document) -> {
			var resources = document.getPage(page - 1).getResources();
			long images = 0;
			for (var name : resources.getXObjectNames()) {
				images += resources.isImageXObject(name) ? 1 : 0;
			}
			return images;
		});
	}

	BufferedImage picture(int page) {
		return read((document) -> new PDFRenderer(document).renderImage(page - 1, SCALE));
	}

	/** Reads the code as a telephone does, which comes nearer until it sees one. */
	String qrCode(int page) {
		for (var scale : List.of(SCALE, 1.4f * SCALE, 0.8f * SCALE)) {
			var picture = read((document) -> new PDFRenderer(document).renderImage(page - 1, scale));
			try {
				var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
				return new MultiFormatReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
			}
			catch (NotFoundException unseen) {
				// The next distance.
			}
		}
		throw new AssertionError("No QR code on page " + page);
	}

	/** Returns the separate shapes of ink of the given characters on page 1. */
	List<Rectangle> shapesOf(String characters) {
		return shapes(picture(1), areaOf(characters));
	}

	/** Returns the characters of page 1 as drawn, each run from left to right. */
	String drawn() {
		return characters(glyphs(1));
	}

	/** Returns the distances between the lines of running text on a page, in points. */
	List<Double> lineDistances(int page) {
		var lines = glyphs(page).stream()
			.filter((glyph) -> Math.abs(glyph.getYScale() - 13.5) < 0.4)
			.filter((glyph) -> Character.isLetterOrDigit(glyph.getUnicode().codePointAt(0)))
			.map((glyph) -> Math.round(glyph.getYDirAdj() * 10) / 10.0)
			.collect(Collectors.toCollection(TreeSet::new));
		var distances = new ArrayList<Double>();
		for (var line = lines.first(); lines.higher(line) != null; line = lines.higher(line)) {
			distances.add(lines.higher(line) - line);
		}
		return distances;
	}

	private Rectangle areaOf(String characters) {
		var glyphs = glyphs(1);
		for (int i = 0; i + characters.length() <= glyphs.size(); i++) {
			var found = glyphs.subList(i, i + characters.length());
			if (characters(found).equals(characters)) {
				return area(found);
			}
		}
		throw new AssertionError(characters + " was not printed");
	}

	private List<TextPosition> glyphs(int page) {
		return read((document) -> {
			var glyphs = new ArrayList<TextPosition>();
			var stripper = new PDFTextStripper() {
				@Override
				protected void processTextPosition(TextPosition glyph) {
					glyphs.add(glyph);
				}
			};
			stripper.setStartPage(page);
			stripper.setEndPage(page);
			stripper.writeText(document, Writer.nullWriter());
			return glyphs;
		});
	}

	private static String characters(List<TextPosition> glyphs) {
		return glyphs.stream()
			.map((glyph) -> Normalizer.normalize(glyph.getUnicode(), Normalizer.Form.NFKC))
			.collect(Collectors.joining());
	}

	private static Rectangle area(List<TextPosition> glyphs) {
		var left = glyphs.stream().mapToDouble(TextPosition::getXDirAdj).min().orElseThrow();
		var right = glyphs.stream().mapToDouble((g) -> g.getXDirAdj() + g.getWidthDirAdj()).max().orElseThrow();
		var base = glyphs.get(0).getYDirAdj();
		var size = glyphs.get(0).getFontSizeInPt();
		return new Rectangle((int) ((left - 2) * SCALE), (int) ((base - size * 1.1) * SCALE),
				(int) ((right - left + 4) * SCALE), (int) (size * 1.6 * SCALE));
	}

	private static List<Rectangle> shapes(BufferedImage picture, Rectangle area) {
		var shapes = new ArrayList<Rectangle>();
		var seen = new boolean[picture.getWidth()][picture.getHeight()];
		for (int x = area.x; x < area.x + area.width; x++) {
			for (int y = area.y; y < area.y + area.height; y++) {
				if (isInk(picture, x, y) && !seen[x][y]) {
					shapes.add(shape(picture, area, seen, x, y));
				}
			}
		}
		return shapes;
	}

	private static Rectangle shape(BufferedImage picture, Rectangle area, boolean[][] seen, int startX, int startY) {
		var shape = new Rectangle(startX, startY, 1, 1);
		var open = new ArrayDeque<int[]>(List.of(new int[] { startX, startY }));
		seen[startX][startY] = true;
		while (!open.isEmpty()) {
			var pixel = open.pop();
			shape.add(new Rectangle(pixel[0], pixel[1], 1, 1));
			for (int x = pixel[0] - 1; x <= pixel[0] + 1; x++) {
				for (int y = pixel[1] - 1; y <= pixel[1] + 1; y++) {
					if (area.contains(x, y) && !seen[x][y] && isInk(picture, x, y)) {
						seen[x][y] = true;
						open.push(new int[] { x, y });
					}
				}
			}
		}
		return shape;
	}

	private static boolean isInk(BufferedImage picture, int x, int y) {
		return new Color(picture.getRGB(x, y)).getGreen() < 128;
	}

	private <T> T read(Reading<T> reading) {
		try (var document = Loader.loadPDF(this.content)) {
			return reading.read(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface Reading<T> {

		T read(PDDocument document) throws IOException;

	}

}
