package sa.wusul.casefile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Identity number")
@Tag("fast")
class IdentityNumberTest {

	@ParameterizedTest
	@ValueSource(strings = { "1058529940", "1001244019", "1101798278" })
	@DisplayName("a valid national ID is a citizen's")
	void citizens(String number) {
		assertThat(new IdentityNumber(number).belongsToCitizen()).isTrue();
	}

	@Test
	@DisplayName("Arabic-Indic digits are the same number")
	void arabicDigits() {
		assertThat(new IdentityNumber(" ١٠٥٨٥٢٩٩٤٠ ")).isEqualTo(new IdentityNumber("1058529940"));
	}

	@ParameterizedTest
	@CsvSource({ "1058529941, identity.checksum", "1085529940, identity.checksum", "3058529940, identity.form",
			"105852994, identity.form", "10585299400, identity.form", "105852994x, identity.form",
			"'', identity.form" })
	@DisplayName("anything else is refused, and the refusal does not repeat the number")
	void refusesWrongNumbers(String number, String code) {
		assertThatThrownBy(() -> new IdentityNumber(number)).isInstanceOf(RefusalException.class).hasMessage(code);
	}

	@Test
	@DisplayName("a log shows the last four digits only")
	void isHiddenInLogs() {
		assertThat(new IdentityNumber("1058529940")).hasToString("******9940");
	}

}
