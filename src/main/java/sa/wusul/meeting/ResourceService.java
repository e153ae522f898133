package sa.wusul.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Service that maintains rooms and interpreters. */
@Service
@Transactional
class ResourceService implements Resources {

	private final RoomRepository rooms;

	private final InterpreterRepository interpreters;

	private final SessionService sessions;

	private final SlotRepository slots;

	private final BookingRepository bookings;

	private final HostLockRepository hostLockRepository;

	private final SeatingService seating;

	private final Clock clock;

	ResourceService(RoomRepository rooms, InterpreterRepository interpreters, SessionService sessions,
			SlotRepository slots, BookingRepository bookings, HostLockRepository hostLockRepository,
			SeatingService seating, Clock clock) {
		this.rooms = rooms;
		this.interpreters = interpreters;
		this.sessions = sessions;
		this.slots = slots;
		this.bookings = bookings;
		this.hostLockRepository = hostLockRepository;
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
			throw new RefusalException(Kind.INVALID, "interpreter.hours");
		}
		return this.interpreters.enter(interpreter);
	}

	@Override
	@Transactional(readOnly = true)
	public long room(String centre, String name) {
		return this.rooms.id(centre, name).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "room.unknown"));
	}

	@Override
	public long withdraw(ResourceKind kind, String centre, String name) {
		var id = find(kind, centre, name).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "resource.unknown"));
		if (kind == ResourceKind.ROOM) {
			this.rooms.withdraw(id);
		}
		else {
			this.interpreters.withdraw(id);
		}
		return id;
	}

	@Override
	public long away(String centre, String interpreter, LocalDate day) {
		var id = this.interpreters.id(centre, interpreter)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "resource.unknown"));
		this.interpreters.away(id, day.atStartOfDay(Kingdom.ZONE).toInstant(),
				day.plusDays(1).atStartOfDay(Kingdom.ZONE).toInstant());
		return id;
	}

	private Optional<Long> find(ResourceKind kind, String centre, String name) {
		return (kind == ResourceKind.ROOM) ? this.rooms.id(centre, name) : this.interpreters.id(centre, name);
	}

	@Override
	public Settlement settle(ResourceKind kind, long id) {
		return (kind == ResourceKind.ROOM) ? settleRoom(id) : settleInterpreter(id);
	}

	/**
	 * Lets sessions follow a changed room. Sessions that still fit stay; a larger room
	 * does not shorten the waiting list by itself.
	 */
	private Settlement settleRoom(long id) {
		return this.sessions.leaveUnsuitable(id);
	}

	private Settlement settleInterpreter(long id) {
		this.hostLockRepository.holdAll();
		var settled = Settlement.NOTHING;
		for (var reference : this.interpreters.casesOf(id, this.clock.instant())) {
			var slot = this.slots.forCase(reference).orElseThrow();
			if (!this.interpreters.works(id, slot)) {
				settled = settled
					.and(this.seating.replaceInterpreter(this.bookings.find(reference).orElseThrow(), slot));
			}
		}
		this.bookings.linesWithWaiting().forEach(this.seating::serve);
		return settled;
	}

}
