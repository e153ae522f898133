package sa.wusul.papers;

import java.util.HashSet;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The code that verifies a paper")
@Tag("arabic-machine")
@Tag("fast")
@net.jqwik.api.Tag("fast")
class VerificationCodeTest {

	private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final VerificationCode CODE = Letters.CODE;

	@ParameterizedTest
	@ValueSource(strings = { "7K3M9QXA2HTD", "7k3m-9qxa-2htd", " 7K3M 9QXA 2HTD ", "٧K٣M-٩QXA-٢HTD" })
	@DisplayName("is accepted in every notation")
	void readsWhatIsTyped(String typed) {
		assertThat(VerificationCode.read(typed)).hasValue(CODE);
	}

	@Test
	@DisplayName("accepts letters that look like digits")
	void lookAlikes() {
		var code = codeWith("01");

		assertThat(VerificationCode.read(code.value().replace('0', 'o').replace('1', 'l'))).hasValue(code);
		assertThat(VerificationCode.read(code.value().replace('0', 'O').replace('1', 'I'))).hasValue(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7K3M9QXA2HT", "7K3M9QXA2HTDD", "7K3M9QXA2HTU", "1448-0001234-7/1", "'; drop table",
			"7K3M-9QXA-2HTDن" })
	@DisplayName("is not read from any other text")
	void otherWords(String typed) {
		assertThat(VerificationCode.read(typed)).isEmpty();
	}

	@Property(tries = 200)
	@Label("with one sign wrong is no code")
	void oneSignWrong(@ForAll @IntRange(max = 11) int place, @ForAll @IntRange(min = 1, max = 31) int shift) {
		var code = VerificationCode.random().value();
		var other = SIGNS.charAt((SIGNS.indexOf(code.charAt(place)) + shift) % SIGNS.length());

		assertThat(VerificationCode.read(code.substring(0, place) + other + code.substring(place + 1))).isEmpty();
	}

	@Test
	@DisplayName("is random, of 32 signs, and can be read again")
	void another() {
		var seen = new HashSet<VerificationCode>();
		var signs = new HashSet<Integer>();
		for (var time = 0; time < 1000; time++) {
			var code = VerificationCode.random();
			assertThat(seen.add(code)).isTrue();
			assertThat(VerificationCode.read(code.grouped())).hasValue(code);
			code.value().chars().forEach(signs::add);
		}
		assertThat(signs).hasSize(32);
		assertThat(CODE.grouped()).isEqualTo("7K3M-9QXA-2HTD");
	}

	private static VerificationCode codeWith(String signs) {
		return Stream.generate(VerificationCode::random)
			.filter((code) -> signs.chars().allMatch((sign) -> code.value().indexOf(sign) >= 0))
			.findFirst()
			.orElseThrow();
	}

}
