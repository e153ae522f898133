package sa.wusul.portal.booking;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.portal.LocalMoment;

/**
 * Free times as a calendar that everybody may look at: a month, and the hours of one of
 * its days. It is kept for some seconds for the next who asks. It says when one may come,
 * not how many seats there are.
 */
@Component
class FreeMonthReader {

	/** More than an office has in the months that are shown. */
	private static final int MOST = 2000;

	private static final int MOST_KEPT = 200;

	static final int MONTHS = 4;

	private static final int WEEK = 7;

	private static final LocalTime NOON = LocalTime.NOON;

	private final Map<SlotSearch, Kept> kept = new ConcurrentHashMap<>();

	private final Bookings bookings;

	private final PlaceWords places;

	private final Clock clock;

	private final Duration keptFor;

	FreeMonthReader(Bookings bookings, PlaceWords places, Clock clock,
			@Value("${wusul.portal.calendar-kept:PT10S}") Duration keptFor) {
		this.bookings = bookings;
		this.places = places;
		this.clock = clock;
		this.keptFor = keptFor;
	}

	/**
	 * Finds the month and the hours of the wished day, or else of the first that is free.
	 * @param search without a day
	 * @param withHours whether a time of the day is told to the hour and may be chosen
	 */
	FreeMonth find(SlotSearch search, Optional<LocalDate> wished, boolean withHours, Locale locale) {
		var today = LocalDate.now(this.clock.withZone(Kingdom.ZONE));
		var last = YearMonth.from(today).plusMonths(MONTHS - 1);
		var days = days(search);
		var first = days.isEmpty() ? today : days.firstKey();
		var day = wished.filter((one) -> !one.isBefore(today) && !YearMonth.from(one).isAfter(last));
		var month = YearMonth.from(day.orElse(first));
		var chosen = day.or(() -> Optional.of(first)).filter(days::containsKey);
		return new FreeMonth(gregorian(month, locale), hijri(month, locale), weekdays(locale),
				weeks(month, today, days, chosen, locale),
				Optional.of(month.minusMonths(1))
					.filter((earlier) -> !earlier.isBefore(YearMonth.from(today)))
					.map((earlier) -> earlier.atDay(1).isBefore(today) ? today : earlier.atDay(1))
					.orElse(null),
				Optional.of(month.plusMonths(1))
					.filter((later) -> !later.isAfter(last))
					.map((later) -> later.atDay(1))
					.orElse(null),
				chosen.map((one) -> hours(one, days.get(one), withHours, locale)).orElse(null), days.isEmpty());
	}

	private TreeMap<LocalDate, List<Slot>> days(SlotSearch search) {
		var now = this.clock.instant();
		var found = this.kept.get(search);
		if (found == null || !found.isFresh(now, this.keptFor)) {
			if (this.kept.size() >= MOST_KEPT) {
				this.kept.clear();
			}
			found = new Kept(now, this.bookings.free(search, MOST));
			this.kept.put(search, found);
		}
		return found.slots()
			.stream()
			.collect(Collectors.groupingBy((slot) -> day(slot.startsAt()), TreeMap::new, Collectors.toList()));
	}

	private static List<Weekday> weekdays(Locale locale) {
		return IntStream.range(0, WEEK)
			.mapToObj(DayOfWeek.SUNDAY::plus)
			.map((day) -> new Weekday(day.getDisplayName(TextStyle.FULL, locale),
					day.getDisplayName(locale.getLanguage().equals("ar") ? TextStyle.NARROW : TextStyle.SHORT, locale)))
			.toList();
	}

	private static List<List<Cell>> weeks(YearMonth month, LocalDate today, Map<LocalDate, List<Slot>> days,
			Optional<LocalDate> chosen, Locale locale) {
		var cells = new ArrayList<Cell>();
		var before = month.atDay(1).getDayOfWeek().getValue() % WEEK;
		IntStream.range(0, before).forEach((none) -> cells.add(null));
		for (var number = 1; number <= month.lengthOfMonth(); number++) {
			var day = month.atDay(number);
			var words = LocalMoment.of(day.atStartOfDay(Kingdom.ZONE).toInstant(), locale);
			cells.add(new Cell(day, number, HijrahDate.from(day).get(ChronoField.DAY_OF_MONTH),
					words.weekday() + " " + words.hijri() + " · " + words.gregorian(), days.containsKey(day),
					day.equals(today), chosen.filter(day::equals).isPresent()));
		}
		while (cells.size() % WEEK != 0) {
			cells.add(null);
		}
		return IntStream.range(0, cells.size() / WEEK)
			.<List<Cell>>mapToObj((week) -> new ArrayList<>(cells.subList(week * WEEK, (week + 1) * WEEK)))
			.toList();
	}

	private Hours hours(LocalDate day, List<Slot> slots, boolean withHours, Locale locale) {
		var severalPlaces = slots.stream().map(Slot::centre).distinct().count() > 1;
		var times = withHours ? slots.stream()
			.map((slot) -> new Time(slot.id(), LocalMoment.of(slot.startsAt(), locale).time(),
					severalPlaces ? this.places.centre(slot.centre(), locale) : null))
			.toList() : List.<Time>of();
		var hours = slots.stream().map((slot) -> slot.startsAt().atZone(Kingdom.ZONE).toLocalTime()).toList();
		return new Hours(LocalMoment.of(day.atStartOfDay(Kingdom.ZONE).toInstant(), locale), times,
				hours.stream().anyMatch((hour) -> hour.isBefore(NOON)),
				hours.stream().anyMatch((hour) -> !hour.isBefore(NOON)));
	}

	private static String gregorian(YearMonth month, Locale locale) {
		return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
	}

	/** Returns the one or two Hijri months in which a Gregorian one lies. */
	private static String hijri(YearMonth month, Locale locale) {
		var first = monthAndYear(month.atDay(1), locale);
		var last = monthAndYear(month.atEndOfMonth(), locale);
		return first.equals(last) ? first : first + " – " + last;
	}

	/** Returns a Hijri day without its number. */
	private static String monthAndYear(LocalDate day, Locale locale) {
		return LocalMoment.of(day.atStartOfDay(Kingdom.ZONE).toInstant(), locale).hijri().replaceFirst("^\\d+ ", "");
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, Kingdom.ZONE);
	}

	private record Kept(Instant at, List<Slot> slots) {

		boolean isFresh(Instant now, Duration keptFor) {
			return !now.isBefore(this.at) && now.isBefore(this.at.plus(keptFor));
		}

	}

	/**
	 * A month with its free days.
	 *
	 * @param earlier a day of the month before, or {@code null} if it is over
	 * @param later a day of the next month, or {@code null} if it is too far away
	 * @param day the chosen day, or {@code null}
	 * @param none whether no time is free in any month
	 */
	record FreeMonth(String gregorian, String hijri, List<Weekday> weekdays, List<List<Cell>> weeks, LocalDate earlier,
			LocalDate later, Hours day, boolean none) {
	}

	record Weekday(String name, String letters) {
	}

	record Cell(LocalDate date, int number, int hijri, String words, boolean free, boolean today, boolean chosen) {
	}

	/**
	 * A day.
	 *
	 * @param times empty if they are not told
	 */
	record Hours(LocalMoment day, List<Time> times, boolean beforeNoon, boolean afterNoon) {
	}

	/**
	 * A free time.
	 *
	 * @param place name of the centre, or {@code null} if all are at the same one
	 */
	record Time(long slot, String time, String place) {
	}

}
