package sa.wusul.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DisplayName("Working time")
@Tag("arabic-machine")
@Tag("fast")
class WorkingTimeTest {

	private static final LocalTime NOON = LocalTime.NOON;

	@ParameterizedTest(name = "{0} plus {1} hours is {2}: {3}")
	@CsvSource({ "2026-11-24T09:00, 2, 2026-11-24T11:00, within a day",
			"2026-11-24T09:00, 0, 2026-11-24T09:00, no time at all",
			"2026-11-24T07:30, 7, 2026-11-24T14:30, a whole day ends with the day",
			"2026-11-24T14:00, 1, 2026-11-25T08:00, over night",
			"2026-11-24T05:00, 1, 2026-11-24T08:30, before opening",
			"2026-11-24T20:00, 1, 2026-11-25T08:30, after closing",
			"2026-11-26T14:00, 1, 2026-11-29T08:00, over the weekend",
			"2026-11-27T11:00, 1, 2026-11-29T08:30, started in the weekend",
			"2026-11-27T11:00, 0, 2026-11-29T07:30, no time at all in the weekend",
			"2026-11-26T14:30, 0, 2026-11-29T07:30, no time at all at closing",
			"2026-02-17T14:00, 1, 2026-02-18T10:30, into Ramadan", "2026-02-18T14:00, 2, 2026-02-19T11:00, in Ramadan",
			"2026-03-17T14:00, 2, 2026-03-25T08:30, from Ramadan over Eid",
			"2026-03-20T12:00, 7, 2026-03-25T14:30, started in Eid",
			"2026-09-22T14:00, 1, 2026-09-24T08:00, over National Day on a Wednesday",
			"2027-02-21T14:00, 2, 2027-02-23T11:00, over Founding Day in Ramadan",
			"2026-11-24T07:30, 35, 2026-11-30T14:30, a week of work" })
	@DisplayName("adds hours")
	void addsHours(LocalDateTime from, long hours, LocalDateTime expected, String why) {
		assertThat(announced().plusHours(at(from), hours)).isEqualTo(at(expected));
	}

	@ParameterizedTest(name = "{0} plus {1} working days is {2}: {3}")
	@CsvSource({ "2026-11-22T09:00, 3, 2026-11-25T09:00, within a week",
			"2026-11-24T09:00, 3, 2026-11-29T09:00, over the weekend",
			"2026-11-26T18:00, 1, 2026-11-29T14:30, after closing counts as closing",
			"2026-11-22T05:00, 1, 2026-11-23T07:30, before opening counts as opening",
			"2026-11-27T09:00, 1, 2026-11-29T14:30, from the weekend to the end of the first day",
			"2026-02-16T08:00, 2, 2026-02-18T10:00, to the opening of a day in Ramadan",
			"2026-03-16T14:50, 2, 2026-03-25T14:30, from Ramadan over Eid to the closing of a regular day",
			"2026-11-22T09:00, 10, 2026-12-06T09:00, two weeks" })
	@DisplayName("adds working days")
	void addsDays(LocalDateTime from, int days, LocalDateTime expected, String why) {
		assertThat(announced().plusDays(at(from), days)).isEqualTo(at(expected));
	}

	@ParameterizedTest(name = "from {0} to {1} are {2}: {3}")
	@CsvSource({ "2026-11-24T09:00, 2026-11-24T11:00, PT2H, within a day",
			"2026-11-26T14:00, 2026-11-29T08:00, PT1H, over the weekend",
			"2026-11-27T09:00, 2026-11-28T09:00, PT0S, in the weekend",
			"2026-11-24T00:00, 2026-11-24T23:59, PT7H, a whole day",
			"2026-02-24T00:00, 2026-02-24T23:59, PT5H, a day in Ramadan",
			"2026-11-24T11:00, 2026-11-24T09:00, PT-2H, the other way round" })
	@DisplayName("measures")
	void measures(LocalDateTime from, LocalDateTime to, Duration expected, String why) {
		assertThat(announced().between(at(from), at(to))).isEqualTo(expected);
	}

	@Test
	@DisplayName("a break at noon is not working time")
	void pauseIsNoWorkingTime() {
		var data = new CalendarData(List.of(new Shift(Season.REGULAR, LocalTime.of(8, 0), NOON),
				new Shift(Season.REGULAR, LocalTime.of(13, 0), LocalTime.of(16, 0)),
				new Shift(Season.RAMADAN, LocalTime.of(10, 0), LocalTime.of(15, 0))), List.of());
		var calendar = new WorkingCalendar(data);
		var day = LocalDate.of(2026, 11, 24);

		assertThat(calendar.plus(at(day.atTime(11, 30)), Duration.ofHours(1))).isEqualTo(at(day.atTime(13, 30)));
		assertThat(calendar.plus(at(day.atTime(11, 0)), Duration.ofHours(1))).isEqualTo(at(day.atTime(NOON)));
		assertThat(calendar.plus(at(day.atTime(NOON)), Duration.ZERO)).isEqualTo(at(day.atTime(13, 0)));
		assertThat(calendar.plusDays(at(day.atTime(12, 30)), 1)).isEqualTo(at(day.plusDays(1).atTime(NOON)));
		assertThat(calendar.between(at(day.atTime(11, 30)), at(day.atTime(13, 30)))).isEqualTo(Duration.ofHours(1));
	}

	@Test
	@DisplayName("models get dates from the shared clock")
	void modelsGetDates() {
		var clock = Clock.fixed(at(LocalDateTime.of(2026, 11, 26, 14, 0)), Kingdom.ZONE);
		var workingTime = WorkingTimes.usual(clock);

		assertThat(workingTime.daysFromNow(3)).isEqualTo(at(LocalDateTime.of(2026, 12, 1, 14, 0)));
		assertThat(workingTime.hoursFromNow(3)).isEqualTo(at(LocalDateTime.of(2026, 11, 29, 10, 0)));
	}

	@Test
	@DisplayName("an announcement takes effect without a restart")
	void takesOverAnnouncements() {
		var data = new AtomicReference<>(WorkingTimes.usualData());
		var workingTime = new WorkingTime(Clock.systemUTC(), data::get);
		var from = at(LocalDateTime.of(2030, 12, 1, 14, 0));
		assertThat(workingTime.plusHours(from, 1)).isEqualTo(at(LocalDateTime.of(2030, 12, 2, 8, 0)));

		var holidays = new ArrayList<>(data.get().holidays());
		holidays.add(new Holiday("سيول", LocalDate.of(2030, 12, 2), LocalDate.of(2030, 12, 3), false));
		data.set(new CalendarData(data.get().shifts(), holidays));
		workingTime.refresh();

		assertThat(workingTime.plusHours(from, 1)).isEqualTo(at(LocalDateTime.of(2030, 12, 4, 8, 0)));
	}

	@Test
	@DisplayName("refuses impossible values")
	void refuses() {
		var workingTime = announced();
		var now = at(LocalDateTime.of(2026, 11, 24, 9, 0));

		assertThatIllegalArgumentException().isThrownBy(() -> workingTime.plusHours(now, -1));
		assertThatIllegalArgumentException().isThrownBy(() -> workingTime.plusDays(now, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> workingTime.plusHours(now, 1_000_000));
		assertThatIllegalArgumentException().isThrownBy(() -> workingTime.plusDays(now, 100_000));
		assertThatIllegalArgumentException().isThrownBy(() -> workingTime.between(Instant.EPOCH, now));
		assertThatIllegalStateException().isThrownBy(() -> new WorkingCalendar(new CalendarData(List.of(), List.of())))
			.withMessageContaining("working_hours");
	}

	@OnBothDatabases
	@DisplayName("hours and holidays come from the tables")
	void readsTables(TestDatabase database) {
		var data = new CalendarRepository(database.jdbc()).get();

		assertThat(data.shifts()).isEqualTo(WorkingTimes.usualData()
			.shifts()
			.stream()
			.sorted((one, other) -> one.season().name().compareTo(other.season().name()))
			.toList());
		assertThat(data.holidays()).containsAll(WorkingTimes.usualData().holidays())
			.contains(new Holiday("عيد الفطر 1447", LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 24), false));
	}

	/**
	 * Returns the working time with the holidays of the migrations that these tests name.
	 */
	private static WorkingTime announced() {
		var usual = WorkingTimes.usualData();
		var holidays = new ArrayList<>(usual.holidays());
		holidays.add(new Holiday("عيد الفطر 1447", LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 24), false));
		return new WorkingTime(Clock.systemUTC(), () -> new CalendarData(usual.shifts(), holidays));
	}

	private static Instant at(LocalDateTime moment) {
		return moment.atZone(Kingdom.ZONE).toInstant();
	}

}
