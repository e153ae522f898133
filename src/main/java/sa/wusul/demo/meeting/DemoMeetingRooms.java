package sa.wusul.demo.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.MeetingRooms;
import sa.wusul.room.RoomService;

/** The video rooms of the demo: the program's own, shown on a page of the demo. */
@Component
@Primary
public class DemoMeetingRooms implements MeetingRooms {

	private static final int NEWEST = 200;

	private final RoomService rooms;

	private final JdbcClient jdbc;

	private final Clock clock;

	DemoMeetingRooms(RoomService rooms, JdbcClient jdbc, Clock clock) {
		this.rooms = rooms;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void open(Room room) {
		this.rooms.open(room);
		if (stateOf(room.key()).isEmpty()) {
			this.jdbc.sql("""
					insert into demo_meeting_room (room_key, case_reference, centre, state, changed_at)
					values (?, ?, ?, 'OPEN', ?)""")
				.params(room.key(), room.caseReference(), room.centre(), now())
				.update();
		}
	}

	@Override
	@Transactional
	public void invite(String key, String mobile) {
		this.rooms.invite(key, mobile);
		this.jdbc.sql("update demo_meeting_room set guest = ? where room_key = ?").params(mobile, key).update();
	}

	@Override
	@Transactional
	public void close(String key) {
		this.rooms.close(key);
		if (stateOf(key).isEmpty()) {
			this.jdbc.sql("insert into demo_meeting_room (room_key, state, changed_at) values (?, 'CLOSED', ?)")
				.params(key, now())
				.update();
		}
		this.jdbc
			.sql("update demo_meeting_room set state = 'CLOSED', changed_at = ? where room_key = ? and state = 'OPEN'")
			.params(now(), key)
			.update();
	}

	/** Returns the rooms, newest first. */
	public List<DemoRoom> rooms() {
		return this.jdbc.sql("""
				select room_key, case_reference, centre, state, guest, changed_at from demo_meeting_room
				order by changed_at desc fetch first :newest rows only""")
			.param("newest", NEWEST)
			.query((row, index) -> new DemoRoom(row.getString("room_key"), row.getString("case_reference"),
					row.getString("centre"), "OPEN".equals(row.getString("state")),
					Optional.ofNullable(row.getString("guest")),
					row.getObject("changed_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	private List<String> stateOf(String key) {
		return this.jdbc.sql("select state from demo_meeting_room where room_key = ?")
			.param(key)
			.query(String.class)
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * A room on the demo page.
	 *
	 * @param guest the number to which the connection was sent
	 */
	public record DemoRoom(String key, String caseReference, String centre, boolean open, Optional<String> guest,
			Instant changedAt) {
	}

}
