package sa.wusul.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The seat of one person in a room.
 *
 * @param number its name within the room
 * @param line the socket that has the seat now
 * @param seenAt when the page last showed that it lives
 * @param sending whether its sound and picture reach the relay
 * @param publication how many times they began to; of a seat that only receives, how many
 * times it asked for all feeds again
 * @param feeds how many times they were offered to other pages since then
 * @param covered whether the camera is off
 * @param hand whether the person asks to speak
 * @param guests the visitors of a visit who sit there, by their places in the request
 */
record RoomSeat(long id, long roomId, int number, SeatRole role, Optional<String> personHash, Optional<String> account,
		SeatState state, Optional<String> line, Optional<Instant> seenAt, Optional<Instant> waitingSince,
		boolean sending, int publication, int feeds, boolean muted, boolean covered, boolean hand,
		Optional<String> guests) {

	/** Returns the places in the request of the visitors who sit there. */
	Set<Integer> places() {
		return this.guests.stream()
			.flatMap((all) -> Stream.of(all.split(",")))
			.filter((place) -> !place.isEmpty())
			.map(Integer::valueOf)
			.collect(Collectors.toSet());
	}

	boolean isIn() {
		return this.state == SeatState.ADMITTED;
	}

	/** Checks whether another line took the seat up since it was like this. */
	boolean isBackAfter(RoomSeat before) {
		return isIn() && this.line.isPresent() && !this.line.equals(before.line());
	}

	/** Checks whether its page only receives. */
	boolean isSilent() {
		return this.role == SeatRole.OFFICER;
	}

	boolean hosts() {
		return this.role == SeatRole.HOST && isIn();
	}

	/** Checks whether the page has shown for this time that it lives. */
	boolean isConnected(Instant now, Duration gone) {
		return this.line.isPresent() && this.seenAt.filter((seen) -> seen.plus(gone).isAfter(now)).isPresent();
	}

	/** Returns the name of what the seat sends now, within its room. */
	String tag() {
		return tag(this.publication);
	}

	/** Returns the name of what the seat sends next. */
	String nextTag() {
		return tag(this.publication + 1);
	}

	private String tag(int which) {
		return this.number + "-" + which;
	}

}
