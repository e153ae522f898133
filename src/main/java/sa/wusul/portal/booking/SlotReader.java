package sa.wusul.portal.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.portal.LocalMoment;

/** Free slots by day, one page at a time. */
@Component
class SlotReader {

	/** About a week of an office. */
	private static final int MOST = 60;

	private final Bookings bookings;

	private final PlaceWords places;

	private final Clock clock;

	SlotReader(Bookings bookings, PlaceWords places, Clock clock) {
		this.bookings = bookings;
		this.places = places;
		this.clock = clock;
	}

	/**
	 * Returns a page of free slots, except those at the given time, such as the booked
	 * one.
	 */
	Page find(SlotSearch search, Optional<Instant> except, Locale locale) {
		var found = this.bookings.free(search, MOST);
		var times = new HashSet<Instant>();
		except.ifPresent(times::add);
		var days = new TreeMap<LocalDate, List<Slot>>(found.stream()
			.filter((slot) -> times.add(slot.startsAt()))
			.collect(Collectors.groupingBy((slot) -> day(slot.startsAt()))));
		var last = found.stream().map(Slot::startsAt).max(Comparator.naturalOrder()).map(SlotReader::day);
		// The last day is left to the next page, because the limit may have cut it off.
		var later = last.filter((day) -> found.size() == MOST && days.size() > 1);
		later.ifPresent(days::remove);
		var severalPlaces = found.stream().map(Slot::centre).distinct().count() > 1;
		return new Page(days.values()
			.stream()
			.map((slots) -> new Day(LocalMoment.of(slots.get(0).startsAt(), locale),
					slots.stream().map((slot) -> time(slot, severalPlaces, locale)).toList()))
			.toList(), search.notBefore().isPresent(), later.orElse(null));
	}

	/**
	 * Returns the day from which to show slots, if it lies between tomorrow and a year
	 * from now.
	 */
	Optional<LocalDate> from(Optional<LocalDate> wished) {
		var today = LocalDate.now(this.clock);
		return wished.filter((day) -> day.isAfter(today) && day.isBefore(today.plusYears(1)));
	}

	private Time time(Slot slot, boolean severalPlaces, Locale locale) {
		return new Time(slot.id(), LocalMoment.of(slot.startsAt(), locale).time(),
				severalPlaces ? this.places.centre(slot.centre(), locale) : null);
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, Kingdom.ZONE);
	}

	/**
	 * A page of days.
	 *
	 * @param hasEarlier whether earlier days were left out
	 * @param later first day of the next page; {@code null} on the last page
	 */
	record Page(List<Day> days, boolean hasEarlier, LocalDate later) {
	}

	record Day(LocalMoment day, List<Time> times) {
	}

	/**
	 * A free time.
	 *
	 * @param place name of the centre, or {@code null} if all slots are at the same one
	 */
	record Time(long slot, String time, String place) {
	}

}
