package sa.wusul.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Supervisors of video rooms")
@Tag("fast")
class RoomListRepositoryTest {

	private static final Instant NOW = Instant.parse("2026-11-29T07:00:00Z");

	private static final String RIYADH = "intake-supervisors-riyadh";

	private static final String JEDDAH = "intake-supervisors-jeddah";

	private static final String TAWASUL = "tawasul-supervisors-riyadh";

	private static final String MEETING = "1448-0000001-0";

	private static final String VISIT = "1448-0000002-0";

	private static final Narrowing ALL = Narrowing.of(null, null, null);

	private final MovableClock clock = new MovableClock(NOW);

	@OnBothDatabases
	@DisplayName("see the rooms of today at their places with seats by role, and how well each is received")
	void today(TestDatabase database) {
		var rooms = rooms(database);
		var room = room(database, MEETING, "OPEN", NOW.minus(Duration.ofMinutes(10)));
		seat(database, room, 1, "HOST", true);
		seat(database, room, 2, "REQUESTER", false);
		quality(database, room, 1, 2, 900, 100);
		quality(database, room, 3, 2, 1000, 0);
		room(database, MEETING, "AHEAD", NOW.plus(Duration.ofHours(2)));
		room(database, MEETING, "AHEAD", NOW.plus(Duration.ofDays(1)));
		room(database, MEETING, "CLOSED", NOW.minus(Duration.ofHours(2)));
		room(database, MEETING, "CLOSED", NOW.minus(Duration.ofDays(1)));

		var seen = rooms.today(List.of(RIYADH), ALL).rooms();
		assertThat(seen).extracting((one) -> one.state().code()).containsExactly("OPEN", "AHEAD", "CLOSED");
		assertThat(seen.get(0)).satisfies((one) -> {
			assertThat(one.reference()).isEqualTo(MEETING);
			assertThat(one.host()).isEqualTo("معالي نائب الوزير");
			assertThat(one.minutes()).isEqualTo(10);
			assertThat(one.seats()).extracting((seat) -> seat.role().code() + " " + seat.state().code())
				.containsExactly("HOST ADMITTED", "REQUESTER AWAY");
			assertThat(one.seats().get(0).quality()).isNull();
			assertThat(one.seats().get(1).quality()).isEqualTo(new RoomList.Quality(0.05, 9, 320, 240, 2));
		});
		assertThat(rooms.today(List.of(JEDDAH), ALL).rooms()).isEmpty();
		assertThat(rooms.today(List.of("camunda-admin"), ALL).rooms()).hasSize(3);
		assertThat(rooms.today(List.of("analysts"), ALL).rooms()).as("they may see numbers only")
			.hasSize(3)
			.allMatch((one) -> one.reference() == null);
		assertThatExceptionOfType(RefusalException.class)
			.isThrownBy(() -> rooms.today(List.of(RIYADH), Narrowing.of("jeddah", null, null)));
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> rooms.today(List.of("intake-clerks"), ALL));
	}

	@OnBothDatabases
	@DisplayName("see whether what has to be recorded is, also after the end")
	void recorded(TestDatabase database) {
		var rooms = rooms(database);
		var room = room(database, MEETING, "OPEN", NOW);
		assertThat(recording(rooms)).isEqualTo("DUE");
		seat(database, room, 1, "HOST", true);
		seat(database, room, 2, "REQUESTER", true);
		assertThat(recording(rooms)).isEqualTo("MISSING");
		part(database, room, 1, "WRITING");
		part(database, room, 2, "ENDED");
		assertThat(recording(rooms)).as("one of two").isEqualTo("MISSING");
		part(database, room, 2, "WRITING");
		assertThat(recording(rooms)).isEqualTo("RUNNING");

		database.jdbc().sql("update video_room set state = 'CLOSED', closed_at = opened_at").update();
		assertThat(recording(rooms)).isEqualTo("DONE");
		database.jdbc().sql("update room_recording set state = 'EMPTY'").update();
		assertThat(recording(rooms)).isEqualTo("MISSING");
		database.jdbc().sql("update video_room set recorded = false").update();
		assertThat(recording(rooms)).isEqualTo("NONE");
	}

	@OnBothDatabases
	@DisplayName("see the rooms of prison visits only if they supervise Tawasul, and then no others")
	void confidential(TestDatabase database) {
		var rooms = rooms(database);
		room(database, MEETING, "OPEN", NOW);
		room(database, VISIT, "OPEN", NOW);

		for (var other : List.of("camunda-admin", RIYADH)) {
			assertThat(rooms.today(List.of(other), ALL).rooms()).extracting(RoomList.Row::reference)
				.containsExactly(MEETING);
		}
		assertThat(rooms.today(List.of(TAWASUL), ALL).rooms()).extracting(RoomList.Row::reference)
			.containsExactly(VISIT);
		assertThat(rooms.today(List.of("tawasul-supervisors-jeddah"), ALL).rooms()).isEmpty();
	}

	private RoomListRepository rooms(TestDatabase database) {
		var rights = Rights.load();
		ModelNames models = () -> new ModelNames.Names(
				Map.of("meeting-minister-meeting", new ModelNames.Model("لقاء", true, Map.of()),
						"tawasul-visit-request", new ModelNames.Model("زيارة", true, Map.of())));
		file(database, MEETING, "meeting-minister-meeting");
		file(database, VISIT, "tawasul-visit-request");
		return new RoomListRepository(database.jdbc(), new SupervisionRights(rights, models), models, rights,
				this.clock);
	}

	private static String recording(RoomListRepository rooms) {
		return rooms.today(List.of(RIYADH), ALL).rooms().get(0).recording().code();
	}

	private static void file(TestDatabase database, String reference, String process) {
		CaseFilesForTests.insert(database, reference);
		database.jdbc()
			.sql("update case_file set process_key = ? where reference = ?")
			.params(process, reference)
			.update();
	}

	private static long room(TestDatabase database, String reference, String state, Instant at) {
		var key = reference + ":" + at.getEpochSecond();
		var time = at.atOffset(ZoneOffset.UTC);
		database.jdbc()
			.sql("""
					insert into video_room (room_key, case_reference, purpose, host, centre, section, state, starts_at, ends_at, recorded,
					                        monitored, from_home, call_name, opened_at, closed_at)
					values (?, ?, 'MINISTER_MEETING', 'DEPUTY', 'riyadh', 'men', ?, ?, ?, true, false, true, 'x', ?, ?)""")
			.params(key, reference, state, time, time.plusMinutes(30), state.equals("AHEAD") ? null : time,
					state.equals("CLOSED") ? time.plusMinutes(20) : null)
			.update();
		return database.jdbc()
			.sql("select id from video_room where room_key = ?")
			.param(key)
			.query(Long.class)
			.single();
	}

	private static void seat(TestDatabase database, long room, int number, String role, boolean connected) {
		database.jdbc()
			.sql("""
					insert into room_seat (room_id, number, role, account, state, line, seen_at)
					values (?, ?, ?, ?, 'ADMITTED', ?, ?)""")
			.params(room, number, role, "a" + number, connected ? "line" : null, NOW.atOffset(ZoneOffset.UTC))
			.update();
	}

	private static void quality(TestDatabase database, long room, int seat, int sender, int packets, int lost) {
		database.jdbc()
			.sql("""
					insert into room_quality (room_id, seat_number, sender_number, packets, lost, jitter_ms, width, height, frames,
					                          interruptions, measured_at)
					values (?, ?, ?, ?, ?, ?, 320, 240, 100, 1, ?)""")
			.params(room, seat, sender, packets, lost, (lost > 0) ? 9 : 3, NOW.atOffset(ZoneOffset.UTC))
			.update();
	}

	private static void part(TestDatabase database, long room, int seat, String state) {
		database.jdbc()
			.sql("""
					insert into room_recording (room_id, seat_number, part, state, spool, begun_at)
					select ?, ?, count(*) + 1, ?, 'spool', ? from room_recording""")
			.params(room, seat, state, NOW.atOffset(ZoneOffset.UTC))
			.update();
	}

}
