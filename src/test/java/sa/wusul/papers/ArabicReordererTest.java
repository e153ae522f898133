package sa.wusul.papers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Arabic letters in visual order")
@Tag("fast")
class ArabicReordererTest {

	private final ArabicReorderer reorderer = new ArabicReorderer();

	@Test
	@DisplayName("take the form of their position in the word")
	void areJoined() {
		assertThat(this.reorderer.shapeText("محمد")).isEqualTo("\uFEE3\uFEA4\uFEE4\uFEAA");
		assertThat(this.reorderer.shapeText("لا")).isEqualTo("\uFEFB");
	}

	@Test
	@DisplayName("keep their vowel marks as marks")
	void keepMarks() {
		assertThat(this.reorderer.shapeText("مُحَمَّد")).isEqualTo("\uFEE3\u064F\uFEA4\u064E\uFEE4\u064E\u0651\uFEAA");
	}

	@Test
	@DisplayName("are drawn from the left, each before its marks, with mirrored brackets")
	void areReversed() {
		assertThat(this.reorderer.reorderRTLTextToLTR("(بَت")).isEqualTo("تبَ)");
	}

}
