package sa.wusul.platform.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Date;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("The clock that runs day and night")
@Tag("fast")
class DayAndNightTest {

	/** A Thursday, half an hour before midnight in the Kingdom, before the weekend. */
	private static final Instant LATE_ON_THURSDAY = Instant.parse("2026-11-26T20:30:00Z");

	private final DayAndNight clock = new DayAndNight(Clock.fixed(LATE_ON_THURSDAY, Kingdom.ZONE));

	@Test
	@DisplayName("continues over midnight into the weekend")
	void overMidnight() {
		assertThat(this.clock.hoursFromNow(1)).isEqualTo(at("2026-11-27T00:30:00+03:00"));
		assertThat(this.clock.minutesFromNow(45)).isEqualTo(at("2026-11-27T00:15:00+03:00"));
		assertThat(this.clock.hoursFromNow(48)).isEqualTo(at("2026-11-28T23:30:00+03:00"));
	}

	@Test
	@DisplayName("continues through Eid")
	void throughEid() {
		var beforeEid = new DayAndNight(Clock.fixed(Instant.parse("2027-03-07T21:00:00Z"), Kingdom.ZONE));
		assertThat(beforeEid.hoursFromNow(6)).isEqualTo(at("2027-03-08T06:00:00+03:00"));
	}

	@Test
	@DisplayName("counts backwards from an appointment and forwards after it")
	void aroundAnAppointment() {
		assertThat(this.clock.hoursBefore("2026-11-29T07:00:00Z", 24)).isEqualTo(at("2026-11-28T10:00:00+03:00"));
		assertThat(this.clock.hoursBefore("2026-11-29T07:00:00Z", 2)).isEqualTo(at("2026-11-29T08:00:00+03:00"));
		assertThat(this.clock.minutesAfter("2026-11-29T07:00:00Z", 30)).isEqualTo(at("2026-11-29T10:30:00+03:00"));
	}

	@Test
	@DisplayName("returns the full hours between two moments")
	void between() {
		assertThat(this.clock.hoursBetween("2026-11-26T20:30:00Z", "2026-11-29T07:00:00Z")).isEqualTo(58);
		assertThat(this.clock.hoursBetween("2026-11-29T07:00:00Z", "2026-11-29T06:00:00Z")).isEqualTo(-1);
	}

	@Test
	@DisplayName("returns the minutes until a moment, and null if there is none")
	void until() {
		assertThat(this.clock.minutesUntil("2026-11-27T06:30:00Z")).isEqualTo(600);
		assertThat(this.clock.minutesUntil("2026-11-26T20:00:00Z")).isEqualTo(-30);
		assertThat(this.clock.minutesUntil("")).isNull();
	}

	@Test
	@DisplayName("refuses an invalid moment")
	void noMoment() {
		assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> this.clock.hoursBefore("tomorrow", 2));
	}

	private static Date at(String moment) {
		return Date.from(OffsetDateTime.parse(moment).toInstant());
	}

}
