package sa.wusul.room;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.room.RoomPolicyDecisions.Policy;

/** The rows of rooms, with what happened in them. */
@Repository
class VideoRoomRepository {

	private static final String CALL_NAME = "video_room.call_name";

	/**
	 * Events of a seat that are kept; a page that changes its marks all the time adds no
	 * more.
	 */
	private static final int MOST_EVENTS = 500;

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	VideoRoomRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	Optional<VideoRoom> find(String key) {
		return this.jdbc.sql("select * from video_room where room_key = ?")
			.param(key)
			.query(this.fields.rows("video_room", VideoRoom.class))
			.optional();
	}

	VideoRoom get(long id) {
		return this.jdbc.sql("select * from video_room where id = ?")
			.param(id)
			.query(this.fields.rows("video_room", VideoRoom.class))
			.single();
	}

	/** Adds the room of a booking, unless another node was faster. */
	VideoRoom add(String caseReference, Slot slot, Policy policy) {
		var key = VideoRoom.key(caseReference, slot.startsAt());
		try {
			this.jdbc
				.sql("""
						insert into video_room (room_key, case_reference, purpose, host, centre, section, state, starts_at, ends_at,
						                        recorded, monitored, from_home, pictured, call_name)
						values (?, ?, ?, ?, ?, ?, 'AHEAD', ?, ?, ?, ?, ?, ?, ?)""")
				.params(key, caseReference, slot.purpose().name(), slot.host(), slot.centre(), slot.section(),
						at(slot.startsAt()), at(slot.endsAt()), policy.recorded(), policy.monitored(),
						policy.fromHome(), policy.pictured(), this.fields.seal(CALL_NAME, RoomSecrets.fresh()))
				.update();
		}
		catch (DuplicateKeyException anotherWasFaster) {
			// It is the same room.
		}
		return find(key).orElseThrow();
	}

	/** Adds a closed room, so that a late order does not open it. */
	void addClosed(String key, String caseReference, Instant startsAt) {
		try {
			this.jdbc
				.sql("""
						insert into video_room (room_key, case_reference, state, starts_at, ends_at, recorded, monitored, from_home,
						                        call_name, closed_at)
						values (?, ?, 'CLOSED', ?, ?, false, false, false, ?, ?)""")
				.params(key, caseReference, at(startsAt), at(startsAt),
						this.fields.seal(CALL_NAME, RoomSecrets.fresh()), now())
				.update();
		}
		catch (DuplicateKeyException known) {
			// It is closed below as any other.
		}
	}

	/**
	 * Opens a room that was ahead; one that opens late has its whole time.
	 * @return whether it was ahead
	 */
	boolean open(VideoRoom room, Instant endsAt) {
		return this.jdbc
			.sql("update video_room set state = 'OPEN', opened_at = ?, ends_at = ? where id = ? and state = 'AHEAD'")
			.params(now(), at(endsAt), room.id())
			.update() == 1;
	}

	/** Closes a room, and returns whether it was not closed before. */
	boolean close(String key) {
		return this.jdbc
			.sql("update video_room set state = 'CLOSED', closed_at = ? where room_key = ? and state <> 'CLOSED'")
			.params(now(), key)
			.update() == 1;
	}

	/** Closes a room for a reason, and returns whether it was not closed before. */
	boolean halt(VideoRoom room, RoomHalt reason) {
		return this.jdbc.sql("""
				update video_room set state = 'CLOSED', closed_at = ?, end_reason = ?
				where id = ? and state <> 'CLOSED'""").params(now(), reason.name(), room.id()).update() == 1;
	}

	/** Returns the rooms in which somebody has a page. */
	List<VideoRoom> live() {
		return this.jdbc
			.sql("select * from video_room where id in (select room_id from room_seat where line is not null)")
			.query(this.fields.rows("video_room", VideoRoom.class))
			.list();
	}

	/**
	 * Returns the keys of open rooms whose time was over at this moment.
	 * @param forgotten the same for rooms that never opened; a late process may open them
	 */
	List<String> overSince(Instant moment, Instant forgotten) {
		return this.jdbc.sql("""
				select room_key from video_room
				where state = 'OPEN' and ends_at < ? or state = 'AHEAD' and ends_at < ?""")
			.params(at(moment), at(forgotten))
			.query(String.class)
			.list();
	}

	void log(long room, Integer seat, RoomEventKind kind) {
		this.jdbc.sql("insert into room_event (room_id, seat_number, kind, happened_at) values (?, ?, ?, ?)")
			.params(room, seat, kind.name(), now())
			.update();
	}

	void logMark(RoomSeat seat, RoomEventKind kind) {
		this.jdbc.sql("""
				insert into room_event (room_id, seat_number, kind, happened_at)
				select id, ?, ?, ? from video_room where id = ?
				and (select count(*) from room_event where room_id = ? and seat_number = ?) < ?""")
			.params(seat.number(), kind.name(), now(), seat.roomId(), seat.roomId(), seat.number(), MOST_EVENTS)
			.update();
	}

	List<RoomEvent> events(long room) {
		return this.jdbc.sql("select seat_number, kind, happened_at from room_event where room_id = ? order by id")
			.param(room)
			.query(RecordRowMapper.of(RoomEvent.class))
			.list();
	}

	/** Returns the last room of a case that was recorded and closed. */
	Optional<VideoRoom> lastRecorded(String caseReference, Purpose purpose) {
		return this.jdbc.sql("""
				select * from video_room where case_reference = ? and purpose = ? and recorded and state = 'CLOSED'
				order by id desc fetch first 1 rows only""")
			.params(caseReference, purpose.name())
			.query(this.fields.rows("video_room", VideoRoom.class))
			.optional();
	}

	/**
	 * Returns rooms that had to be recorded, were closed at this moment and not checked.
	 */
	List<Long> unchecked(Instant closedUntil, int most) {
		return this.jdbc.sql("""
				select r.id from video_room r where r.recorded and r.state = 'CLOSED' and r.closed_at <= ?
				and not exists (select 1 from recording_check c where c.room_id = r.id)
				order by r.id fetch first ? rows only""").params(at(closedUntil), most).query(Long.class).list();
	}

	private OffsetDateTime now() {
		return at(this.clock.instant());
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

}
