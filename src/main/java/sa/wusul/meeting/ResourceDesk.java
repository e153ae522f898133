package sa.wusul.meeting;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Maintains rooms and interpreters. */
@Service
@Transactional
class ResourceDesk implements Resources {

	private final RoomTable rooms;

	private final InterpreterTable interpreters;

	private final SessionDesk sessions;

	private final SlotTable slots;

	private final BookingTable bookings;

	private final Desks desks;

	private final Seating seating;

	private final Clock clock;

	ResourceDesk(RoomTable rooms, InterpreterTable interpreters, SessionDesk sessions, SlotTable slots,
			BookingTable bookings, Desks desks, Seating seating, Clock clock) {
		this.rooms = rooms;
		this.interpreters = interpreters;
		this.sessions = sessions;
		this.slots = slots;
		this.bookings = bookings;
		this.desks = desks;
		this.seating = seating;
		this.clock = clock;
	}

	@Override
	public long enter(RoomFacts room) {
		return this.rooms.enter(room);
	}

	@Override
	public long enter(InterpreterFacts interpreter) {
		if (interpreter.days().isEmpty() || !interpreter.from().isBefore(interpreter.until())) {
			throw new Refusal(Kind.INVALID, "interpreter.hours");
		}
		return this.interpreters.enter(interpreter);
	}

	@Override
	@Transactional(readOnly = true)
	public long room(String centre, String name) {
		return this.rooms.id(centre, name).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "room.unknown"));
	}

	@Override
	public long withdraw(ResourceKind kind, String centre, String name) {
		var id = find(kind, centre, name).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "resource.unknown"));
		if (kind == ResourceKind.ROOM) {
			this.rooms.withdraw(id);
		}
		else {
			this.interpreters.withdraw(id);
		}
		return id;
	}

	private Optional<Long> find(ResourceKind kind, String centre, String name) {
		return (kind == ResourceKind.ROOM) ? this.rooms.id(centre, name) : this.interpreters.id(centre, name);
	}

	@Override
	public Settled settle(ResourceKind kind, long id) {
		return (kind == ResourceKind.ROOM) ? settleRoom(id) : settleInterpreter(id);
	}

	/**
	 * Lets sessions follow a changed room. Sessions that still fit stay; a larger room
	 * does not shorten the waiting list by itself.
	 */
	private Settled settleRoom(long id) {
		return this.sessions.leaveUnsuitable(id);
	}

	private Settled settleInterpreter(long id) {
		this.desks.holdAll();
		var settled = Settled.NOTHING;
		for (var reference : this.interpreters.casesOf(id, this.clock.instant())) {
			var slot = this.slots.of(reference).orElseThrow();
			if (!this.interpreters.works(id, slot)) {
				settled = settled
					.and(this.seating.replaceInterpreter(this.bookings.find(reference).orElseThrow(), slot));
			}
		}
		this.bookings.linesWithWaiting().forEach(this.seating::serve);
		return settled;
	}

}
