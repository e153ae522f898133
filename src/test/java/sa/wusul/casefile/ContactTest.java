package sa.wusul.casefile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Mobile numbers, names and texts from outside")
@Tag("fast")
class ContactTest {

	@ParameterizedTest
	@ValueSource(strings = { "0501234567", "+966501234567", "966501234567", "٠٥٠١٢٣٤٥٦٧", "050 123 4567" })
	@DisplayName("a mobile number is one number, however it is written")
	void mobile(String written) {
		assertThat(new MobileNumber(written).value()).isEqualTo("+966501234567");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0112345678", "050123456", "05012345678", "+971501234567", "abc", "" })
	@DisplayName("a number other than a mobile number of the Kingdom is refused")
	void notAMobile(String written) {
		assertThatThrownBy(() -> new MobileNumber(written)).isInstanceOf(RefusalException.class)
			.hasMessage("mobile.invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "محمد بن عبدالله", "عبدُ الرَّحمن", "Muḥammad Iqbāl", "O’Neill", "آل-سعود" })
	@DisplayName("names of any script are accepted")
	void names(String name) {
		assertThat(new PersonName(name).value()).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "'محمد\u202Eدمحم', text.directionOverride", "'محمد\u2066x\u2069', text.directionOverride",
			"'محمد\u0007', text.control", "'<b>محمد</b>', name.form", "'م', name.form", "'123', name.form" })
	@DisplayName("a name with a misleading display or of the wrong form is refused")
	void refusedNames(String name, String code) {
		assertThatThrownBy(() -> new PersonName(name)).isInstanceOf(RefusalException.class).hasMessage(code);
	}

}
