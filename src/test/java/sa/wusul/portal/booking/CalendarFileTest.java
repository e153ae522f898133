package sa.wusul.portal.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The calendar file of an appointment")
@Tag("arabic-machine")
@Tag("fast")
class CalendarFileTest {

	private static final Instant START = Instant.parse("2026-11-24T06:30:00Z");

	private static final String LONG = "رقم الطلب 1448-0001234-7؛ أحضروا الهوية، وصورة منها; and \\ this, too 😀\nسطر آخر "
		.repeat(4);

	@Test
	@DisplayName("states time and place, in universal time, and is read by a calendar program without errors")
	void isRead() {
		var calendar = parsed(file("موعد: مكتب الجوازات", "مركز الرياض، قسم الرجال", LONG));

		assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
		assertThat(calendar.getMethod()).isNull();
		assertThat(calendar.getEvents()).singleElement().satisfies((event) -> {
			assertThat(event.getUid().getValue()).isEqualTo("booking-1448-0001234-7@wusul");
			assertThat(event.getSequence().getValue()).isEqualTo(3);
			assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(START));
			assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(START.plusSeconds(1800)));
			assertThat(event.getSummary().getValue()).isEqualTo("موعد: مكتب الجوازات");
			assertThat(event.getLocation().getValue()).isEqualTo("مركز الرياض، قسم الرجال");
			assertThat(event.getDescription().getValue()).isEqualTo(LONG);
			assertThat(event.getUrl().getValue()).isEqualTo("https://wusul.example.sa/cases/1448-0001234-7");
		});
	}

	@Test
	@DisplayName("ends each line with CR and LF, and folds it before the 76th octet, never within a letter")
	void isFolded() {
		var text = file("م".repeat(200) + "a😀".repeat(60), "", LONG).text();

		assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("LOCATION");
		assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
		assertThat(text.split("\r\n")).hasSizeGreaterThan(20).allSatisfy((line) -> {
			assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
			assertThat(line).doesNotContain("\uFFFD");
		});
		assertThat(text).contains("DTSTART:20261124T063000Z\r\n", "DTSTAMP:20261122T050000Z\r\n");
	}

	@Test
	@DisplayName("escapes texts, so that none ends its line and starts a field of its own")
	void isEscaped() {
		var event = parsed(file("x\r\nATTENDEE:mailto:a@b.example", "a;b,c\\n", "d")).getEvents().get(0);

		assertThat(event.getAttendees()).isEmpty();
		assertThat(event.getSummary().getValue()).isEqualTo("x\nATTENDEE:mailto:a@b.example");
		assertThat(event.getLocation().getValue()).isEqualTo("a;b,c\\n");
	}

	private static ICalendar parsed(CalendarFile file) {
		return Biweekly.parse(file.text()).first();
	}

	private static CalendarFile file(String summary, String location, String description) {
		return new CalendarFile("booking-1448-0001234-7@wusul", 3, Instant.parse("2026-11-22T05:00:00Z"), START,
				START.plusSeconds(1800), summary, location, description,
				"https://wusul.example.sa/cases/1448-0001234-7");
	}

}
