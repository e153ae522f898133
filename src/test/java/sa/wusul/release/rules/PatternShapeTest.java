package sa.wusul.release.rules;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The shape of a pattern in a form")
@Tag("fast")
class PatternShapeTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "^ *[0-9٠-٩]{4}-[0-9٠-٩]{7}-[0-9٠-٩] *$", "^(BN)?[0-9٠-٩]{6,12}$",
			"^[a-z0-9]+(-[a-z0-9]+)*$", "^([\\u0621-\\u064A] ?){3}[0-9٠-٩]{1,4}$", "^[-0-9٠-٩\\s]*$",
			"^[+]?[0-9٠-٩ ]+$", "^[0-9]{4}/[0-9]+$" })
	@DisplayName("is bounded without a repetition of a repetition")
	void bounded(String pattern) {
		assertThat(PatternShape.isBounded(pattern)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(([ا-ي]+)+)+$", "(a+)+", "(a*)*", "(a+){10}", "(a?){30}", "(a|a)*", "(a|aa)+",
			"(-[-0-9]+)*", "(-?[0-9]+)*", "(.[0-9]+)*", "(?:a+)+", "(?=a)", "(a)\\1", "[", "(", "a**" })
	@DisplayName("is not bounded if a text can be read in many ways, or the server cannot tell")
	void unbounded(String pattern) {
		assertThat(PatternShape.isBounded(pattern)).isFalse();
	}

}
