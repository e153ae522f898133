package sa.wusul.papers;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * The word <em>draft</em> across a picture of a page. Its letters are shapes of the
 * papers' own font, so that no font of the machine is needed.
 */
final class DraftMark {

	/** The Arabic word in joined letters, from left to right. */
	private static final String WORD = "\uFE93\uFEA9\uFEEE\uFEB4\uFEE3";

	private static final Color RED = new Color(0xA4161A);

	private static final float COVERAGE = 0.22f;

	/** The part of the page's width that the word takes. */
	private static final double WIDTH = 0.75;

	private DraftMark() {
	}

	static void draw(BufferedImage page, TrueTypeFont font) {
		var word = shape(font);
		var box = word.getBounds2D();
		var scale = page.getWidth() * WIDTH / box.getWidth();
		var place = AffineTransform.getTranslateInstance(page.getWidth() / 2.0, page.getHeight() / 2.0);
		place.rotate(-Math.PI / 5);
		place.scale(scale, -scale);
		place.translate(-box.getCenterX(), -box.getCenterY());
		var pen = page.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, COVERAGE));
		pen.setColor(RED);
		pen.fill(place.createTransformedShape(word));
		pen.dispose();
	}

	private static Path2D shape(TrueTypeFont font) {
		try {
			var letters = font.getUnicodeCmapLookup(false);
			var word = new Path2D.Double(Path2D.WIND_NON_ZERO);
			double x = 0;
			for (int letter : WORD.codePoints().toArray()) {
				var glyph = letters.getGlyphId(letter);
				var outline = font.getGlyph().getGlyph(glyph);
				if (outline != null) {
					word.append(outline.getPath().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
				}
				x += font.getAdvanceWidth(glyph);
			}
			return word;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
