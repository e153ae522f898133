package sa.wusul.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watch that takes the line from people whose right to it has ended during a call: their
 * booking was cancelled or moved, or they are no visitor any more.
 */
@Component
class RoomRightWatch {

	private static final Logger log = LoggerFactory.getLogger(RoomRightWatch.class);

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomTicketService tickets;

	private final RoomCallService calls;

	RoomRightWatch(VideoRoomRepository rooms, RoomSeatRepository seats, RoomTicketService tickets,
			RoomCallService calls) {
		this.rooms = rooms;
		this.seats = seats;
		this.tickets = tickets;
		this.calls = calls;
	}

	@Scheduled(fixedDelayString = "${wusul.rooms.rights-every:PT3S}",
			initialDelayString = "${wusul.rooms.rights-every:PT3S}")
	void watch() {
		for (var room : this.rooms.live()) {
			this.seats.ofRoom(room.id())
				.stream()
				.filter((seat) -> seat.line().isPresent() && seat.state() != SeatState.LEFT)
				.filter((seat) -> !this.tickets.keepsSeat(room, seat))
				.forEach((seat) -> {
					log.info("Seat {} of room {} is no longer its person's", seat.number(), room.id());
					this.calls.revoke(room, seat);
				});
		}
	}

}
