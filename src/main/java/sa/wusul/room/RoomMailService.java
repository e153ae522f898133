package sa.wusul.room;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;

/**
 * The mail of a room: messages to the pages of its seats, on whichever node they are. The
 * kinds are: {@code room} (all that a page shows), {@code send}, {@code answered},
 * {@code feed}, {@code gone}, {@code refresh}, {@code said}, {@code caption},
 * {@code refused} and {@code ended}.
 */
@Component
class RoomMailService {

	/** Mail that becomes the state of the room when it is delivered. */
	static final String CHANGED = "changed";

	/** Mail after which the line is closed. */
	static final String ENDED = "{\"kind\":\"ended\"";

	private final ObjectMapper json = new ObjectMapper();

	private final RoomSignalRepository signals;

	private final RoomSeatRepository seats;

	private final LimitDecisions limits;

	private final Clock clock;

	RoomMailService(RoomSignalRepository signals, RoomSeatRepository seats, LimitDecisions limits, Clock clock) {
		this.signals = signals;
		this.seats = seats;
		this.limits = limits;
		this.clock = clock;
	}

	/** Begins a message. */
	ObjectNode message(String kind) {
		return this.json.createObjectNode().put("kind", kind);
	}

	void send(RoomSeat seat, ObjectNode message) {
		this.signals.send(seat.id(), message.toString());
	}

	/** Tells every page of the room that it has changed. */
	void changed(long room) {
		connected(room).forEach((seat) -> this.signals.send(seat.id(), CHANGED));
	}

	/** Returns the seats whose pages live. */
	Stream<RoomSeat> connected(long room) {
		var now = this.clock.instant();
		var gone = this.limits.duration(RoomLimit.GONE);
		return this.seats.ofRoom(room).stream().filter((seat) -> seat.isConnected(now, gone));
	}

	/** Checks whether the page of a seat lives, or may come back without being let in. */
	boolean mayResume(RoomSeat seat) {
		return seat.seenAt()
			.filter((seen) -> seen.plus(this.limits.duration(RoomLimit.RESUME)).isAfter(this.clock.instant()))
			.isPresent();
	}

	/** Returns the host whose page records where there is no relay. */
	Optional<RoomSeat> recording(long room) {
		return connected(room).filter(RoomSeat::hosts).findFirst();
	}

	/** Returns the other seats that are in and whose pages live. */
	Stream<RoomSeat> others(VideoRoom room, RoomSeat seat) {
		return connected(room.id()).filter((other) -> other.isIn() && other.id() != seat.id());
	}

	void gone(VideoRoom room, RoomSeat seat) {
		others(room, seat).forEach((other) -> send(other, message("gone").put("seat", seat.number())));
	}

}
