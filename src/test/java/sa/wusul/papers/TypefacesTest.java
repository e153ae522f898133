package sa.wusul.papers;

import java.io.IOException;
import java.util.stream.IntStream;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The fonts of papers")
@Tag("fast")
class TypefacesTest {

	private final Typefaces typefaces = new Typefaces();

	@ParameterizedTest
	@ValueSource(strings = { "Regular", "Bold" })
	@DisplayName("draw every character of Amiri as it does, with a third of its signs")
	void drawn(String weight) throws IOException {
		var amiri = amiri(weight);
		var drawn = this.typefaces.lend((pair) -> weight.equals("Bold") ? pair.bold() : pair.regular());

		assertThat(drawn.getNumberOfGlyphs()).isLessThan(amiri.getNumberOfGlyphs() / 3);
		assertThat(characters(amiri)).hasSizeGreaterThan(1_500).containsExactly(characters(drawn));
		for (var character : characters(amiri)) {
			assertThat(outline(drawn, character)).as("%x", character).isEqualTo(outline(amiri, character));
		}
	}

	@Test
	@DisplayName("are lent again, and not parsed anew for each paper")
	void again() {
		TrueTypeFont first = this.typefaces.lend(Typefaces.Pair::regular);
		assertThat(this.typefaces.<TrueTypeFont>lend(Typefaces.Pair::regular)).isSameAs(first);
	}

	private static TrueTypeFont amiri(String weight) throws IOException {
		try (var file = TypefacesTest.class.getResourceAsStream("/fonts/Amiri-" + weight + ".ttf")) {
			return new TTFParser(true).parse(new RandomAccessReadBuffer(file));
		}
	}

	private static int[] characters(TrueTypeFont font) throws IOException {
		var signs = font.getUnicodeCmapLookup(true);
		return IntStream.rangeClosed(0, 0xFFFF).filter((character) -> signs.getGlyphId(character) != 0).toArray();
	}

	/** Returns the width of a character and the box of its ink. */
	private static String outline(TrueTypeFont font, int character) throws IOException {
		var sign = font.getUnicodeCmapLookup().getGlyphId(character);
		var glyph = font.getGlyph().getGlyph(sign);
		return font.getAdvanceWidth(sign) + " " + ((glyph == null) ? "" : glyph.getBoundingBox());
	}

}
