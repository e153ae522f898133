package sa.wusul.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The times in which seats were in together with others, and so had to be recorded, from
 * the events of their room.
 *
 * @param attended for how long the seat was in with others
 * @param open for how long of that its microphone was on
 * @param shown for how long of that its camera was on
 */
record RoomPresence(Duration attended, Duration open, Duration shown) {

	private static final RoomPresence NONE = new RoomPresence(Duration.ZERO, Duration.ZERO, Duration.ZERO);

	/** Returns the presence of each seat that was in with others. */
	static Map<Integer, RoomPresence> of(List<RoomEvent> events) {
		var presences = new HashMap<Integer, RoomPresence>();
		var in = new HashSet<Integer>();
		var muted = new HashSet<Integer>();
		var covered = new HashSet<Integer>();
		var before = Instant.EPOCH;
		for (var event : events) {
			if (in.size() > 1) {
				var passed = Duration.between(before, event.happenedAt());
				in.forEach((seat) -> presences.merge(seat,
						NONE.plus(passed, muted.contains(seat), covered.contains(seat)), RoomPresence::plus));
			}
			before = event.happenedAt();
			event.seatNumber()
				.ifPresentOrElse((seat) -> change(event.kind(), seat, in, muted, covered), () -> end(event.kind(), in));
		}
		return presences;
	}

	private static void change(RoomEventKind kind, int seat, Set<Integer> in, Set<Integer> muted,
			Set<Integer> covered) {
		switch (kind) {
			case ADMITTED, RESUMED -> in.add(seat);
			case ENTERED, LOST, REMOVED, LEFT, REVOKED -> in.remove(seat);
			case MUTED -> muted.add(seat);
			case HEARD -> muted.remove(seat);
			case COVERED -> covered.add(seat);
			case SHOWN -> covered.remove(seat);
			default -> {
				// Tickets and invitations let nobody in.
			}
		}
	}

	private static void end(RoomEventKind kind, Set<Integer> in) {
		if (kind == RoomEventKind.CLOSED || kind == RoomEventKind.EXPIRED || kind == RoomEventKind.HALTED) {
			in.clear();
		}
	}

	private RoomPresence plus(Duration passed, boolean silent, boolean dark) {
		return plus(new RoomPresence(passed, silent ? Duration.ZERO : passed, dark ? Duration.ZERO : passed));
	}

	private RoomPresence plus(RoomPresence other) {
		return new RoomPresence(this.attended.plus(other.attended), this.open.plus(other.open),
				this.shown.plus(other.shown));
	}

}
