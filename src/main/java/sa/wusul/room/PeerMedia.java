package sa.wusul.room;

import java.util.Collection;
import java.util.Optional;

/**
 * Sound and picture without a relay: each page sends to each other one, for a demo on one
 * machine. None of it passes the program, so that the host's page has to record.
 */
class PeerMedia implements RoomMedia {

	private final RoomMailService mail;

	private final RoomSeatRepository seats;

	private final PageRecordingService recordings;

	PeerMedia(RoomMailService mail, RoomSeatRepository seats, PageRecordingService recordings) {
		this.mail = mail;
		this.seats = seats;
		this.recordings = recordings;
	}

	@Override
	public boolean isRelayed() {
		return false;
	}

	@Override
	public void begin(VideoRoom room, RoomSeat seat) {
		this.mail.others(room, seat).forEach((other) -> {
			send(seat, other);
			send(other, seat);
		});
	}

	private void send(RoomSeat from, RoomSeat to) {
		if (!from.isSilent()) {
			this.mail.send(from, this.mail.message("send").put("to", to.number()));
		}
	}

	@Override
	public void offered(VideoRoom room, RoomSeat seat, Integer to, String sdp) {
		if (to != null) {
			other(room, to).ifPresent((other) -> this.mail.send(other,
					this.mail.message("feed")
						.put("seat", seat.number())
						.put("feed", "peer-" + seat.number())
						.put("sdp", sdp)));
		}
	}

	@Override
	public void taken(VideoRoom room, RoomSeat seat, int from, String feed, String sdp) {
		other(room, from).ifPresent((other) -> this.mail.send(other,
				this.mail.message("answered").put("to", seat.number()).put("sdp", sdp)));
	}

	@Override
	public void again(VideoRoom room, RoomSeat seat, int from) {
		other(room, from)
			.ifPresent((other) -> this.mail.send(other, this.mail.message("send").put("to", seat.number())));
	}

	@Override
	public void look(Collection<Long> seats) {
		// Pages find out themselves.
	}

	private Optional<RoomSeat> other(VideoRoom room, int number) {
		return this.seats.find(room.id(), number).filter(RoomSeat::isIn);
	}

	@Override
	public void left(VideoRoom room, RoomSeat seat) {
		this.mail.gone(room, seat);
		var now = this.seats.get(seat.id());
		if (now.isBackAfter(seat)) {
			begin(room, now);
		}
	}

	@Override
	public void end(VideoRoom room) {
		this.recordings.end(room);
	}

}
