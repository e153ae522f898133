package sa.wusul.reception;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;

/**
 * The booking of a requester whose identity was proven, on the telephone or at the
 * counter, as text that an officer reads out, and the possible changes. Its own process
 * notifies the requester of every change.
 */
@Component
public class RequesterBookingService {

	/** The number of slots read; parallel seats count as one offer. */
	private static final int LOOKED_AT = 40;

	private final Bookings bookings;

	private final LimitDecisions limits;

	RequesterBookingService(Bookings bookings, LimitDecisions limits) {
		this.bookings = bookings;
		this.limits = limits;
	}

	/**
	 * Returns the time of the booking as text; empty if there is none that can be
	 * changed.
	 */
	public Optional<String> words(String reference) {
		return changeable(reference).map((booking) -> booking.slot()
			.map(RequesterBookingService::words)
			.orElse(ArabicText.of("booking.waiting")));
	}

	/** Returns the next free slots of the same kind at other times, earliest first. */
	public List<Offer> offers(String reference, Optional<LocalDate> from) {
		return changeable(reference)
			.flatMap((booking) -> booking.slot().map((slot) -> otherTimes(slot, like(slot, booking, from))))
			.orElse(List.of());
	}

	private static SlotSearch like(Slot slot, Booking booking, Optional<LocalDate> from) {
		return new SlotSearch(slot.purpose(), slot.host(), slot.mode(), slot.centre(), slot.section(),
				booking.interpreter().isPresent(), from);
	}

	private List<Offer> otherTimes(Slot own, SlotSearch search) {
		var times = new HashSet<>(Set.of(own.startsAt()));
		return this.bookings.free(search, LOOKED_AT)
			.stream()
			.filter((free) -> times.add(free.startsAt()))
			.limit(this.limits.number(ReceptionLimit.OFFERS))
			.map((free) -> new Offer(free.id(), words(free)))
			.toList();
	}

	/**
	 * Records that the requester confirmed their attendance.
	 * @throws RefusalException {@code booking.unknown} if there is no seat
	 */
	public void confirm(String reference) {
		this.bookings.confirm(held(reference));
	}

	/**
	 * Cancels the booking.
	 * @throws RefusalException {@code booking.unknown} if there is none that can be
	 * changed
	 */
	public void cancel(String reference) {
		this.bookings.cancel(held(reference));
	}

	/**
	 * Moves the booking.
	 * @throws RefusalException {@code booking.unknown}, or {@code slot.taken} if another
	 * case took the slot
	 */
	public void move(String reference, long slot) {
		this.bookings.move(held(reference), slot);
	}

	private String held(String reference) {
		return changeable(reference).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"))
			.caseReference();
	}

	private Optional<Booking> changeable(String reference) {
		return this.bookings.forCase(reference)
			.filter((booking) -> booking.state().upcoming() || booking.state() == BookingState.WAITING);
	}

	private static String words(Slot slot) {
		return CalendarWords.dayAndTime(slot.startsAt());
	}

	/** A slot that may be chosen. */
	public record Offer(long slot, String words) {
	}

}
