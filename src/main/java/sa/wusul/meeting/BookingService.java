package sa.wusul.meeting;

import java.time.Clock;
import java.util.Arrays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.BookingRepository.Entry;
import sa.wusul.meeting.HostLockRepository.Line;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Service that makes bookings, one at a time for each host. */
@Service
@Transactional
class BookingService implements Bookings {

	private final HostLockRepository hostLockRepository;

	private final SlotRepository slots;

	private final BookingRepository bookings;

	private final InterpreterRepository interpreters;

	private final SeatingService seating;

	private final SlotPriorityDecisions priority;

	private final Clock clock;

	BookingService(HostLockRepository hostLockRepository, SlotRepository slots, BookingRepository bookings,
			InterpreterRepository interpreters, SeatingService seating, SlotPriorityDecisions priority, Clock clock) {
		this.hostLockRepository = hostLockRepository;
		this.slots = slots;
		this.bookings = bookings;
		this.interpreters = interpreters;
		this.seating = seating;
		this.priority = priority;
		this.clock = clock;
	}

	@Override
	public Booking book(BookingRequest request) {
		var asked = new Line(request.purpose(), request.host());
		var before = hold(request.caseReference(), asked);
		if (before.filter((entry) -> keeps(entry, request)).isPresent()) {
			return booking(before.get());
		}
		var given = before.filter((entry) -> entry.state().seated());
		given.ifPresent((entry) -> this.seating.giveBack(entry.caseReference()));
		var entry = Entry.of(request, this.clock.instant(), before);
		var now = request.slotId()
			.map((slot) -> this.seating.seatAt(entry.ranked(this.seating.standing(entry).rank()), slot))
			.orElseGet(() -> this.seating.seatOrWait(entry));
		given.ifPresent((old) -> this.seating.serve(old.line()));
		return booking(now);
	}

	/**
	 * Checks whether the request repeats the present booking without being more urgent.
	 */
	private boolean keeps(Entry entry, BookingRequest request) {
		return !entry.state().over() && (entry.state() == BookingState.CHECKED_IN
				|| (entry.line().equals(new Line(request.purpose(), request.host())) && !raised(entry, request)));
	}

	private boolean raised(Entry entry, BookingRequest request) {
		var asked = this.priority.forPurpose(request.purpose(), request.priority(), entry.firstInLine());
		return asked.displaces() && !this.seating.standing(entry).displaces();
	}

	@Override
	public Booking move(String caseReference, long slotId) {
		var entry = hold(caseReference).filter((found) -> found.state().upcoming() || waits(found))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		if (this.slots.holder(slotId).filter(caseReference::equals).isPresent()) {
			return booking(entry);
		}
		this.seating.giveBack(caseReference);
		var moved = this.seating.seatAt(entry, slotId);
		this.seating.tell(moved, waits(entry) ? SLOT_FOUND : MOVED);
		this.seating.serve(entry.line());
		return booking(moved);
	}

	@Override
	public void confirm(String caseReference) {
		var entry = hold(caseReference).filter((found) -> found.state().upcoming())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		if (entry.state() == BookingState.BOOKED) {
			this.bookings.keep(entry.in(BookingState.CONFIRMED), this.slots.forCase(caseReference));
		}
	}

	@Override
	public void displace(String caseReference, ChangeReason reason) {
		hold(caseReference).filter((entry) -> entry.state().upcoming()).ifPresent((entry) -> {
			this.seating.rebook(entry, reason);
			this.seating.serve(entry.line());
		});
	}

	@Override
	public void cancel(String caseReference) {
		hold(caseReference).filter((entry) -> !entry.state().over()).ifPresent((entry) -> {
			this.seating.giveBack(caseReference);
			var cancelled = this.bookings.keep(entry.withoutSeat(BookingState.CANCELLED), Optional.empty());
			this.seating.tell(cancelled, CANCELLED);
			this.seating.serve(entry.line());
		});
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Booking> forCase(String caseReference) {
		return this.bookings.find(caseReference).map(this::booking);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Booking> between(Instant from, Instant until) {
		return this.slots.takenBetween(from, until).stream().map(this::forCase).flatMap(Optional::stream).toList();
	}

	/** Not read-only, because the engine records the evaluation of the decision. */
	@Override
	@Transactional(readOnly = true)
	public Optional<String> interpreterCentre(String caseReference) {
		return this.bookings.find(caseReference).flatMap(Entry::interpreterId).flatMap(this.interpreters::centre);
	}

	@Override
	public List<Slot> free(SlotSearch search, int most) {
		var anybody = this.priority.forPurpose(search.purpose(), "NORMAL", false);
		return this.slots.free(search, this.seating.earliest(anybody), most);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Slot> slot(long id) {
		return this.slots.find(id);
	}

	@Override
	@Transactional(readOnly = true)
	public List<String> hosts(Purpose purpose) {
		return this.slots.hosts(purpose, this.clock.instant());
	}

	@Override
	public void record(String caseReference, BookingState outcome) {
		var entry = hold(caseReference).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		if (entry.state() == outcome) {
			return;
		}
		if (!entry.state().seated() || outcome.upcoming() || waits(entry.in(outcome))) {
			throw new RefusalException(Kind.CONFLICT, "booking.notSeated");
		}
		switch (outcome) {
			case CHECKED_IN, HELD, NO_SHOW -> this.bookings.keep(entry.in(outcome), this.slots.forCase(caseReference));
			default -> {
				this.seating.giveBack(caseReference);
				this.bookings.keep(entry.withoutSeat(outcome), Optional.empty());
				this.seating.serve(entry.line());
			}
		}
	}

	/**
	 * Offers what has become free elsewhere, such as an interpreter, to the waiting list.
	 */
	void serve(Line line) {
		this.hostLockRepository.hold(line);
		this.seating.serve(line);
	}

	/**
	 * Locks the hosts of the case's booking and of the request, and then reads the
	 * booking.
	 */
	private Optional<Entry> hold(String caseReference, Line... asked) {
		var before = this.bookings.find(caseReference).map(Entry::line);
		var lines = Stream.concat(Arrays.stream(asked), before.stream()).toArray(Line[]::new);
		if (lines.length == 0) {
			return Optional.empty();
		}
		this.hostLockRepository.hold(lines);
		return this.bookings.find(caseReference);
	}

	private static boolean waits(Entry entry) {
		return entry.state() == BookingState.WAITING;
	}

	Booking booking(Entry entry) {
		return new Booking(entry.caseReference(), entry.state(), this.slots.forCase(entry.caseReference()),
				entry.interpreterId().flatMap(this.interpreters::name), entry.displacedFor(), entry.version());
	}

}
