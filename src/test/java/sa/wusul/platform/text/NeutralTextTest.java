package sa.wusul.platform.text;

import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Text on a machine that is set to Arabic")
@Tag("fast")
class NeutralTextTest {

	private final Locale locale = Locale.getDefault();

	private final TimeZone zone = TimeZone.getDefault();

	@BeforeEach
	void arabicMachine() {
		Locale.setDefault(new Locale("ar", "SA"));
	}

	@AfterEach
	void sameAsBefore() {
		Locale.setDefault(this.locale);
		TimeZone.setDefault(this.zone);
	}

	@Test
	@DisplayName("is written with Latin digits")
	void latinDigits() {
		assertThat("%04d".formatted(12)).as("the machine's own way").isEqualTo("٠٠١٢");
		assertThat(NeutralText.format("%04d", 12)).isEqualTo("0012");
	}

	@Test
	@DisplayName("has Latin digits everywhere once the program has set its locale")
	void programSetsItsLocale() {
		Kingdom.setAsDefault();
		assertThat("%04d".formatted(12)).isEqualTo("0012");
	}

}
