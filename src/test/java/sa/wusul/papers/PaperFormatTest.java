package sa.wusul.papers;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The format of dates and texts on papers")
@Tag("arabic-machine")
@Tag("fast")
class PaperFormatTest {

	private final PaperFormat format = new PaperFormat();

	@Test
	@DisplayName("a time has its seconds where they matter")
	void seconds() {
		assertThat(this.format.exactTime(Instant.parse("2026-11-24T06:30:05Z"))).isEqualTo("٩:٣٠:٠٥ صباحًا");
		assertThat(this.format.exactTime(Instant.parse("2026-11-24T09:00:59Z"))).isEqualTo("١٢:٠٠:٥٩ مساءً");
	}

	@Test
	@DisplayName("dates follow Umm al-Qura and the Gregorian calendar")
	void writesDates() {
		assertThat(this.format.hijri(LocalDate.of(2026, 1, 20))).isEqualTo("١ شعبان ١٤٤٧هـ");
		assertThat(this.format.gregorian(LocalDate.of(2026, 1, 20))).isEqualTo("٢٠ يناير ٢٠٢٦م");
	}

	@Test
	@DisplayName("a time belongs to the day in the Kingdom")
	void usesTheKingdomsDay() {
		assertThat(this.format.gregorian(Instant.parse("2026-01-19T21:30:00Z"))).isEqualTo("٢٠ يناير ٢٠٢٦م");
	}

	@Test
	@DisplayName("invisible characters are removed")
	void cleansTexts() {
		assertThat(PaperFormat.clean("a\u202Eb\u2066c\u200Fd\u0000e\tf\r\ng\uFEFF")).isEqualTo("abcde f\ng");
		assertThat(PaperFormat.clean("اٰ\u0653 أ")).doesNotContain("\u200F");
	}

	@Test
	@DisplayName("empty lines do not become paragraphs")
	void findsParagraphs() {
		assertThat(this.format.paragraphs("أ\n\n  \n ب \n")).containsExactly("أ", "ب");
	}

	@Test
	@DisplayName("writes a figure with the sign of Arabic before its fraction, and a sentence as it is")
	void figures() {
		assertThat(this.format.figure(4.2)).isEqualTo("٤٫٢");
		assertThat(this.format.figure("29 نوفمبر.")).isEqualTo("٢٩ نوفمبر.");
	}

}
