package sa.wusul.room;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The call in a room: lines of pages come and go, the host's side lets people in, and
 * what a page sends reaches the others through their mailboxes. A line that was lost is
 * taken up again for some minutes without being let in anew.
 */
@Service
public class RoomCallService {

	private static final Logger log = LoggerFactory.getLogger(RoomCallService.class);

	/** A line of a description that offers a picture. */
	private static final Pattern PICTURE = Pattern.compile("(?m)^m=video ");

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomSignalRepository signals;

	private final RoomMailService mail;

	private final RoomMedia media;

	private final TurnCredentialService turn;

	private final RoomDeskService desk;

	private final RoomGuestService guests;

	private final ObjectProvider<RoomHalts> halts;

	private final LimitDecisions limits;

	private final Clock clock;

	RoomCallService(VideoRoomRepository rooms, RoomSeatRepository seats, RoomSignalRepository signals,
			RoomMailService mail, RoomMedia media, TurnCredentialService turn, RoomDeskService desk,
			RoomGuestService guests, ObjectProvider<RoomHalts> halts, LimitDecisions limits, Clock clock) {
		this.halts = halts;
		this.rooms = rooms;
		this.seats = seats;
		this.signals = signals;
		this.mail = mail;
		this.media = media;
		this.turn = turn;
		this.desk = desk;
		this.guests = guests;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Connects a page with its seat; an older page loses it.
	 * @param line a new name of the line
	 */
	public void connect(long seatId, String line) {
		var before = this.seats.get(seatId);
		var room = this.rooms.get(before.roomId());
		var resumed = before.isIn() && this.mail.mayResume(before);
		// Sound and picture of a seat go on while its line is taken up again.
		if (before.line().isPresent() && !resumed) {
			part(room, before);
		}
		this.seats.connect(seatId, line, resumed ? SeatState.ADMITTED : SeatState.CHECKING);
		this.signals.empty(seatId);
		this.rooms.log(room.id(), before.number(), resumed ? RoomEventKind.RESUMED : RoomEventKind.ENTERED);
		this.mail.changed(room.id());
		if (resumed) {
			this.media.begin(room, this.seats.get(seatId));
		}
	}

	/** Records that a line ended; the seat stays the person's. */
	public void disconnect(long seatId, String line) {
		var seat = this.seats.get(seatId);
		this.seats.seen(List.of(line));
		if (this.seats.disconnect(seatId, line)) {
			var room = this.rooms.get(seat.roomId());
			this.rooms.log(room.id(), seat.number(), RoomEventKind.LOST);
			part(room, seat);
			this.mail.changed(room.id());
		}
	}

	/** Takes sound and picture of a seat away; the call of the others goes on. */
	private void part(VideoRoom room, RoomSeat seat) {
		try {
			this.media.left(room, seat);
		}
		catch (MediaRelayException silent) {
			log.warn("The relay keeps a seat that left: {}", silent.getMessage());
		}
	}

	/**
	 * Takes a message of a page.
	 * @throws RefusalException {@code videoRoom.message} if it is none
	 */
	public void take(long seatId, String line, String text) {
		var message = RoomMessage.read(text).orElseThrow(() -> new RefusalException(Kind.INVALID, "videoRoom.message"));
		var seat = this.seats.get(seatId);
		if (!line.equals(seat.line().orElse(""))) {
			return;
		}
		var room = this.rooms.get(seat.roomId());
		try {
			perform(room, seat, message);
		}
		catch (RefusalException refusal) {
			refuse(seat, message, refusal.code());
		}
		catch (MediaRelayException silent) {
			log.warn("The relay failed: {}", silent.getMessage());
			refuse(seat, message, "videoRoom.relay");
		}
	}

	private void refuse(RoomSeat seat, RoomMessage message, String code) {
		this.mail.send(seat,
				this.mail.message("refused")
					.put("about", message.kind().name().toLowerCase(Locale.ROOT))
					.put("code", code));
	}

	private void perform(VideoRoom room, RoomSeat seat, RoomMessage message) {
		switch (message.kind()) {
			case READY -> ready(room, seat);
			case LEAVE -> leave(room, seat, SeatState.LEFT, RoomEventKind.LEFT);
			case MARK -> {
				this.seats.mark(seat, message.muted(), message.covered(), message.hand());
				if (seat.muted() != message.muted()) {
					this.rooms.logMark(seat, message.muted() ? RoomEventKind.MUTED : RoomEventKind.HEARD);
				}
				if (seat.covered() != message.covered()) {
					this.rooms.logMark(seat, message.covered() ? RoomEventKind.COVERED : RoomEventKind.SHOWN);
				}
				this.mail.changed(room.id());
			}
			case ADMIT -> admit(room, seat, message.seat());
			case REMOVE -> remove(room, seat, message.seat());
			case OFFER -> {
				checkMaySend(room, seat, message.sdp());
				this.media.offered(room, inside(seat), message.seat(), message.sdp());
			}
			case TAKE -> this.media.taken(room, inside(seat), message.seat(), message.feed(), message.sdp());
			case AGAIN -> this.media.again(room, inside(seat), message.seat());
			case REFRESH -> other(room, inside(seat), message.seat(), this.mail.message("refresh"));
			case SAY -> everybody(room, inside(seat), "said", message.line());
			case CAPTION -> {
				if (seat.role() != SeatRole.INTERPRETER) {
					throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
				}
				everybody(room, inside(seat), "caption", message.line());
			}
			case WARN -> {
				checkWatches(room, seat);
				this.rooms.log(room.id(), seat.number(), RoomEventKind.WARNED);
				var warning = this.mail.message("warned").put("reason", message.reason().name());
				this.mail.send(seat, warning);
				this.mail.others(room, seat).forEach((other) -> this.mail.send(other, warning));
			}
			case HALT -> halt(room, seat, message.reason());
			case DIRECTIVE -> {
				this.desk.write(room, seat, message.directive());
				this.mail.changed(room.id());
			}
			case QUALITY -> this.signals.measure(inside(seat), known(room, message.seat()).number(), message.quality());
		}
	}

	/**
	 * Checks that a page sends what its seat may: officers nothing, a voice no picture.
	 */
	private static void checkMaySend(VideoRoom room, RoomSeat seat, String sdp) {
		if (seat.isSilent() || !room.pictured() && PICTURE.matcher(sdp).find()) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
		}
	}

	/**
	 * Checks that this is an officer of the visit: who watches, or is with the detainee.
	 */
	private static void checkWatches(VideoRoom room, RoomSeat seat) {
		if (!room.isVisit() || !seat.isIn() || seat.role() != SeatRole.OFFICER && seat.role() != SeatRole.HOST) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
		}
	}

	/** Ends a visit for a reason that all its people read. */
	private void halt(VideoRoom room, RoomSeat seat, RoomHalt reason) {
		checkWatches(room, seat);
		this.halts.getObject().halt(room.caseReference(), room.startsAt(), reason, seat.account().orElseThrow());
		if (this.rooms.halt(room, reason)) {
			this.rooms.log(room.id(), seat.number(), RoomEventKind.HALTED);
		}
		end(this.rooms.get(room.id()), RoomEventKind.HALTED);
	}

	/** Takes the line from a seat whose person has lost their right to it. */
	void revoke(VideoRoom room, RoomSeat seat) {
		this.seats.revoke(seat.id());
		leave(room, seat, SeatState.LEFT, RoomEventKind.REVOKED);
		this.mail.send(seat, this.mail.message("ended").put("reason", RoomEventKind.REVOKED.name()));
	}

	private static RoomSeat inside(RoomSeat seat) {
		if (!seat.isIn()) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notIn");
		}
		return seat;
	}

	private RoomSeat known(VideoRoom room, int number) {
		return this.seats.find(room.id(), number)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.noSeat"));
	}

	private void other(VideoRoom room, RoomSeat seat, int number, ObjectNode message) {
		this.mail.others(room, seat)
			.filter((other) -> other.number() == number)
			.forEach((other) -> this.mail.send(other, message));
	}

	private void everybody(VideoRoom room, RoomSeat seat, String kind, String text) {
		var message = this.mail.message(kind)
			.put("seat", seat.number())
			.put("text", text)
			.put("at", this.clock.instant().toString());
		this.mail.send(seat, message);
		this.mail.others(room, seat).forEach((other) -> this.mail.send(other, message));
	}

	private void ready(VideoRoom room, RoomSeat seat) {
		if (seat.state() != SeatState.CHECKING) {
			return;
		}
		if (seat.role() == SeatRole.HOST || seat.role() == SeatRole.OFFICER) {
			enter(room, seat);
		}
		else if (this.seats.enter(seat, SeatState.WAITING)) {
			this.mail.changed(room.id());
		}
	}

	private void admit(VideoRoom room, RoomSeat host, int number) {
		checkHost(host);
		if (room.state() != RoomState.OPEN) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notOpen");
		}
		var seat = known(room, number);
		if (seat.state() != SeatState.WAITING) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notWaiting");
		}
		enter(room, seat);
	}

	private void enter(VideoRoom room, RoomSeat seat) {
		if (this.mail.connected(room.id()).filter(RoomSeat::isIn).count() >= this.limits.number(RoomLimit.SEATS)) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.full");
		}
		if (this.seats.enter(seat, SeatState.ADMITTED)) {
			this.rooms.log(room.id(), seat.number(), RoomEventKind.ADMITTED);
			this.mail.changed(room.id());
			this.media.begin(room, this.seats.get(seat.id()));
		}
	}

	private void remove(VideoRoom room, RoomSeat host, int number) {
		checkHost(host);
		var seat = known(room, number);
		if (seat.role() == SeatRole.HOST) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
		}
		this.seats.revoke(seat.id());
		leave(room, seat, SeatState.LEFT, RoomEventKind.REMOVED);
		this.mail.send(seat, this.mail.message("ended").put("reason", RoomEventKind.REMOVED.name()));
	}

	private static void checkHost(RoomSeat seat) {
		if (!seat.hosts()) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
		}
	}

	private void leave(VideoRoom room, RoomSeat seat, SeatState next, RoomEventKind event) {
		if (seat.state() != next && this.seats.enter(seat, next)) {
			this.rooms.log(room.id(), seat.number(), event);
			part(room, seat);
			this.mail.changed(room.id());
		}
	}

	/** Tells all pages that the room has changed. */
	void changed(long room) {
		this.mail.changed(room);
	}

	/** Ends the call of a room that was closed. */
	void end(VideoRoom room, RoomEventKind reason) {
		var all = this.seats.ofRoom(room.id());
		all.forEach((seat) -> this.seats.revoke(seat.id()));
		this.mail.connected(room.id()).forEach((seat) -> {
			var ended = this.mail.message("ended").put("reason", reason.name());
			room.endReason().ifPresent((code) -> ended.put("code", code.name()));
			this.mail.send(seat, ended);
		});
		if (!all.isEmpty()) {
			this.media.end(room);
		}
	}

	/**
	 * Looks whether what pages send still arrives at the relay.
	 * @param seats whose lines are on this node
	 */
	public void look(Collection<Long> seats) {
		this.media.look(seats);
	}

	/** Records that these lines live. */
	public void beat(Collection<String> lines) {
		this.seats.seen(lines);
		this.signals.deleteSentBefore(this.clock.instant().minus(this.limits.duration(RoomLimit.SIGNAL)));
	}

	/**
	 * Takes the mail of these seats out of their mailboxes.
	 * @param lines the line of this node that has the seat
	 */
	public List<Mail> collect(Map<Long, String> lines) {
		var mail = new ArrayList<Mail>();
		var shown = new HashSet<Long>();
		for (var waiting : this.signals.forSeats(lines.keySet())) {
			if (!waiting.line().equals(Optional.of(lines.get(waiting.seat())))) {
				mail.add(new Mail(waiting.seat(), lines.get(waiting.seat()),
						"{\"kind\":\"ended\",\"reason\":\"ELSEWHERE\"}", true));
			}
			else if (waiting.signal().isPresent() && this.signals.take(waiting.signal().get())) {
				var body = waiting.body().orElseThrow();
				if (!body.equals(RoomMailService.CHANGED)) {
					mail.add(new Mail(waiting.seat(), lines.get(waiting.seat()), body,
							body.startsWith(RoomMailService.ENDED)));
				}
				else if (shown.add(waiting.seat())) {
					mail.add(new Mail(waiting.seat(), lines.get(waiting.seat()), view(waiting.seat()).toString(),
							false));
				}
			}
		}
		return mail;
	}

	/** Returns all that the page of a seat shows of the room now. */
	private ObjectNode view(long seatId) {
		var seat = this.seats.get(seatId);
		var room = this.rooms.get(seat.roomId());
		var all = this.seats.ofRoom(room.id());
		var now = this.clock.instant();
		var gone = this.limits.duration(RoomLimit.GONE);
		var recorder = this.mail.recording(room.id());
		var view = this.mail.message("room")
			.put("seat", seat.number())
			.put("role", seat.role().name())
			.put("state", seat.state().name())
			.put("ahead", ahead(seat, all))
			.put("open", room.state() == RoomState.OPEN)
			.put("recording", (room.recorded() && (this.media.isRelayed() || recorder.isPresent())) ? "DUE" : "NONE")
			.put("records",
					room.recorded() && !this.media.isRelayed() && seat.role() == SeatRole.HOST
							&& recorder.map(RoomSeat::id).orElse(seatId) == seatId)
			.put("monitored", room.monitored())
			.put("pictured", room.pictured())
			.put("visit", room.isVisit())
			.put("relayed", this.media.isRelayed())
			.put("now", now.toString())
			.put("startsAt", room.startsAt().toString())
			.put("endsAt", room.endsAt().toString())
			.put("warnAt", room.endsAt().minus(this.limits.duration(RoomLimit.WARNING)).toString())
			.put("closesAt", room.endsAt().plus(this.limits.duration(RoomLimit.OPEN_AFTER)).toString());
		if (seat.account().isPresent()) {
			view.put("caseReference", room.caseReference());
		}
		this.desk.show(room, seat, view);
		var servers = view.putArray("servers");
		this.turn.forSeat(seat).forEach(servers::addPOJO);
		var seen = view.putArray("seats");
		all.stream().filter((other) -> shows(seat, other)).forEach((other) -> {
			var one = seen.addObject()
				.put("seat", other.number())
				.put("role", other.role().name())
				.put("state", other.state().name())
				.put("away", !other.isConnected(now, gone))
				.put("muted", other.muted())
				.put("covered", other.covered())
				.put("hand", other.hand());
			if (identifies(room, seat) && other.role() == SeatRole.VISITOR) {
				var people = one.putArray("people");
				this.guests.names(room, other).forEach(people::add);
			}
		});
		return view;
	}

	/** The officers of a visit know the visitors by name. */
	private static boolean identifies(VideoRoom room, RoomSeat seat) {
		return room.isVisit() && (seat.role() == SeatRole.HOST || seat.role() == SeatRole.OFFICER);
	}

	/** The host's side sees who waits; others see who is in, once they are in as well. */
	private static boolean shows(RoomSeat seat, RoomSeat other) {
		if (seat.id() == other.id()) {
			return true;
		}
		return seat.isIn() && (other.isIn() || seat.role() == SeatRole.HOST && other.state() != SeatState.EXPECTED
				&& other.state() != SeatState.LEFT);
	}

	private static long ahead(RoomSeat seat, List<RoomSeat> all) {
		return all.stream()
			.filter((other) -> other.state() == SeatState.WAITING && seat.state() == SeatState.WAITING)
			.filter((other) -> other.waitingSince()
				.orElse(Instant.MAX)
				.isBefore(seat.waitingSince().orElse(Instant.MIN)))
			.count();
	}

	/**
	 * Mail for a line of this node.
	 *
	 * @param last whether the line is closed after it
	 */
	public record Mail(long seat, String line, String body, boolean last) {
	}

}
