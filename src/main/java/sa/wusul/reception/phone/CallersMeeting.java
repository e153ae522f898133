package sa.wusul.reception.phone;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * The booking of a caller who proved who he is, in words that an officer reads to him,
 * and what he may change it to. Its own process tells him of every change.
 */
@Component
public class CallersMeeting {

	private static final int OFFERS = 3;

	private static final Locale ARABIC = Locale.forLanguageTag("ar");

	private final Bookings bookings;

	CallersMeeting(Bookings bookings) {
		this.bookings = bookings;
	}

	/** When it is; empty where there is none that could still be changed. */
	public Optional<String> words(String reference) {
		return upcoming(reference).flatMap(Booking::slot).map(CallersMeeting::words);
	}

	/** The next free slots like his own, earliest first. */
	public List<Offer> offers(String reference) {
		return upcoming(reference).map(this::offers).orElse(List.of());
	}

	private List<Offer> offers(Booking booking) {
		return booking.slot()
			.map((slot) -> this.bookings
				.free(new SlotSearch(slot.purpose(), slot.host(), slot.mode(), slot.centre(), slot.section(),
						booking.interpreter().isPresent(), Optional.empty()), OFFERS)
				.stream()
				.map((free) -> new Offer(free.id(), words(free)))
				.toList())
			.orElse(List.of());
	}

	/**
	 * @throws Refusal {@code booking.unknown} where there is nothing to change
	 */
	public void cancel(String reference) {
		this.bookings.cancel(changeable(reference));
	}

	/**
	 * @throws Refusal {@code booking.unknown}, or {@code slot.taken} where somebody was
	 * quicker
	 */
	public void move(String reference, long slot) {
		this.bookings.move(changeable(reference), slot);
	}

	private String changeable(String reference) {
		return upcoming(reference).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "booking.unknown")).caseReference();
	}

	private Optional<Booking> upcoming(String reference) {
		return this.bookings.of(reference).filter((booking) -> booking.state().upcoming());
	}

	private static String words(Slot slot) {
		var moment = Moment.of(slot.startsAt());
		var weekday = slot.startsAt().atZone(Kingdom.ZONE).getDayOfWeek().getDisplayName(TextStyle.FULL, ARABIC);
		return "%s %s الموافق %s الساعة %s".formatted(weekday, moment.hijri(), moment.gregorian(), moment.time());
	}

	/** A slot that he may have instead. */
	public record Offer(long slot, String words) {
	}

}
