package sa.wusul.room;

import java.time.Instant;
import java.util.Optional;

/**
 * An event of a room.
 *
 * @param seatNumber empty if it is of the whole room
 */
record RoomEvent(Optional<Integer> seatNumber, RoomEventKind kind, Instant happenedAt) {
}
