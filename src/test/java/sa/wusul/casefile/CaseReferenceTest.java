package sa.wusul.casefile;

import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Case reference")
@Tag("arabic-machine")
@Tag("fast")
class CaseReferenceTest {

	private static final String REFERENCE = CaseReference.of(1448, 1234).value();

	@Test
	@DisplayName("is Hijri year, seven digits and a check digit")
	void form() {
		assertThat(REFERENCE).isEqualTo("1448-0001234-3");
	}

	@Test
	@DisplayName("is accepted as people write it")
	void arabicDigits() {
		assertThat(CaseReference.parse(" ١٤٤٨-٠٠٠١٢٣٤-٣ ")).isEqualTo(new CaseReference(REFERENCE));
	}

	@Test
	@DisplayName("detects every wrong digit")
	void wrongDigit() {
		IntStream.range(0, REFERENCE.length()).filter((at) -> REFERENCE.charAt(at) != '-').forEach((at) -> {
			for (char digit = '0'; digit <= '9'; digit++) {
				if (digit != REFERENCE.charAt(at)) {
					refused(REFERENCE.substring(0, at) + digit + REFERENCE.substring(at + 1));
				}
			}
		});
	}

	@Test
	@DisplayName("detects every swap of two adjacent digits")
	void swappedDigits() {
		IntStream.range(0, REFERENCE.length() - 1)
			.filter((at) -> REFERENCE.charAt(at) != '-' && REFERENCE.charAt(at + 1) != '-')
			.filter((at) -> REFERENCE.charAt(at) != REFERENCE.charAt(at + 1))
			.forEach((at) -> refused(REFERENCE.substring(0, at) + REFERENCE.charAt(at + 1) + REFERENCE.charAt(at)
					+ REFERENCE.substring(at + 2)));
	}

	private static void refused(String written) {
		assertThatThrownBy(() -> CaseReference.parse(written)).as(written)
			.isInstanceOf(RefusalException.class)
			.hasMessage("reference.invalid");
	}

}
