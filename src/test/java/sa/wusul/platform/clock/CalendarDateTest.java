package sa.wusul.platform.clock;

import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The day that decision tables read")
@Tag("arabic-machine")
@Tag("fast")
class CalendarDateTest {

	@ParameterizedTest
	@CsvSource({ "2027-06-05T20:59:59Z, 1448-12-30, 2027-06-05", "2027-06-05T21:00:00Z, 1449-01-01, 2027-06-06" })
	@DisplayName("begins at midnight in Riyadh, in both calendars")
	void beginsAtMidnight(Instant instant, String hijri, String gregorian) {
		assertThat(CalendarDate.hijri(instant)).isEqualTo(hijri);
		assertThat(CalendarDate.gregorian(instant)).isEqualTo(gregorian);
	}

	@Test
	@DisplayName("exists in its calendar only")
	void exists() {
		assertThat(CalendarDate.isHijri("1449-01-01")).isTrue();
		assertThat(CalendarDate.isHijri("1449-13-01")).isFalse();
		assertThat(CalendarDate.isHijri("1449-01-31")).isFalse();
		assertThat(CalendarDate.isHijri("1449-1-1")).isFalse();
		assertThat(CalendarDate.isGregorian("2027-06-30")).isTrue();
		assertThat(CalendarDate.isGregorian("2027-06-31")).isFalse();
	}

}
