package sa.wusul.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.BookingRepository.Entry;
import sa.wusul.meeting.HostLockRepository.Line;
import sa.wusul.meeting.QuarterHourRepository.Resource;
import sa.wusul.meeting.SessionRepository.Session;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Opens, moves and cancels sessions with their seats. */
@Service
@Transactional
class SessionService implements Sessions {

	private final HostLockRepository hostLockRepository;

	private final SessionRepository sessions;

	private final SlotRepository slots;

	private final RoomRepository rooms;

	private final QuarterHourRepository quarters;

	private final BookingRepository bookings;

	private final SeatingService seating;

	private final ClosingRepository closings;

	private final Clock clock;

	SessionService(HostLockRepository hostLockRepository, SessionRepository sessions, SlotRepository slots,
			RoomRepository rooms, QuarterHourRepository quarters, BookingRepository bookings, SeatingService seating,
			ClosingRepository closings, Clock clock) {
		this.hostLockRepository = hostLockRepository;
		this.sessions = sessions;
		this.slots = slots;
		this.rooms = rooms;
		this.quarters = quarters;
		this.bookings = bookings;
		this.seating = seating;
		this.closings = closings;
		this.clock = clock;
	}

	@Override
	public Opened open(SessionPlan plan) {
		var line = new Line(plan.purpose(), plan.host());
		this.hostLockRepository.hold(line);
		var opened = new ArrayList<Long>();
		var skipped = new ArrayList<LocalDate>();
		var seats = 0;
		for (var week = 0; week < plan.weeks(); week++) {
			var day = plan.day().plusWeeks(week);
			if (this.closings.isClosed(plan.centre(), day)) {
				skipped.add(day);
			}
			else {
				var session = open(plan, day);
				opened.add(session);
				seats += this.slots.forSession(session).size();
			}
		}
		if (opened.isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "session.closedDay");
		}
		this.seating.serve(line);
		return new Opened(opened, seats, skipped);
	}

	private long open(SessionPlan plan, LocalDate day) {
		var from = at(day, plan.from());
		var until = at(day, plan.until());
		check(plan, from, until);
		var same = this.sessions.find(plan.purpose(), plan.host(), plan.centre(), plan.section(), from)
			.stream()
			.filter((session) -> session.endsAt().equals(until) && session.mode() == plan.mode())
			.findFirst();
		if (same.isPresent()) {
			return same.get().id();
		}
		var room = room(plan, from, until);
		var id = this.sessions.add(plan, room, from, until, false);
		claim(this.sessions.find(id).orElseThrow());
		var length = Duration.ofMinutes(plan.slotMinutes());
		var ordinal = 0;
		for (var start = from; !start.plus(length).isAfter(until); start = start.plus(length)) {
			for (var seat = 0; seat < plan.seats(); seat++) {
				this.slots.add(id, ordinal++, plan, start, start.plus(length));
			}
		}
		return id;
	}

	/**
	 * Opens one seat outside the sessions for a single case: on a holiday as well, but
	 * not if the centre is inaccessible. Callers hold all locks.
	 * @return empty if the host or room is not free then
	 */
	Optional<Slot> openAdHoc(SessionPlan plan, Instant from, Instant until) {
		if (!this.quarters.isFree(Resource.HOST, plan.host(), from, until)
				|| this.closings.isShut(plan.centre(), from.atZone(Kingdom.ZONE).toLocalDate())) {
			return Optional.empty();
		}
		return freeRoom(this.rooms.suitable(plan.centre(), plan.section(), plan.mode(), 1), from, until)
			.map((room) -> this.sessions.add(plan, room, from, until, true))
			.map((id) -> {
				claim(this.sessions.find(id).orElseThrow());
				this.slots.add(id, 0, plan, from, until);
				return this.slots.forSession(id).get(0);
			});
	}

	private void check(SessionPlan plan, Instant from, Instant until) {
		var length = Duration.ofMinutes(plan.slotMinutes());
		if (!QuarterHourRepository.whole(from, until) || plan.slotMinutes() < 1
				|| length.toSeconds() % QuarterHourRepository.LENGTH.toSeconds() != 0
				|| from.plus(length).isAfter(until)) {
			throw new RefusalException(Kind.INVALID, "session.times");
		}
		if (from.isBefore(this.clock.instant())) {
			throw new RefusalException(Kind.INVALID, "session.past");
		}
		if (plan.purpose() == Purpose.MINISTER_MEETING && plan.seats() != 1) {
			throw new RefusalException(Kind.INVALID, "session.oneAtATime");
		}
	}

	private long room(SessionPlan plan, Instant from, Instant until) {
		var suitable = this.rooms.suitable(plan.centre(), plan.section(), plan.mode(), plan.seats());
		if (plan.room().filter((wanted) -> !suitable.contains(wanted)).isPresent()) {
			throw new RefusalException(Kind.INVALID, "room.notSuitable");
		}
		if (plan.room().isPresent()) {
			return plan.room().get();
		}
		return freeRoom(suitable, from, until).orElseThrow(() -> new RefusalException(Kind.CONFLICT, "session.noRoom"));
	}

	private Optional<Long> freeRoom(List<Long> suitable, Instant from, Instant until) {
		return suitable.stream()
			.filter((room) -> this.quarters.isFree(Resource.ROOM, room.toString(), from, until))
			.findFirst();
	}

	/**
	 * Claims the room, and the host's time if the host is a person; an office can receive
	 * in parallel.
	 */
	private void claim(Session session) {
		this.quarters.claim(Resource.ROOM, Long.toString(session.room()), session.startsAt(), session.endsAt(),
				session.claimant());
		if (session.purpose() == Purpose.MINISTER_MEETING) {
			this.quarters.claim(Resource.HOST, session.host(), session.startsAt(), session.endsAt(),
					session.claimant());
		}
	}

	@Override
	@Transactional(readOnly = true)
	public long find(Purpose purpose, String host, String centre, String section, LocalDate day, LocalTime from) {
		return this.sessions.find(purpose, host, centre, section, at(day, from))
			.stream()
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "session.unknown"))
			.id();
	}

	@Override
	@Transactional(readOnly = true)
	public int bookings(long session) {
		return upcoming(session).size();
	}

	private List<Entry> upcoming(long session) {
		return this.slots.holders(session)
			.stream()
			.flatMap((reference) -> this.bookings.find(reference).stream())
			.filter((entry) -> entry.state().upcoming())
			.toList();
	}

	@Override
	public Settlement move(long id, Instant newStart) {
		var session = hold(id);
		var by = Duration.between(session.startsAt(), newStart);
		var until = session.endsAt().plus(by);
		if (!QuarterHourRepository.whole(newStart, until)) {
			throw new RefusalException(Kind.INVALID, "session.times");
		}
		if (newStart.isBefore(this.clock.instant()) || session.startsAt().isBefore(this.clock.instant())) {
			throw new RefusalException(Kind.INVALID, "session.past");
		}
		if (this.closings.isClosed(session.centre(), newStart.atZone(Kingdom.ZONE).toLocalDate())) {
			throw new RefusalException(Kind.CONFLICT, "session.closedDay");
		}
		this.quarters.release(session.claimant());
		var room = roomAt(session, newStart, until);
		this.sessions.shift(id, newStart, until, room);
		claim(this.sessions.find(id).orElseThrow());
		this.slots.forSession(id)
			.forEach((slot) -> this.slots.shift(slot.id(), slot.startsAt().plus(by), slot.endsAt().plus(by)));
		var settled = Settlement.NOTHING;
		for (var entry : upcoming(id)) {
			settled = settled
				.and(this.seating.followSeat(entry, this.slots.forCase(entry.caseReference()).orElseThrow()));
		}
		this.seating.serve(session.line());
		return settled;
	}

	/**
	 * Returns a room for the new time: the same one if it is free. The halls of prisons
	 * do not replace each other.
	 */
	private long roomAt(Session session, Instant from, Instant until) {
		if (this.quarters.isFree(Resource.ROOM, Long.toString(session.room()), from, until)) {
			return session.room();
		}
		if (session.purpose() == Purpose.PRISON_VISIT) {
			throw new RefusalException(Kind.CONFLICT, "session.noRoom");
		}
		return freeRoom(suitable(session), from, until)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "session.noRoom"));
	}

	private List<Long> suitable(Session session) {
		var seats = (int) this.slots.forSession(session.id())
			.stream()
			.filter((slot) -> slot.startsAt().equals(session.startsAt()))
			.count();
		return this.rooms.suitable(session.centre(), session.section(), session.mode(), seats);
	}

	@Override
	public Settlement cancel(long id) {
		var session = hold(id);
		return cancel(session, ChangeReason.SESSION_CANCELLED);
	}

	@Override
	public Settlement cancel(Purpose purpose, String host, String centre, String section, LocalDate day, LocalTime from,
			int weeks) {
		this.hostLockRepository.hold(new Line(purpose, host));
		var sessions = IntStream.range(0, weeks)
			.mapToObj(day::plusWeeks)
			.flatMap((held) -> this.sessions.find(purpose, host, centre, section, at(held, from)).stream())
			.toList();
		if (sessions.isEmpty()) {
			throw new RefusalException(Kind.UNKNOWN, "session.unknown");
		}
		return cancelAll(sessions, ChangeReason.SESSION_CANCELLED);
	}

	private Settlement cancel(Session session, ChangeReason reason) {
		var booked = upcoming(session.id());
		this.sessions.cancel(session.id());
		this.slots.close(session.id());
		this.quarters.release(session.claimant());
		// All seats are released first, so that no case is rebooked onto a seat that
		// another one needs.
		booked.forEach((entry) -> this.seating.giveBack(entry.caseReference()));
		var settled = Settlement.NOTHING;
		for (var entry : booked) {
			settled = settled.and(this.seating.rebook(entry, reason));
		}
		return settled;
	}

	private Session hold(long id) {
		var session = this.sessions.find(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "session.unknown"));
		this.hostLockRepository.hold(session.line());
		return this.sessions.find(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "session.unknown"));
	}

	/** Cancels all sessions of closed days, at one centre or at all. */
	Settlement cancelBetween(Optional<String> centre, Instant from, Instant until) {
		this.hostLockRepository.holdAll();
		return cancelAll(this.sessions.between(centre, from, until), ChangeReason.CLOSED_DAY);
	}

	/** Closes all sessions before the first case is rebooked. */
	private Settlement cancelAll(List<Session> hit, ChangeReason reason) {
		hit.forEach((session) -> this.slots.close(session.id()));
		var settled = Settlement.NOTHING;
		for (var session : hit) {
			settled = settled.and(cancel(session, reason));
		}
		return settled;
	}

	/**
	 * Moves sessions whose room no longer fits to another room, or cancels them.
	 */
	Settlement leaveUnsuitable(long room) {
		this.hostLockRepository.holdAll();
		var settled = Settlement.NOTHING;
		for (var session : this.sessions.in(room, this.clock.instant())) {
			if (!suitable(session).contains(room)) {
				settled = settled.and(leave(session));
			}
		}
		return settled;
	}

	private Settlement leave(Session session) {
		var other = freeRoom(suitable(session), session.startsAt(), session.endsAt());
		if (other.isEmpty()) {
			return cancel(session, ChangeReason.SESSION_CANCELLED);
		}
		this.quarters.release(session.claimant());
		this.sessions.shift(session.id(), session.startsAt(), session.endsAt(), other.get());
		claim(this.sessions.find(session.id()).orElseThrow());
		return Settlement.NOTHING;
	}

	static Instant at(LocalDate day, LocalTime time) {
		return day.atTime(time).atZone(Kingdom.ZONE).toInstant();
	}

}
