package sa.wusul.room;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;

/**
 * The mailboxes of seats: messages wait here for the node that has the seat's page. Also
 * keeps the figures of the lines.
 */
@Repository
class RoomSignalRepository {

	private static final String BODY = "room_signal.body";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	RoomSignalRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	void send(long seat, String body) {
		this.jdbc.sql("insert into room_signal (seat_id, body, sent_at) values (?, ?, ?)")
			.params(seat, this.fields.seal(BODY, body), now())
			.update();
	}

	/**
	 * Returns what waits for these seats, with the line that has each of them now: one
	 * row at least for each seat.
	 */
	List<Waiting> forSeats(Collection<Long> seats) {
		return this.jdbc.sql("""
				select s.id as seat, s.line, g.id as signal, g.body from room_seat s
				left join room_signal g on g.seat_id = s.id where s.id in (:seats) order by g.id""")
			.param("seats", seats)
			.query(this.fields.rows("room_signal", Waiting.class))
			.list();
	}

	/** Deletes a message; returns false if another node delivers it. */
	boolean take(long signal) {
		return this.jdbc.sql("delete from room_signal where id = ?").param(signal).update() == 1;
	}

	void empty(long seat) {
		this.jdbc.sql("delete from room_signal where seat_id = ?").param(seat).update();
	}

	void deleteSentBefore(Instant moment) {
		this.jdbc.sql("delete from room_signal where sent_at < ?").param(moment.atOffset(ZoneOffset.UTC)).update();
	}

	/** Keeps the last figures of what a seat received of another one. */
	void measure(RoomSeat seat, int sender, Quality quality) {
		var updated = this.jdbc
			.sql("""
					update room_quality set packets = ?, lost = ?, jitter_ms = ?, width = ?, height = ?, frames = ?, interruptions = ?,
					       measured_at = ? where room_id = ? and seat_number = ? and sender_number = ?""")
			.params(values(seat, sender, quality))
			.update();
		if (updated == 0) {
			this.jdbc
				.sql("""
						insert into room_quality (packets, lost, jitter_ms, width, height, frames, interruptions, measured_at,
						                          room_id, seat_number, sender_number)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(values(seat, sender, quality))
				.update();
		}
	}

	private Object[] values(RoomSeat seat, int sender, Quality quality) {
		return new Object[] { quality.packets(), quality.lost(), quality.jitterMs(), quality.width(), quality.height(),
				quality.frames(), quality.interruptions(), now(), seat.roomId(), seat.number(), sender };
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A seat with a message that waits for it, if there is one. */
	record Waiting(long seat, Optional<String> line, Optional<Long> signal, Optional<String> body) {
	}

	/** Figures of a line, as a page measures them. */
	record Quality(long packets, long lost, int jitterMs, int width, int height, long frames, int interruptions) {
	}

}
