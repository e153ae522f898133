package sa.wusul.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

import sa.wusul.platform.clock.Kingdom;

/**
 * A century of working days, computed once: it holds the working time up to each day, so
 * that adding and measuring take one look-up each, however long the span.
 */
final class WorkingCalendar {

	static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

	static final LocalDate LAST = LocalDate.of(2099, 12, 31);

	private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

	/** The days of Ramadan, by index; they are looked up in a table month by month. */
	private static final BitSet RAMADAN = ramadan();

	private final CalendarData data;

	/** The shifts of each day; empty for a day without work. */
	private final List<Shift>[] shifts;

	private final long[] nanosBefore;

	private final int[] workingDaysBefore;

	@SuppressWarnings("unchecked")
	WorkingCalendar(CalendarData data) {
		this.data = data;
		var days = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;
		this.shifts = new List[days];
		this.nanosBefore = new long[days + 1];
		this.workingDaysBefore = new int[days + 1];
		var bySeason = bySeason(data);
		for (var index = 0; index < days; index++) {
			var works = isWorkingDay(day(index), data);
			this.shifts[index] = works ? bySeason.get(season(index)) : List.of();
			this.nanosBefore[index + 1] = this.nanosBefore[index] + nanos(this.shifts[index]);
			this.workingDaysBefore[index + 1] = this.workingDaysBefore[index] + (works ? 1 : 0);
		}
	}

	private static BitSet ramadan() {
		var days = new BitSet();
		FIRST.datesUntil(LAST.plusDays(1))
			.filter((day) -> Season.of(day) == Season.RAMADAN)
			.forEach((day) -> days.set(index(day)));
		return days;
	}

	private static Season season(int index) {
		return RAMADAN.get(index) ? Season.RAMADAN : Season.REGULAR;
	}

	private static long nanos(List<Shift> shifts) {
		var nanos = 0L;
		for (var shift : shifts) {
			nanos += shift.nanos();
		}
		return nanos;
	}

	private static Map<Season, List<Shift>> bySeason(CalendarData data) {
		var bySeason = new EnumMap<Season, List<Shift>>(Season.class);
		for (var season : Season.values()) {
			var shifts = data.shifts().stream().filter((shift) -> shift.season() == season).toList();
			if (shifts.isEmpty()) {
				throw new IllegalStateException("The table working_hours has no row for " + season);
			}
			for (var next = 1; next < shifts.size(); next++) {
				if (shifts.get(next).opensAt().isBefore(shifts.get(next - 1).closesAt())) {
					throw new IllegalStateException("Two rows of the table working_hours overlap in " + season);
				}
			}
			bySeason.put(season, shifts);
		}
		return bySeason;
	}

	private static boolean isWorkingDay(LocalDate day, CalendarData data) {
		if (WEEKEND.contains(day.getDayOfWeek())) {
			return false;
		}
		// Without streams: it is asked for each day of the century.
		for (var holiday : data.holidays()) {
			if (holiday.contains(day)) {
				return false;
			}
		}
		return true;
	}

	boolean shows(CalendarData other) {
		return this.data.equals(other);
	}

	/**
	 * Returns the working time between two instants; negative if the second comes first.
	 */
	Duration between(Instant from, Instant to) {
		return Duration.ofNanos(worked(local(to)) - worked(local(from)));
	}

	/**
	 * Returns the earliest instant at which the given working time has passed. For a
	 * duration of zero, this is the instant itself, or the next opening.
	 */
	Instant plus(Instant from, Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("Working time must not be negative: " + time);
		}
		var start = local(from);
		var worked = worked(start);
		if (time.isZero()) {
			return isWorking(start) ? from : instant(following(worked));
		}
		return instant(reaching(Math.addExact(worked, time.toNanos())));
	}

	/**
	 * Returns the same time of day on the given number of working days later, or the
	 * nearest working hour of that day. A start on a day without work counts as the end
	 * of that day.
	 */
	Instant plusDays(Instant from, int workingDays) {
		if (workingDays < 1) {
			throw new IllegalArgumentException("Working days must be at least 1, not " + workingDays);
		}
		var start = local(from);
		var startDay = index(start);
		var reached = Math.addExact(this.workingDaysBefore[startDay + 1], workingDays);
		var target = firstDay((end) -> this.workingDaysBefore[end] >= reached);
		var time = this.shifts[startDay].isEmpty() ? LocalTime.MAX : start.toLocalTime();
		return instant(day(target).atTime(nearest(time, this.shifts[target])));
	}

	private static LocalTime nearest(LocalTime time, List<Shift> shifts) {
		var nearest = shifts.get(0).opensAt();
		for (var shift : shifts) {
			if (!time.isBefore(shift.opensAt())) {
				nearest = time.isBefore(shift.closesAt()) ? time : shift.closesAt();
			}
		}
		return nearest;
	}

	boolean isWorking(Instant instant) {
		return isWorking(local(instant));
	}

	/** Returns the working hours of the days in a range, both ends included. */
	List<OpeningHours> openings(LocalDate first, LocalDate last) {
		return first.datesUntil(last.plusDays(1))
			.flatMap((date) -> this.shifts[index(date.atStartOfDay())].stream()
				.map((shift) -> new OpeningHours(instant(date.atTime(shift.opensAt())),
						instant(date.atTime(shift.closesAt())))))
			.toList();
	}

	private boolean isWorking(LocalDateTime moment) {
		var time = moment.toLocalTime();
		return this.shifts[index(moment)].stream()
			.anyMatch((shift) -> !time.isBefore(shift.opensAt()) && time.isBefore(shift.closesAt()));
	}

	private long worked(LocalDateTime moment) {
		var index = index(moment);
		var time = moment.toLocalTime().toNanoOfDay();
		var worked = this.nanosBefore[index];
		for (var shift : this.shifts[index]) {
			worked += Math.max(0, Math.min(time - shift.opensAt().toNanoOfDay(), shift.nanos()));
		}
		return worked;
	}

	private LocalDateTime reaching(long worked) {
		var index = firstDay((end) -> this.nanosBefore[end] >= worked);
		var left = worked - this.nanosBefore[index];
		for (var shift : this.shifts[index]) {
			if (left <= shift.nanos()) {
				return day(index).atTime(shift.opensAt().plusNanos(left));
			}
			left -= shift.nanos();
		}
		throw new IllegalStateException("Working time of a day does not match its table: " + day(index));
	}

	/**
	 * Returns the moment at which work resumes after the given amount of working time.
	 */
	private LocalDateTime following(long worked) {
		return reaching(worked + 1).minusNanos(1);
	}

	/**
	 * Returns the index of the first day by whose end a growing quantity has reached a
	 * value.
	 */
	private int firstDay(IntPredicate reached) {
		var low = 0;
		var high = this.shifts.length;
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (reached.test(middle + 1)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		if (low == this.shifts.length) {
			throw outOfRange();
		}
		return low;
	}

	private static LocalDate day(int index) {
		return FIRST.plusDays(index);
	}

	private static int index(LocalDateTime moment) {
		var day = moment.toLocalDate();
		if (day.isBefore(FIRST) || day.isAfter(LAST)) {
			throw outOfRange();
		}
		return index(day);
	}

	private static int index(LocalDate day) {
		return (int) (day.toEpochDay() - FIRST.toEpochDay());
	}

	private static IllegalArgumentException outOfRange() {
		return new IllegalArgumentException("The working calendar reaches from " + FIRST + " to " + LAST);
	}

	private static LocalDateTime local(Instant instant) {
		return LocalDateTime.ofInstant(instant, Kingdom.ZONE);
	}

	private static Instant instant(LocalDateTime moment) {
		return moment.atZone(Kingdom.ZONE).toInstant();
	}

}
