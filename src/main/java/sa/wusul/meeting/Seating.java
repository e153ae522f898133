package sa.wusul.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingTable.Entry;
import sa.wusul.meeting.Desks.Line;
import sa.wusul.meeting.SlotPriority.Standing;
import sa.wusul.meeting.SlotTable.Held;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Gives seats and takes them back. Whoever calls it holds the desk of the host, within a
 * transaction.
 */
@Component
class Seating {

	private static final Duration AS_FAR_AS_ANYBODY_PLANS = Duration.ofDays(3660);

	private static final int LOOKS = 5;

	private final SlotTable slots;

	private final BookingTable bookings;

	private final InterpreterTable interpreters;

	private final Quarters quarters;

	private final SlotPriority priority;

	private final Inbox inbox;

	private final Clock clock;

	Seating(SlotTable slots, BookingTable bookings, InterpreterTable interpreters, Quarters quarters,
			SlotPriority priority, Inbox inbox, Clock clock) {
		this.slots = slots;
		this.bookings = bookings;
		this.interpreters = interpreters;
		this.quarters = quarters;
		this.priority = priority;
		this.inbox = inbox;
		this.clock = clock;
	}

	/**
	 * The slot that the person chose.
	 * @throws Refusal {@code slot.unknown}, {@code slot.notSuitable} or
	 * {@code slot.taken}
	 */
	Entry seatAt(Entry entry, long slotId) {
		var slot = this.slots.find(slotId).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "slot.unknown"));
		var anybody = this.priority.of(entry.line().purpose(), entry.priority(), false);
		if (!entry.suits(slot) || slot.startsAt().isBefore(earliest(anybody))) {
			throw new Refusal(Kind.INVALID, "slot.notSuitable");
		}
		if (entry.interpreter() && !this.interpreters.anyFree(slot)) {
			throw new Refusal(Kind.CONFLICT, "slot.noInterpreter");
		}
		return take(entry, slot).orElseThrow(() -> new Refusal(Kind.CONFLICT, "slot.taken"));
	}

	/** The earliest slot that suits, or a place in the waiting list. */
	Entry seatOrWait(Entry entry) {
		var standing = standing(entry);
		var ranked = entry.ranked(standing.rank());
		return seat(ranked, standing)
			.orElseGet(() -> this.bookings.keep(ranked.withoutSeat(BookingState.WAITING), Optional.empty()));
	}

	private Optional<Entry> seat(Entry entry, Standing standing) {
		var from = earliest(standing);
		if (standing.displaces()) {
			var before = this.slots.earliest(entry.search(), from)
				.map((slot) -> slot.startsAt().minus(standing.patience()))
				.orElse(from.plus(AS_FAR_AS_ANYBODY_PLANS));
			var held = held(entry, from, before);
			if (held.isPresent()) {
				return takeFromHolder(entry, held.get());
			}
		}
		return takeFree(entry, from);
	}

	/**
	 * Looks again where an interpreter went to another host's desk at the same moment;
	 * the centre's interpreters are held by then.
	 */
	private Optional<Entry> takeFree(Entry entry, Instant from) {
		for (var look = 0; look < LOOKS; look++) {
			var free = this.slots.earliest(entry.search(), from);
			var taken = free.flatMap((slot) -> take(entry, slot));
			if (free.isEmpty() || taken.isPresent()) {
				return taken;
			}
		}
		return Optional.empty();
	}

	private Optional<Held> held(Entry entry, Instant from, Instant before) {
		return this.slots.held(entry.search(), from, before)
			.stream()
			.filter((seat) -> mayBeTaken(entry, seat))
			.filter((seat) -> !entry.interpreter() || this.interpreters.anyFree(seat.slot())
					|| this.bookings.find(seat.caseReference()).orElseThrow().interpreterId().isPresent())
			.findFirst();
	}

	private boolean mayBeTaken(Entry entry, Held seat) {
		var holder = this.priority.of(entry.line().purpose(), seat.priority(), seat.firstInLine());
		return holder.displaceable() && !seat.slot().startsAt().isBefore(this.clock.instant().plus(holder.safe()));
	}

	private Optional<Entry> takeFromHolder(Entry entry, Held held) {
		var holder = this.bookings.find(held.caseReference()).orElseThrow();
		giveBack(holder.caseReference());
		var taken = take(entry, held.slot());
		rebook(holder);
		return taken;
	}

	/** Empty where the seat, or the last interpreter, was taken at this moment. */
	private Optional<Entry> take(Entry entry, Slot slot) {
		if (!this.slots.take(slot.id(), entry.caseReference())) {
			return Optional.empty();
		}
		var interpreter = entry.interpreter() ? claimInterpreter(entry, slot) : Optional.<Long>empty();
		if (entry.interpreter() && interpreter.isEmpty()) {
			this.slots.release(entry.caseReference());
			return Optional.empty();
		}
		return Optional.of(this.bookings.keep(entry.booked(interpreter), Optional.of(slot)));
	}

	private Optional<Long> claimInterpreter(Entry entry, Slot slot) {
		return this.interpreters.claim(slot.centre(), slot.section(), slot.startsAt(), slot.endsAt(),
				entry.caseReference());
	}

	/** Frees seat and interpreter of a case, without a word to anybody. */
	void giveBack(String caseReference) {
		this.slots.release(caseReference);
		this.quarters.release(caseReference);
	}

	/**
	 * Finds another seat for a case that lost its own, at once or first in line.
	 * @return what became of it
	 */
	Settled rebook(Entry entry) {
		giveBack(entry.caseReference());
		var now = seatOrWait(entry.asDisplaced().withoutSeat(BookingState.WAITING));
		tell(now, Bookings.DISPLACED);
		return (now.state() == BookingState.BOOKED) ? new Settled(1, 0) : new Settled(0, 1);
	}

	/**
	 * Its seat is at another time now; keeps it where an interpreter can come then, if
	 * one is needed.
	 */
	Settled followSeat(Entry entry, Slot slot) {
		this.quarters.release(entry.caseReference());
		var interpreter = entry.interpreter() ? claimInterpreter(entry, slot) : Optional.<Long>empty();
		if (entry.interpreter() && interpreter.isEmpty()) {
			return rebook(entry);
		}
		tell(this.bookings.keep(entry.asDisplaced().booked(interpreter), Optional.of(slot)), Bookings.DISPLACED);
		return new Settled(1, 0);
	}

	/** Another interpreter for the same seat, or another seat. */
	Settled replaceInterpreter(Entry entry, Slot slot) {
		this.quarters.release(entry.caseReference());
		var interpreter = claimInterpreter(entry, slot);
		if (interpreter.isEmpty()) {
			return rebook(entry);
		}
		var confirmed = entry.state();
		this.bookings.keep(entry.booked(interpreter).in(confirmed), Optional.of(slot));
		return Settled.NOTHING;
	}

	/** Gives free seats to those who wait, first in line first. */
	void serve(Line line) {
		var hopeless = new HashSet<Hope>();
		for (var entry : this.bookings.waiting(line)) {
			var hope = new Hope(entry.search(), earliest(standing(entry)));
			if (!hopeless.contains(hope)) {
				takeFree(entry, hope.from()).ifPresentOrElse((seated) -> tell(seated, Bookings.SLOT_FOUND),
						() -> hopeless.add(hope));
			}
		}
	}

	/** Tells the process of the case, with the transaction. */
	void tell(Entry entry, String message) {
		this.inbox.receive(new InboxMessage("%s:%s:%d".formatted(message, entry.caseReference(), entry.version()),
				message, entry.caseReference()));
	}

	Standing standing(Entry entry) {
		return this.priority.of(entry.line().purpose(), entry.priority(), entry.firstInLine());
	}

	Instant earliest(Standing standing) {
		return this.clock.instant().plus(standing.notice());
	}

	/** What somebody waits for; where one finds nothing, nobody with the same does. */
	private record Hope(SlotSearch search, Instant from) {
	}

}
