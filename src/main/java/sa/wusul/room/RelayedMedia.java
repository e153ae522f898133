package sa.wusul.room;

import sa.wusul.room.MediaRelay.Feed;

/**
 * Sound and picture through the relay: each page sends once, and gets a feed of others.
 */
class RelayedMedia implements RoomMedia {

	private final MediaRelay relay;

	private final RoomMailService mail;

	private final RoomSeatRepository seats;

	private final RoomRecorderService recordings;

	RelayedMedia(MediaRelay relay, RoomMailService mail, RoomSeatRepository seats, RoomRecorderService recordings) {
		this.recordings = recordings;
		this.relay = relay;
		this.mail = mail;
		this.seats = seats;
	}

	@Override
	public boolean isRelayed() {
		return true;
	}

	@Override
	public void begin(VideoRoom room, RoomSeat seat) {
		if (seat.isSilent()) {
			this.mail.others(room, seat).filter(RoomSeat::sending).forEach((other) -> feed(room, other, seat));
		}
		else {
			this.mail.send(seat, this.mail.message("send"));
		}
	}

	@Override
	public void offered(VideoRoom room, RoomSeat seat, Integer to, String sdp) {
		if (to != null) {
			return;
		}
		var answer = this.relay.publish(room.callName(), seat.tag(), sdp);
		this.mail.send(seat, this.mail.message("answered").put("sdp", answer));
		this.seats.sends(seat);
		this.mail.others(room, seat).filter(RoomSeat::sending).forEach((other) -> {
			feed(room, other, seat);
			feed(room, seat, other);
		});
		this.mail.others(room, seat).filter(RoomSeat::isSilent).forEach((officer) -> feed(room, seat, officer));
		this.recordings.sends(room, seat);
	}

	private void feed(VideoRoom room, RoomSeat from, RoomSeat to) {
		var feed = this.relay.offerToPage(room.callName(), from.tag(), name(from, to));
		this.mail.send(to,
				this.mail.message("feed").put("seat", from.number()).put("feed", feed.tag()).put("sdp", feed.offer()));
	}

	/** Returns the name of a feed, which ends with the line of either side. */
	private static String name(RoomSeat from, RoomSeat to) {
		return from.tag() + "-to-" + to.tag();
	}

	@Override
	public void taken(VideoRoom room, RoomSeat seat, int from, String feed, String sdp) {
		this.mail.others(room, seat)
			.filter((other) -> other.number() == from && name(other, seat).equals(feed))
			.forEach((other) -> {
				this.relay.start(room.callName(), new Feed(feed, ""), sdp);
				this.mail.send(other, this.mail.message("refresh"));
			});
	}

	@Override
	public void left(VideoRoom room, RoomSeat seat) {
		this.mail.gone(room, seat);
		this.recordings.end(seat);
		if (seat.isSilent()) {
			this.mail.others(room, seat)
				.filter(RoomSeat::sending)
				.forEach((other) -> this.relay.stop(room.callName(), name(other, seat)));
		}
		if (seat.sending()) {
			this.mail.others(room, seat)
				.filter(RoomSeat::isSilent)
				.forEach((officer) -> this.relay.stop(room.callName(), name(seat, officer)));
			this.mail.others(room, seat).filter(RoomSeat::sending).forEach((other) -> {
				this.relay.stop(room.callName(), name(seat, other));
				this.relay.stop(room.callName(), name(other, seat));
			});
		}
	}

	@Override
	public void end(VideoRoom room) {
		this.recordings.end(room);
		this.relay.end(room.callName());
	}

}
