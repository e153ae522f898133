package sa.wusul.casefile;

import java.util.function.Function;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A number or day that somebody writes")
@Tag("fuzz")
class WrittenNumberFuzzTest {

	@FuzzTest(maxDuration = "2m")
	@DisplayName("is read or refused, in whatever digits it is written")
	void anyText(@NotNull String text) {
		var latin = Digits.toLatin(text);
		readOrRefused(latin, (number) -> new IdentityNumber(number).value(), "[12]\\d{9}");
		readOrRefused(text, (number) -> new MobileNumber(number).value(), "\\+9665\\d{8}");
		readOrRefused(text, (number) -> CaseReference.parse(number).value(), "\\d{4}-\\d{7}-\\d");
		assertThat(CalendarDate.start(latin).isPresent())
			.isEqualTo(CalendarDate.isHijri(latin) || CalendarDate.isGregorian(latin));
	}

	private static void readOrRefused(String text, Function<String, String> reader, String form) {
		try {
			assertThat(reader.apply(text)).matches(form);
		}
		catch (RefusalException refused) {
			assertThat(refused.kind()).isEqualTo(RefusalException.Kind.INVALID);
		}
	}

}
