package sa.wusul.papers;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;

/**
 * Reorderer that joins Arabic letters and puts them into visual order, keeping vowel
 * marks as marks on a letter. The renderer's own reorderer replaces them by the spacing
 * forms U+FE70 to U+FE7F, which appear beside their letters and split words.
 */
final class ArabicReorderer implements BidiReorderer {

	private static final char FIRST_SPACING_MARK = '\uFE70';

	/** The mark for each spacing form, by its distance from the first. */
	private static final String MARKS = "\u064B\u064B\u064C\u0000\u064D\u0000\u064E\u064E\u064F\u064F\u0650\u0650\u0651\u0651\u0652\u0652";

	private static final ArabicShaping JOINING = new ArabicShaping(
			ArabicShaping.LETTERS_SHAPE_TASHKEEL_ISOLATED | ArabicShaping.LENGTH_GROW_SHRINK);

	private static final ArabicShaping SEPARATING = new ArabicShaping(
			ArabicShaping.LETTERS_UNSHAPE | ArabicShaping.LENGTH_GROW_SHRINK);

	@Override
	public String shapeText(String text) {
		var shaped = new StringBuilder(shape(JOINING, text));
		for (int i = 0; i < shaped.length(); i++) {
			var distance = shaped.charAt(i) - FIRST_SPACING_MARK;
			if (distance >= 0 && distance < MARKS.length() && MARKS.charAt(distance) != 0) {
				shaped.setCharAt(i, MARKS.charAt(distance));
			}
		}
		return shaped.toString();
	}

	@Override
	public String deshapeText(String text) {
		return shape(SEPARATING, text);
	}

	@Override
	public String reorderRTLTextToLTR(String text) {
		return Bidi.writeReverse(text, Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING);
	}

	@Override
	public boolean isLiveImplementation() {
		return true;
	}

	private static String shape(ArabicShaping shaping, String text) {
		try {
			return shaping.shape(text);
		}
		catch (ArabicShapingException ex) {
			throw new IllegalArgumentException("Text cannot be shaped", ex);
		}
	}

}
