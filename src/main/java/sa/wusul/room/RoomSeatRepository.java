package sa.wusul.room;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The rows of seats and their tickets. */
@Repository
class RoomSeatRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	RoomSeatRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	RoomSeat get(long id) {
		return this.jdbc.sql("select * from room_seat where id = ?")
			.param(id)
			.query(RecordRowMapper.of(RoomSeat.class))
			.single();
	}

	List<RoomSeat> ofRoom(long room) {
		return this.jdbc.sql("select * from room_seat where room_id = ? order by number")
			.param(room)
			.query(RecordRowMapper.of(RoomSeat.class))
			.list();
	}

	Optional<RoomSeat> find(long room, int number) {
		return ofRoom(room).stream().filter((seat) -> seat.number() == number).findFirst();
	}

	/**
	 * Returns the seat of a person, a new one if they have none, with the room locked.
	 */
	RoomSeat take(long room, SeatRole role, String personHash, String account) {
		this.jdbc.sql("select id from video_room where id = ? for update").param(room).query(Long.class).single();
		var seats = ofRoom(room);
		return seats.stream()
			.filter((seat) -> seat.personHash().equals(Optional.ofNullable(personHash))
					&& seat.account().equals(Optional.ofNullable(account)))
			.findFirst()
			.orElseGet(() -> {
				var number = seats.stream().mapToInt(RoomSeat::number).max().orElse(0) + 1;
				this.jdbc.sql("""
						insert into room_seat (room_id, number, role, person_hash, account, state)
						values (?, ?, ?, ?, ?, 'EXPECTED')""")
					.params(room, number, role.name(), personHash, account)
					.update();
				return find(room, number).orElseThrow();
			});
	}

	/** Stores which visitors of a visit sit there, by their places in the request. */
	void sit(RoomSeat seat, Set<Integer> places) {
		this.jdbc.sql("update room_seat set guests = ? where id = ?")
			.params(places.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")), seat.id())
			.update();
	}

	/** Replaces the ticket of a seat. */
	void issue(Ticket ticket, OffsetDateTime expiresAt) {
		this.jdbc.sql("delete from room_ticket where seat_id = ?").param(ticket.seatId()).update();
		this.jdbc.sql("""
				insert into room_ticket (seat_id, ticket_hash, bound_to, issued_by, issued_at, expires_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(ticket.seatId(), ticket.ticketHash(), ticket.boundTo(), ticket.issuedBy().orElse(null), now(),
					expiresAt)
			.update();
	}

	Optional<Ticket> ticket(String hash) {
		return this.jdbc.sql("select * from room_ticket where ticket_hash = ?")
			.param(hash)
			.query(RecordRowMapper.of(Ticket.class))
			.optional();
	}

	/** Returns those of the tickets that were not taken back. */
	List<String> ticketsOf(Collection<String> hashes) {
		return this.jdbc.sql("select ticket_hash from room_ticket where ticket_hash in (:hashes)")
			.param("hashes", hashes)
			.query(String.class)
			.list();
	}

	void revoke(String hash) {
		this.jdbc.sql("delete from room_ticket where ticket_hash = ?").param(hash).update();
	}

	/** Gives a ticket to the browser that opens it first; returns whether it did. */
	boolean bind(String hash, String browserHash) {
		return this.jdbc.sql("""
				update room_ticket set browser_hash = ?, opened_at = ?
				where ticket_hash = ? and browser_hash is null and expires_at > ?""")
			.params(browserHash, now(), hash, now())
			.update() == 1;
	}

	void revoke(long seat) {
		this.jdbc.sql("delete from room_ticket where seat_id = ?").param(seat).update();
	}

	/**
	 * Gives the seat to a new line, which the older one loses. A seat that stays in sends
	 * until its new line does.
	 */
	void connect(long seat, String line, SeatState state) {
		this.jdbc.sql("""
				update room_seat set line = ?, seen_at = ?, state = ?,
				       sending = case when ? then sending else false end
				where id = ?""").params(line, now(), state.name(), state == SeatState.ADMITTED, seat).update();
	}

	/** Takes the seat from a line that ended, unless another one has it. */
	boolean disconnect(long seat, String line) {
		return this.jdbc.sql("update room_seat set line = null, sending = false where id = ? and line = ?")
			.params(seat, line)
			.update() == 1;
	}

	void seen(Collection<String> lines) {
		if (!lines.isEmpty()) {
			this.jdbc.sql("update room_seat set seen_at = :now where line in (:lines)")
				.param("now", now())
				.param("lines", lines)
				.update();
		}
	}

	/** Changes the state, if it is still the one from which the change was decided. */
	boolean enter(RoomSeat seat, SeatState next) {
		return this.jdbc.sql("update room_seat set state = ?, waiting_since = ? where id = ? and state = ?")
			.params(next.name(), (next == SeatState.WAITING) ? now() : null, seat.id(), seat.state().name())
			.update() == 1;
	}

	/**
	 * Records that the seat sends under its next name; returns false if its line ended.
	 */
	boolean sends(RoomSeat seat) {
		return this.jdbc.sql("""
				update room_seat set sending = true, publication = ?, feeds = 0
				where id = ? and line = ? and publication = ?""")
			.params(seat.publication() + 1, seat.id(), seat.line().orElse(null), seat.publication())
			.update() == 1;
	}

	/**
	 * Records that a seat that only receives does so under its next name; returns false
	 * if its line ended.
	 */
	boolean receivesAnew(RoomSeat seat) {
		return this.jdbc.sql("update room_seat set publication = ? where id = ? and line = ? and publication = ?")
			.params(seat.publication() + 1, seat.id(), seat.line().orElse(null), seat.publication())
			.update() == 1;
	}

	void fed(RoomSeat sender) {
		this.jdbc.sql("update room_seat set feeds = feeds + 1 where id = ? and publication = ?")
			.params(sender.id(), sender.publication())
			.update();
	}

	List<RoomSeat> sending(Collection<Long> ids) {
		return this.jdbc.sql("select * from room_seat where sending = true and id in (:ids)")
			.param("ids", ids)
			.query(RecordRowMapper.of(RoomSeat.class))
			.list();
	}

	void mark(RoomSeat seat, boolean muted, boolean covered, boolean hand) {
		this.jdbc.sql("update room_seat set muted = ?, covered = ?, hand = ? where id = ?")
			.params(muted, covered, hand, seat.id())
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * A ticket.
	 *
	 * @param boundTo {@code LOGIN} of the seat's person, or {@code COUNTER}
	 * @param browserHash of the browser that opened it
	 */
	record Ticket(long seatId, String ticketHash, String boundTo, Optional<String> issuedBy,
			Optional<String> browserHash) {
	}

}
