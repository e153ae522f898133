package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiPredicate;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.BookingRepository.Entry;
import sa.wusul.platform.clock.Kingdom;

/**
 * Service that finds seats for urgent cases. It locks all hosts, because it considers
 * several hosts and rooms in which others could open a session; this happens a few times
 * a day.
 */
@Service
@Transactional
class QuickMeetingService implements QuickMeetings {

	private final HostLockRepository hostLockRepository;

	private final BookingService bookings;

	private final SessionService sessions;

	private final BookingRepository repository;

	private final InterpreterRepository interpreters;

	private final SeatingService seating;

	private final QuickSeatDecisions seats;

	private final Clock clock;

	QuickMeetingService(HostLockRepository hostLockRepository, BookingService bookings, SessionService sessions,
			BookingRepository repository, InterpreterRepository interpreters, SeatingService seating,
			QuickSeatDecisions seats, Clock clock) {
		this.hostLockRepository = hostLockRepository;
		this.bookings = bookings;
		this.sessions = sessions;
		this.repository = repository;
		this.interpreters = interpreters;
		this.seating = seating;
		this.seats = seats;
		this.clock = clock;
	}

	@Override
	public Optional<Booking> find(QuickMeeting meeting) {
		this.hostLockRepository.holdAll();
		var latest = this.clock.instant().plus(meeting.within());
		var before = this.repository.find(meeting.caseReference());
		var kept = before.filter((entry) -> entry.state().seated())
			.map(this.bookings::booking)
			.filter((booking) -> booking.state() == BookingState.CHECKED_IN
					|| !booking.slot().orElseThrow().startsAt().isAfter(latest));
		if (kept.isPresent()) {
			return kept;
		}
		var wishes = this.seats.forRequestType(meeting.requestType(), meeting.within())
			.stream()
			.map((seat) -> wish(meeting, seat, before))
			.toList();
		var seated = wishes.isEmpty() ? Optional.<Entry>empty() : this.seating.seatBy(wishes, latest);
		return seated.map((entry) -> served(entry, before));
	}

	@Override
	public Optional<Booking> open(QuickMeeting meeting) {
		return open(meeting, (start, until) -> !meeting.interpreter()
				|| this.interpreters.anyFree(meeting.centre(), meeting.section(), start, until));
	}

	private Optional<Booking> open(QuickMeeting meeting, BiPredicate<Instant, Instant> interpreted) {
		this.hostLockRepository.holdAll();
		var before = this.repository.find(meeting.caseReference());
		for (var seat : this.seats.forRequestType(meeting.requestType(), meeting.within())) {
			var opened = seat.opens() ? open(meeting, seat, interpreted) : Optional.<Slot>empty();
			if (opened.isPresent()) {
				return Optional.of(served(seat(wish(meeting, seat, before), opened.get()), before));
			}
		}
		return Optional.empty();
	}

	@Override
	public Optional<Booking> seatWithRemoteInterpreter(QuickMeeting meeting) {
		return open(meeting.withoutInterpreter(),
				(start, until) -> this.interpreters.anyFreeRemotely(meeting.section(), start, until))
			.map((booking) -> this.bookings.booking(this.seating.interpretRemotely(
					this.repository.find(meeting.caseReference()).orElseThrow(), booking.slot().orElseThrow())));
	}

	@Override
	public void giveUp(String caseReference) {
		this.hostLockRepository.holdAll();
		this.repository.find(caseReference)
			.filter((entry) -> entry.state().upcoming() || entry.state() == BookingState.WAITING)
			.ifPresent((entry) -> {
				this.seating.giveBack(caseReference);
				this.repository.keep(entry.withoutSeat(BookingState.POSTPONED), Optional.empty());
				this.seating.serve(entry.line());
			});
	}

	/**
	 * Opens a seat at the first quarter of an hour at which host, room and interpreter
	 * are free.
	 */
	private Optional<Slot> open(QuickMeeting meeting, QuickSeat seat, BiPredicate<Instant, Instant> interpreted) {
		var now = this.clock.instant();
		var latest = now.plus(meeting.within());
		var start = nextQuarter(now.plus(seat.notice()));
		var opened = Optional.<Slot>empty();
		while (opened.isEmpty() && !start.isAfter(latest)) {
			var until = start.plus(seat.length());
			if (interpreted.test(start, until)) {
				opened = this.sessions.openAdHoc(plan(meeting, seat, start), start, until);
			}
			start = start.plus(QuarterHourRepository.LENGTH);
		}
		return opened;
	}

	private Entry seat(Entry wish, Slot slot) {
		this.seating.giveBack(wish.caseReference());
		return this.seating.take(wish.ranked(this.seating.standing(wish).rank()), slot).orElseThrow();
	}

	/** Offers the seat that the case had before to the waiting list. */
	private Booking served(Entry entry, Optional<Entry> before) {
		before.filter((old) -> old.state().seated()).ifPresent((old) -> this.seating.serve(old.line()));
		return this.bookings.booking(entry);
	}

	private Entry wish(QuickMeeting meeting, QuickSeat seat, Optional<Entry> before) {
		return Entry.of(new BookingRequest(meeting.caseReference(), Purpose.MINISTER_MEETING, seat.host(), seat.mode(),
				meeting.centre(), meeting.section(), meeting.interpreter(), meeting.priority(), Optional.empty(),
				Optional.empty()), this.clock.instant(), before);
	}

	private static SessionPlan plan(QuickMeeting meeting, QuickSeat seat, Instant start) {
		var from = start.atZone(Kingdom.ZONE);
		return new SessionPlan(Purpose.MINISTER_MEETING, seat.host(), seat.mode(), meeting.centre(), meeting.section(),
				Optional.empty(), from.toLocalDate(), from.toLocalTime(), from.plus(seat.length()).toLocalTime(),
				(int) seat.length().toMinutes(), 1, 1, "wusul");
	}

	private static Instant nextQuarter(Instant moment) {
		var length = QuarterHourRepository.LENGTH.toSeconds();
		return moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(Math.floorMod(-moment.getEpochSecond(), length));
	}

}
