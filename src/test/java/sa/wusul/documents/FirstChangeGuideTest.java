package sa.wusul.documents;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.documents.FirstChangeGuide.Step;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The tour of a first change")
@Tag("fast")
class FirstChangeGuideTest {

	@Test
	@DisplayName("has the same commands, changes and lines in both languages")
	void sameInBothLanguages() throws IOException {
		var arabic = FirstChangeGuide.inArabic();
		var english = FirstChangeGuide.inEnglish();
		assertThat(all(arabic, Step::commands)).hasSize(3).isEqualTo(all(english, Step::commands));
		assertThat(all(arabic, Step::changes)).hasSizeGreaterThan(5).isEqualTo(all(english, Step::changes));
		assertThat(all(arabic, Step::lines)).hasSize(1).isEqualTo(all(english, Step::lines));
	}

	private static <T> List<T> all(FirstChangeGuide guide, Function<Step, List<T>> part) {
		return guide.steps().stream().flatMap((step) -> part.apply(step).stream()).toList();
	}

}
