package sa.wusul.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.room.MediaRelay.Feed;

/**
 * Sound and picture through the relay: each page sends once, and gets a feed of others.
 * Each time a page begins to send it is a call of its own at the relay, whose end gives
 * all its ports back.
 */
class RelayedMedia implements RoomMedia {

	private static final Logger log = LoggerFactory.getLogger(RelayedMedia.class);

	/** Time in which a page that was asked to send anew does so. */
	private static final Duration TO_SEND = Duration.ofSeconds(6);

	/**
	 * Most feeds after which a seat sends anew, so that the ports of those that ended
	 * come back.
	 */
	private static final int MOST_FEEDS = 12;

	private final MediaRelay relay;

	private final RoomMailService mail;

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecorderService recordings;

	/** Writes the description of a page anew for the relay. */
	private final UnaryOperator<String> descriptions;

	private final Clock clock;

	/** When seats of this node were asked to send anew, by their ids. */
	private final Map<Long, Instant> asked = new ConcurrentHashMap<>();

	RelayedMedia(MediaRelay relay, RoomMailService mail, VideoRoomRepository rooms, RoomSeatRepository seats,
			RoomRecorderService recordings, UnaryOperator<String> descriptions, Clock clock) {
		this.relay = relay;
		this.mail = mail;
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.descriptions = descriptions;
		this.clock = clock;
	}

	@Override
	public boolean isRelayed() {
		return true;
	}

	@Override
	public void begin(VideoRoom room, RoomSeat seat) {
		if (seat.isSilent()) {
			this.mail.others(room, seat).filter(RoomSeat::sending).forEach((other) -> {
				feed(room, other, seat);
				renewWorn(room, other);
			});
		}
		else {
			this.mail.send(seat, this.mail.message("send"));
		}
	}

	/** The older one of the seat goes on until the new one is there. */
	@Override
	public void offered(VideoRoom room, RoomSeat seat, Integer to, String sdp) {
		if (to != null) {
			return;
		}
		var call = room.call(seat.nextTag());
		var answer = this.relay.publish(call, seat.nextTag(), this.descriptions.apply(sdp));
		if (!this.seats.sends(seat)) {
			this.relay.end(call);
			return;
		}
		this.mail.send(seat, this.mail.message("answered").put("sdp", answer));
		var now = this.seats.get(seat.id());
		this.mail.others(room, now).filter(RoomSeat::sending).forEach((other) -> {
			feed(room, now, other);
			if (seat.publication() > 0) {
				stop(room, other, seat);
			}
			feed(room, other, now);
			renewWorn(room, other);
		});
		this.mail.others(room, now).filter(RoomSeat::isSilent).forEach((officer) -> feed(room, now, officer));
		this.recordings.sends(room, now);
		if (seat.sending()) {
			this.relay.end(room.call(seat.tag()));
		}
	}

	/** Has a seat send anew that was offered often. */
	private void renewWorn(VideoRoom room, RoomSeat seat) {
		if (seat.feeds() > MOST_FEEDS) {
			begin(room, seat);
		}
	}

	/** A seat of which the relay knows nothing is fed when it sends anew. */
	private void feed(VideoRoom room, RoomSeat from, RoomSeat to) {
		try {
			this.seats.fed(from);
			var feed = this.relay.offerToPage(room.call(from.tag()), from.tag(), name(from, to));
			this.mail.send(to,
					this.mail.message("feed")
						.put("seat", from.number())
						.put("feed", feed.tag())
						.put("sdp", feed.offer()));
		}
		catch (MediaRelayException refused) {
			log.warn("Seat {} of room {} is not fed: {}", to.number(), room.id(), refused.getMessage());
		}
	}

	/**
	 * Returns the name of a feed, a new one after either side came back: no page takes up
	 * that of another one.
	 */
	private static String name(RoomSeat from, RoomSeat to) {
		return from.tag() + "-to-" + to.tag() + (to.isSilent() ? "-" + to.line().orElse("") : "");
	}

	private void stop(VideoRoom room, RoomSeat from, RoomSeat to) {
		this.relay.stop(room.call(from.tag()), name(from, to));
	}

	@Override
	public void taken(VideoRoom room, RoomSeat seat, int from, String feed, String sdp) {
		sender(room, seat, from, (other) -> {
			if (name(other, seat).equals(feed)) {
				this.relay.start(room.call(other.tag()), new Feed(feed, ""), this.descriptions.apply(sdp));
				this.mail.send(other, this.mail.message("refresh"));
			}
		});
	}

	@Override
	public void again(VideoRoom room, RoomSeat seat, int from) {
		if (!seat.isSilent()) {
			begin(room, seat);
			return;
		}
		// The relay does not offer a feed twice under one name.
		this.mail.others(room, seat).filter(RoomSeat::sending).forEach((other) -> stop(room, other, seat));
		if (this.seats.receivesAnew(seat)) {
			begin(room, this.seats.get(seat.id()));
		}
	}

	private void sender(VideoRoom room, RoomSeat seat, int from, Consumer<RoomSeat> work) {
		this.mail.others(room, seat)
			.filter((other) -> other.number() == from && other.sending())
			.findFirst()
			.ifPresent(work);
	}

	@Override
	public void left(VideoRoom room, RoomSeat seat) {
		this.mail.gone(room, seat);
		var now = this.seats.get(seat.id());
		this.recordings.end(seat);
		if (seat.sending()) {
			this.relay.end(room.call(seat.tag()));
		}
		if (seat.sending() || seat.isSilent()) {
			this.mail.others(room, seat).filter(RoomSeat::sending).forEach((other) -> stop(room, other, seat));
		}
		if (now.isBackAfter(seat) && (now.isSilent() || now.publication() > seat.publication())) {
			begin(room, now);
		}
	}

	@Override
	public void end(VideoRoom room) {
		this.recordings.end(room);
		this.seats.ofRoom(room.id())
			.stream()
			.filter((seat) -> seat.publication() > 0)
			.forEach((seat) -> this.relay.end(room.call(seat.tag())));
	}

	/**
	 * Has seats send anew of which the relay knows nothing any more: it was restarted.
	 */
	@Override
	public void look(Collection<Long> ids) {
		this.recordings.wake();
		this.asked.keySet().retainAll(ids);
		var sending = this.seats.sending(ids);
		if (sending.isEmpty()) {
			return;
		}
		var calls = this.relay.calls();
		var now = this.clock.instant();
		for (var seat : sending) {
			var room = this.rooms.get(seat.roomId());
			if (calls.contains(room.call(seat.tag()))) {
				this.asked.remove(seat.id());
			}
			else if (isDue(seat, now) && this.seats.get(seat.id()).publication() == seat.publication()) {
				this.asked.put(seat.id(), now);
				begin(room, seat);
			}
		}
	}

	private boolean isDue(RoomSeat seat, Instant now) {
		return Optional.ofNullable(this.asked.get(seat.id())).filter(now.minus(TO_SEND)::isBefore).isEmpty();
	}

}
