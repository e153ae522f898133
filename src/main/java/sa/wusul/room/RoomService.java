package sa.wusul.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRooms;

/**
 * The program's own video rooms. The process of a booking opens its room and closes it;
 * before that people wait in it.
 */
@Service
@ConditionalOnProperty(name = "wusul.meeting.rooms.none", havingValue = "false", matchIfMissing = true)
public class RoomService implements MeetingRooms {

	private static final Logger log = LoggerFactory.getLogger(RoomService.class);

	private final VideoRoomRepository rooms;

	private final RoomPolicyDecisions policies;

	private final RoomCallService calls;

	private final Bookings bookings;

	private final Clock clock;

	RoomService(VideoRoomRepository rooms, RoomPolicyDecisions policies, RoomCallService calls, Bookings bookings,
			Clock clock) {
		this.rooms = rooms;
		this.policies = policies;
		this.calls = calls;
		this.bookings = bookings;
		this.clock = clock;
	}

	@Override
	public void open(Room order) {
		var known = this.rooms.find(order.key());
		var room = known.or(() -> this.bookings.forCase(order.caseReference())
			.flatMap(Booking::slot)
			.filter((slot) -> slot.startsAt().equals(order.startsAt()))
			.map((slot) -> this.rooms.add(order.caseReference(), slot,
					this.policies.forRoom(slot.purpose(), slot.host()))));
		if (room.isEmpty()) {
			log.warn("The booking of room {} has moved; it is not opened", order.key());
			return;
		}
		if (this.rooms.open(room.get(), endOf(room.get()))) {
			this.rooms.log(room.get().id(), null, RoomEventKind.OPENED);
			this.calls.changed(room.get().id());
		}
	}

	/** Returns the end of a room that opens now: a late one has its whole time. */
	private Instant endOf(VideoRoom room) {
		var length = Duration.between(room.startsAt(), room.endsAt());
		return Stream.of(room.endsAt(), this.clock.instant().plus(length)).max(Comparator.naturalOrder()).orElseThrow();
	}

	/**
	 * Records that a person joins from elsewhere: an interpreter, who was told of the
	 * booking, and enters with their own log-in.
	 */
	@Override
	public void invite(String key, String mobile) {
		this.rooms.find(key).ifPresent((room) -> this.rooms.log(room.id(), null, RoomEventKind.INVITED));
	}

	@Override
	public void close(String key) {
		if (this.rooms.find(key).isEmpty()) {
			var parts = key.split(":", -1);
			this.rooms.addClosed(key, parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])));
			return;
		}
		end(key, RoomEventKind.CLOSED);
	}

	/** Ends a room; the relay forgets it also if it was closed before. */
	void end(String key, RoomEventKind reason) {
		var closed = this.rooms.close(key);
		var room = this.rooms.find(key).orElseThrow();
		if (closed) {
			this.rooms.log(room.id(), null, reason);
		}
		this.calls.end(room, reason);
	}

}
