package sa.wusul.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;

/** Properties of every calendar, every start and every duration. */
@Tag("fast")
class WorkingTimePropertiesTest {

	private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

	private static final List<WorkingCalendar> CALENDARS = List.of(calendar(false), calendar(true));

	@Property
	void measuringGivesBackWhatWasAdded(@ForAll("calendars") WorkingCalendar calendar, @ForAll("instants") Instant from,
			@ForAll("spans") Duration span) {
		assertThat(calendar.between(from, calendar.plus(from, span))).isEqualTo(span);
	}

	@Property
	void neverLandsOutsideWorkingHours(@ForAll("calendars") WorkingCalendar calendar, @ForAll("instants") Instant from,
			@ForAll("spans") Duration span) {
		var landed = calendar.plus(from, span);

		assertThat(calendar.isWorking(landed) || calendar.isWorking(landed.minusNanos(1))).isTrue();
		assertThat(landed.atZone(Kingdom.ZONE).getDayOfWeek()).isNotIn(WEEKEND);
		assertThat(landed).isAfterOrEqualTo(from);
	}

	@Property
	void laterStartsAndLongerSpansNeverEndEarlier(@ForAll("calendars") WorkingCalendar calendar,
			@ForAll("instants") Instant from, @ForAll("spans") Duration span, @ForAll("spans") Duration more) {
		var end = calendar.plus(from, span);

		assertThat(calendar.plus(from, span.plus(more))).isAfterOrEqualTo(end);
		assertThat(calendar.plus(from.plus(more), span)).isAfterOrEqualTo(end);
	}

	@Property
	void partsAddUp(@ForAll("calendars") WorkingCalendar calendar, @ForAll("instants") Instant one,
			@ForAll("instants") Instant two, @ForAll("instants") Instant three) {
		assertThat(calendar.between(one, two).plus(calendar.between(two, three)))
			.isEqualTo(calendar.between(one, three));
		assertThat(calendar.between(one, two)).isEqualTo(calendar.between(two, one).negated());
	}

	@Property
	void workingDaysAreCounted(@ForAll("calendars") WorkingCalendar calendar, @ForAll("instants") Instant from,
			@ForAll @IntRange(min = 1, max = 60) int days) {
		var landed = calendar.plusDays(from, days);

		assertThat(calendar.isWorking(landed) || calendar.isWorking(landed.minusNanos(1))).isTrue();
		var counted = from.atZone(Kingdom.ZONE)
			.toLocalDate()
			.plusDays(1)
			.datesUntil(landed.atZone(Kingdom.ZONE).toLocalDate().plusDays(1))
			.filter((day) -> !calendar.between(startOf(day), startOf(day.plusDays(1))).isZero())
			.count();
		assertThat(counted).isEqualTo(days);
		assertThat(calendar.plusDays(from.plusSeconds(days), days)).isAfterOrEqualTo(landed);
	}

	/** Compares the table with a count of the single minutes. */
	@Property(tries = 100)
	void agreesWithCountingMinutes(@ForAll("calendars") WorkingCalendar calendar, @ForAll("instants") Instant from,
			@ForAll @IntRange(max = 20_000) int minutes) {
		var start = Instant.ofEpochSecond(from.getEpochSecond() / 60 * 60);
		var counted = 0;
		for (var minute = 0; minute < minutes; minute++) {
			counted += calendar.isWorking(start.plusSeconds(60L * minute)) ? 1 : 0;
		}

		assertThat(calendar.between(start, start.plusSeconds(60L * minutes))).isEqualTo(Duration.ofMinutes(counted));
	}

	@Provide
	Arbitrary<WorkingCalendar> calendars() {
		return Arbitraries.of(CALENDARS);
	}

	/**
	 * Returns instants of four years with three Ramadans, Eids, and every yearly holiday.
	 */
	@Provide
	Arbitrary<Instant> instants() {
		var from = startOf(LocalDate.of(2025, 12, 1)).getEpochSecond();
		var to = startOf(LocalDate.of(2029, 12, 1)).getEpochSecond();
		return Combinators
			.combine(Arbitraries.longs().between(from, to),
					Arbitraries.longs().between(0, 999_999_999).edgeCases((edges) -> edges.add(0L)))
			.as(Instant::ofEpochSecond);
	}

	@Provide
	Arbitrary<Duration> spans() {
		var whole = Arbitraries.longs().between(0, 400).map(Duration::ofHours);
		var odd = Arbitraries.longs().between(0, 400L * 3600 * 1_000_000_000).map(Duration::ofNanos);
		return Arbitraries.oneOf(whole, odd);
	}

	private static WorkingCalendar calendar(boolean pause) {
		var usual = WorkingTimes.usualData();
		var holidays = new ArrayList<>(usual.holidays());
		holidays.add(new Holiday("عيد الفطر", LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 24), false));
		holidays.add(new Holiday("عيد الأضحى", LocalDate.of(2027, 5, 15), LocalDate.of(2027, 5, 19), false));
		var shifts = new ArrayList<>(usual.shifts());
		if (pause) {
			shifts.add(new Shift(Season.REGULAR, LocalTime.of(16, 0), LocalTime.of(19, 0)));
		}
		return new WorkingCalendar(new CalendarData(shifts, holidays));
	}

	private static Instant startOf(LocalDate day) {
		return day.atStartOfDay(Kingdom.ZONE).toInstant();
	}

}
