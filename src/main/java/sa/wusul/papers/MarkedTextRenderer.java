package sa.wusul.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.JustificationInfo;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Text renderer that draws vowel marks on their letters. PDFBox ignores a font's anchors
 * and would put each mark at the same height beside the pen; this renderer centres it
 * over the ink of its letter, close to it, and above a previous mark.
 */
final class MarkedTextRenderer extends PdfBoxTextRenderer {

	/** Distances in thousandths of the font size. */
	private static final float GAP = 95;

	private static final float GAP_BETWEEN_MARKS = 45;

	private static final float LOWEST_MARK_ABOVE = 470;

	private static final float HIGHEST_MARK_BELOW = -150;

	@Override
	public void drawString(OutputDevice device, String text, float x, float y) {
		drawString(device, text, x, y, null);
	}

	@Override
	public void drawString(OutputDevice device, String text, float x, float y, JustificationInfo info) {
		if (text.codePoints().anyMatch(MarkedTextRenderer::isMark)) {
			var context = ((PdfBoxOutputDevice) device).getSharedContext();
			var font = (PdfBoxFSFont) context.getFontResolver()
				.resolveFont(context, ((AbstractOutputDevice) device).getFontSpecification());
			if (font.getFontDescriptions().get(0).getFont() instanceof PDType0Font typeface && hasAll(typeface, text)) {
				new Line(device, typeface, font.getSize2D(), y, info).draw(text, x);
				return;
			}
		}
		drawLetters(device, text, x, y, info);
	}

	private void drawLetters(OutputDevice device, String text, float x, float y, JustificationInfo info) {
		super.drawString(device, PlainLetters.withLams(text), x, y, info);
	}

	private static boolean hasAll(PDType0Font typeface, String text) {
		return text.codePoints().allMatch((character) -> typeface.getCmapLookup().getGlyphId(character) != 0);
	}

	private static boolean isMark(int character) {
		return character >= 0x064B && character <= 0x0655 || character == 0x0670;
	}

	private static boolean isBelow(int mark) {
		return mark == 0x064D || mark == 0x0650 || mark == 0x0655;
	}

	/** A part of a line in drawing order: each letter is followed by its marks. */
	private final class Line {

		private final OutputDevice device;

		private final PDType0Font typeface;

		private final float size;

		private final float y;

		private final JustificationInfo info;

		Line(OutputDevice device, PDType0Font typeface, float size, float y, JustificationInfo info) {
			this.device = device;
			this.typeface = typeface;
			this.size = size;
			this.y = y;
			this.info = info;
		}

		void draw(String text, float start) {
			var characters = text.codePoints().toArray();
			var x = start;
			int from = 0;
			while (from < characters.length) {
				int marks = from;
				while (marks < characters.length && !isMark(characters[marks])) {
					marks++;
				}
				int end = marks;
				while (end < characters.length && isMark(characters[end])) {
					end++;
				}
				var letter = (end > marks && marks > from) ? marks - 1 : marks;
				x = drawLetters(characters, from, letter, x);
				if (end > marks) {
					// Before their letter: a reader that turns the line around has them
					// behind it.
					drawMarks((marks > from) ? characters[letter] : ' ', (marks > from) ? x : x - width(" "),
							new String(characters, marks, end - marks));
				}
				x = drawLetters(characters, letter, marks, x);
				from = end;
			}
		}

		/** Draws a part of the line, and returns where it ends. */
		private float drawLetters(int[] characters, int from, int to, float start) {
			if (from == to) {
				return start;
			}
			var letters = new String(characters, from, to - from);
			MarkedTextRenderer.this.drawLetters(this.device, letters, start, this.y, this.info);
			return start + width(letters);
		}

		private void drawMarks(int letter, float letterX, String marks) {
			var ink = ink(letter);
			var centre = isLamAlef(letter) ? ink.getLowerLeftX() + ink.getWidth() / 4
					: ink.getLowerLeftX() + ink.getWidth() / 2;
			var top = Math.max(ink.getUpperRightY() + GAP, LOWEST_MARK_ABOVE);
			var bottom = Math.min(ink.getLowerLeftY() - GAP, HIGHEST_MARK_BELOW);
			for (var mark : marks.codePoints().boxed().sorted(Comparator.comparing(this::distance)).toList()) {
				var shape = ink(mark);
				float rise;
				if (isBelow(mark)) {
					rise = bottom - shape.getUpperRightY();
					bottom -= shape.getHeight() + GAP_BETWEEN_MARKS;
				}
				else {
					rise = top - shape.getLowerLeftY();
					top += shape.getHeight() + GAP_BETWEEN_MARKS;
				}
				var shift = centre - shape.getLowerLeftX() - shape.getWidth() / 2;
				MarkedTextRenderer.this.drawLetters(this.device, Character.toString(mark), letterX + scaled(shift),
						this.y - scaled(rise), null);
			}
		}

		/**
		 * Returns the order of marks from the letter outwards: hamza and madda, then
		 * shadda, then vowels.
		 */
		private int distance(int mark) {
			return switch (mark) {
				case 0x0653, 0x0654, 0x0655 -> 0;
				case 0x0651 -> 1;
				default -> 2;
			};
		}

		private boolean isLamAlef(int letter) {
			return letter >= 0xFEF5 && letter <= 0xFEFC;
		}

		private float width(String text) {
			try {
				var adjustment = (this.info == null) ? 0
						: text.codePoints()
							.mapToDouble((character) -> isJustificationSpace(character) ? this.info.getSpaceAdjust()
									: this.info.getNonSpaceAdjust())
							.sum();
				return scaled(this.typeface.getStringWidth(text)) + (float) adjustment;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private float scaled(float thousandths) {
			return thousandths / 1000 * this.size;
		}

		private BoundingBox ink(int character) {
			try {
				var font = ((PDCIDFontType2) this.typeface.getDescendantFont()).getTrueTypeFont();
				var glyph = font.getGlyph().getGlyph(this.typeface.getCmapLookup().getGlyphId(character));
				if (glyph == null) {
					return new BoundingBox(0, 0, this.typeface.getStringWidth(" "), 0);
				}
				var scale = 1000f / font.getUnitsPerEm();
				var box = glyph.getBoundingBox();
				return new BoundingBox(box.getLowerLeftX() * scale, box.getLowerLeftY() * scale,
						box.getUpperRightX() * scale, box.getUpperRightY() * scale);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
