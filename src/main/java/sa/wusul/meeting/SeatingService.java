package sa.wusul.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingRepository.Entry;
import sa.wusul.meeting.HostLockRepository.Line;
import sa.wusul.meeting.SlotPriorityDecisions.Standing;
import sa.wusul.meeting.SlotRepository.Held;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * Service that assigns and releases seats. Callers hold the lock of the host, within a
 * transaction.
 */
@Component
class SeatingService {

	private static final List<String> CHANGES = List.of(Bookings.MOVED, Bookings.DISPLACED);

	/** The news that a later one makes untrue. */
	private static final Map<String, List<String>> OVERTAKEN = Map.of(Bookings.DISPLACED, CHANGES, Bookings.MOVED,
			CHANGES, Bookings.CANCELLED, CHANGES);

	private static final Duration AS_FAR_AS_ANYBODY_PLANS = Duration.ofDays(3660);

	private static final int LOOKS = 5;

	private final SlotRepository slots;

	private final SessionRepository sessions;

	private final BookingRepository bookings;

	private final InterpreterRepository interpreters;

	private final QuarterHourRepository quarters;

	private final SlotPriorityDecisions priority;

	private final InterpreterNoticeService notices;

	private final Inbox inbox;

	private final Clock clock;

	SeatingService(SlotRepository slots, SessionRepository sessions, BookingRepository bookings,
			InterpreterRepository interpreters, QuarterHourRepository quarters, SlotPriorityDecisions priority,
			InterpreterNoticeService notices, Inbox inbox, Clock clock) {
		this.slots = slots;
		this.sessions = sessions;
		this.bookings = bookings;
		this.interpreters = interpreters;
		this.quarters = quarters;
		this.priority = priority;
		this.notices = notices;
		this.inbox = inbox;
		this.clock = clock;
	}

	/**
	 * Takes the slot chosen by the requester.
	 * @throws RefusalException {@code slot.unknown}, {@code slot.notSuitable} or
	 * {@code slot.taken}
	 */
	Entry seatAt(Entry entry, long slotId) {
		var slot = this.slots.find(slotId).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "slot.unknown"));
		var anybody = this.priority.forPurpose(entry.line().purpose(), entry.priority(), false);
		if (!entry.suits(slot) || slot.startsAt().isBefore(earliest(anybody))) {
			throw new RefusalException(Kind.INVALID, "slot.notSuitable");
		}
		if (entry.search().interpreter() && !this.interpreters.anyFree(slot)) {
			throw new RefusalException(Kind.CONFLICT, "slot.noInterpreter");
		}
		return take(entry, slot).orElseThrow(() -> new RefusalException(Kind.CONFLICT, "slot.taken"));
	}

	/** Takes the earliest slot that fits, or a place on the waiting list. */
	Entry seatOrWait(Entry entry) {
		var standing = standing(entry);
		var ranked = entry.ranked(standing.rank());
		return seat(ranked, standing)
			.orElseGet(() -> this.bookings.keep(ranked.withoutSeat(BookingState.WAITING), Optional.empty()));
	}

	/**
	 * Takes the earliest seat at the case's own centre that fits one of its wishes and
	 * begins in time, free or from another case. Returns empty if there is none; a
	 * present seat is then kept.
	 */
	Optional<Entry> seatBy(List<Entry> wishes, Instant latest) {
		var standing = standing(wishes.get(0));
		var ranked = wishes.stream().map((wish) -> wish.ranked(standing.rank())).toList();
		var reach = new Reach(earliest(standing), latest, true, patience(standing));
		if (first(ranked, reach).isEmpty()) {
			return Optional.empty();
		}
		giveBack(wishes.get(0).caseReference());
		return seat(ranked, reach);
	}

	private Optional<Entry> seat(Entry entry, Standing standing) {
		return seat(List.of(entry), Reach.anyTime(earliest(standing), patience(standing)));
	}

	private Optional<Entry> takeFree(Entry entry, Instant from) {
		return seat(List.of(entry), Reach.anyTime(from, Optional.empty()));
	}

	/**
	 * Takes a seat, and searches again if an interpreter was taken for another host at
	 * the same moment; the centre's interpreters are locked by then.
	 */
	private Optional<Entry> seat(List<Entry> wishes, Reach reach) {
		for (var look = 0; look < LOOKS; look++) {
			var found = first(wishes, reach);
			var taken = found.flatMap(this::sit);
			if (found.isEmpty() || taken.isPresent()) {
				return taken;
			}
		}
		return Optional.empty();
	}

	private static Optional<Duration> patience(Standing standing) {
		return Optional.of(standing).filter(Standing::displaces).map(Standing::patience);
	}

	private Optional<Found> first(List<Entry> wishes, Reach reach) {
		var free = earliest(wishes.stream()
			.flatMap((wish) -> this.slots.earliest(wish.search(), reach.from(), reach.near())
				.filter((slot) -> !slot.startsAt().isAfter(reach.latest()))
				.map((slot) -> new Found(wish, slot, Optional.empty()))
				.stream()));
		var before = free.flatMap((seat) -> reach.patience().map(seat.slot().startsAt()::minus))
			.orElse(reach.latest().plusMillis(1));
		return reach.patience()
			.flatMap((displaces) -> earliest(wishes.stream().flatMap((wish) -> held(wish, reach, before).stream())))
			.or(() -> free);
	}

	private static Optional<Found> earliest(Stream<Found> seats) {
		return seats.min(Comparator.comparing((seat) -> seat.slot().startsAt()));
	}

	private Optional<Found> held(Entry entry, Reach reach, Instant before) {
		return this.slots.held(entry.search(), reach.from(), before, reach.near())
			.stream()
			.filter((seat) -> mayBeTaken(entry, seat))
			.filter((seat) -> !entry.search().interpreter() || this.interpreters.anyFree(seat.slot())
					|| this.bookings.find(seat.caseReference()).orElseThrow().interpreterId().isPresent())
			.findFirst()
			.map((seat) -> new Found(entry, seat.slot(), Optional.of(seat.caseReference())));
	}

	private Optional<Entry> sit(Found found) {
		return found.holder().isPresent() ? takeFromHolder(found) : take(found.wish(), found.slot());
	}

	private boolean mayBeTaken(Entry entry, Held seat) {
		var holder = this.priority.forPurpose(entry.line().purpose(), seat.priority(), seat.firstInLine());
		return holder.displaceable() && !seat.slot().startsAt().isBefore(this.clock.instant().plus(holder.safe()));
	}

	private Optional<Entry> takeFromHolder(Found found) {
		var holder = this.bookings.find(found.holder().orElseThrow()).orElseThrow();
		giveBack(holder.caseReference());
		var taken = take(found.wish(), found.slot());
		rebook(holder, ChangeReason.URGENT_MATTER);
		return taken;
	}

	/**
	 * Takes the seat. Returns empty if the seat or the last interpreter was taken at the
	 * same moment.
	 */
	Optional<Entry> take(Entry entry, Slot slot) {
		if (!this.slots.take(slot.id(), entry.caseReference())) {
			return Optional.empty();
		}
		var interpreter = entry.search().interpreter() ? claimInterpreter(entry, slot) : Optional.<Long>empty();
		if (entry.search().interpreter() && interpreter.isEmpty()) {
			this.slots.release(entry.caseReference());
			return Optional.empty();
		}
		return Optional.of(this.bookings.keep(entry.booked(interpreter), Optional.of(slot)));
	}

	private Optional<Long> claimInterpreter(Entry entry, Slot slot) {
		var claimed = this.interpreters.claim(slot.centre(), slot.section(), slot.startsAt(), slot.endsAt(),
				entry.caseReference());
		claimed.ifPresent((interpreter) -> this.notices.booked(entry.caseReference(), interpreter, slot));
		return claimed;
	}

	/** Adds an interpreter of another centre to a seat that was taken without one. */
	Entry interpretRemotely(Entry entry, Slot slot) {
		var interpreter = this.interpreters
			.claimRemote(slot.section(), slot.startsAt(), slot.endsAt(), entry.caseReference())
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "slot.noInterpreter"));
		this.notices.bookedRemotely(entry.caseReference(), interpreter, slot);
		return this.bookings.keep(entry.interpreted().booked(Optional.of(interpreter)), Optional.of(slot));
	}

	/**
	 * Releases the seat and interpreter of a case without any message. A session opened
	 * for this case alone ends, so that no other case is called in at night.
	 */
	void giveBack(String caseReference) {
		this.slots.forCase(caseReference)
			.ifPresent((slot) -> this.interpreters.heldBy(caseReference)
				.ifPresent((interpreter) -> this.notices.released(caseReference, interpreter, slot)));
		this.sessions.adHoc(caseReference).ifPresent((session) -> {
			this.sessions.cancel(session.id());
			this.slots.close(session.id());
			this.quarters.release(session.claimant());
		});
		this.slots.release(caseReference);
		this.quarters.release(caseReference);
	}

	/**
	 * Finds another seat for a case that lost its own, or puts it first in line.
	 * @return the outcome
	 */
	Settlement rebook(Entry entry, ChangeReason reason) {
		giveBack(entry.caseReference());
		var now = seatOrWait(entry.displaced(reason).withoutSeat(BookingState.WAITING));
		tell(now, Bookings.DISPLACED);
		return (now.state() == BookingState.BOOKED) ? new Settlement(1, 0) : new Settlement(0, 1);
	}

	/**
	 * Keeps a seat that was moved to another time, if a required interpreter is available
	 * then; otherwise rebooks the case.
	 */
	Settlement followSeat(Entry entry, Slot slot) {
		this.quarters.release(entry.caseReference());
		var interpreter = entry.search().interpreter() ? claimInterpreter(entry, slot) : Optional.<Long>empty();
		if (entry.search().interpreter() && interpreter.isEmpty()) {
			return rebook(entry, ChangeReason.SESSION_MOVED);
		}
		tell(this.bookings.keep(entry.displaced(ChangeReason.SESSION_MOVED).booked(interpreter), Optional.of(slot)),
				Bookings.DISPLACED);
		return new Settlement(1, 0);
	}

	/** Finds another interpreter for the same seat, or another seat. */
	Settlement replaceInterpreter(Entry entry, Slot slot) {
		this.interpreters.heldBy(entry.caseReference())
			.ifPresent((interpreter) -> this.notices.released(entry.caseReference(), interpreter, slot));
		this.quarters.release(entry.caseReference());
		var interpreter = claimInterpreter(entry, slot);
		if (interpreter.isEmpty()) {
			return rebook(entry, ChangeReason.INTERPRETER_LOST);
		}
		var confirmed = entry.state();
		this.bookings.keep(entry.booked(interpreter).in(confirmed), Optional.of(slot));
		return Settlement.NOTHING;
	}

	/** Assigns free seats to the waiting list in its order. */
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

	/**
	 * Sends a message to the process of the case in the current transaction. News that
	 * the process has not taken yet is no longer true, and is withdrawn.
	 */
	void tell(Entry entry, String message) {
		this.inbox.withdraw(entry.caseReference(), OVERTAKEN.getOrDefault(message, List.of()));
		this.inbox
			.receive(new InboxMessage(NeutralText.format("%s:%s:%d", message, entry.caseReference(), entry.version()),
					message, entry.caseReference()));
	}

	Standing standing(Entry entry) {
		return this.priority.forPurpose(entry.line().purpose(), entry.priority(), entry.firstInLine());
	}

	Instant earliest(Standing standing) {
		return this.clock.instant().plus(standing.notice());
	}

	/**
	 * The limits of a search.
	 *
	 * @param near whether only the requester's own centre counts
	 * @param patience how much later a free slot may be before another case's slot is
	 * taken; empty if none may be taken
	 */
	private record Reach(Instant from, Instant latest, boolean near, Optional<Duration> patience) {

		static Reach anyTime(Instant from, Optional<Duration> patience) {
			return new Reach(from, from.plus(AS_FAR_AS_ANYBODY_PLANS), false, patience);
		}

	}

	/** A seat that fits, with its holder. */
	private record Found(Entry wish, Slot slot, Optional<String> holder) {
	}

	/** The search of a waiting case; if it finds no seat, no equal search does. */
	private record Hope(SlotSearch search, Instant from) {
	}

}
