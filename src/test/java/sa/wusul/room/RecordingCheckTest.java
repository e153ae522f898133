package sa.wusul.room;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.room.RecordingCheckStarter.Check;
import sa.wusul.room.RecordingReader.Findings;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The nightly check of recordings")
@Tag("fast")
class RecordingCheckTest {

	private static final Instant START = Instant.parse("2026-11-29T07:00:00Z");

	private static final String CASE = "1448-0001234-3";

	private final List<Check> started = new ArrayList<>();

	@OnBothDatabases
	@DisplayName("asks a person once about each meeting, and says by seat what is missing")
	void incomplete(TestDatabase database) {
		var call = new Call(database, "MINISTER", true);
		call.enter(1, SeatRole.HOST);
		call.enter(2, SeatRole.REQUESTER);
		call.enter(3, SeatRole.INTERPRETER);
		call.passes(Duration.ofMinutes(30));
		call.close();
		call.recorded(1, Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO);
		call.recorded(2, Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(9));
		call.recordings.empty(call.recordings.begin(call.room.id(), 3, "spool", "ffmpeg 7").id());
		assertThat(call.checks().check()).as("within the time to seal").isZero();

		call.passes(Duration.ofHours(1));
		assertThat(call.checks().check()).isOne();
		assertThat(call.checks().check()).as("the same night again").isZero();
		assertThat(this.started).containsExactly(new Check(call.room.id(), Optional.of(CASE), START,
				Optional.of(String.join("\n", "المقعد 1 (المضيف): تسجيله صامت", "المقعد 1 (المضيف): تسجيله بلا صورة",
						"المقعد 2 (صاحب الطلب): تسجيله أقصر من حضوره", "المقعد 3 (المترجم): لم يُسجل"))));
		assertThat(call.deeds()).containsExactly(
				"program recording.incomplete 1/HOST=SILENT 1/HOST=BLACK 2/REQUESTER=SHORT 3/INTERPRETER=MISSING");
	}

	@OnBothDatabases
	@DisplayName("asks nobody where all is recorded, or marks of the seat explain what is not seen and heard")
	void explained(TestDatabase database) {
		var call = new Call(database, "MINISTER", true);
		call.enter(1, SeatRole.HOST);
		call.marks(1, RoomEventKind.MUTED);
		call.enter(2, SeatRole.REQUESTER);
		call.marks(2, RoomEventKind.COVERED);
		call.passes(Duration.ofMinutes(20));
		call.happens(2, RoomEventKind.LOST);
		call.passes(Duration.ofMinutes(20));
		call.close();
		call.recorded(1, Duration.ofMinutes(20), Duration.ZERO, Duration.ofMinutes(20));
		call.recorded(2, Duration.ofMinutes(12), Duration.ofMinutes(3), Duration.ZERO);
		call.recorded(2, Duration.ofMinutes(7), Duration.ofMinutes(3), Duration.ZERO);
		call.passes(Duration.ofHours(1));

		assertThat(call.checks().check()).isZero();
		assertThat(call.outcome()).isEqualTo("WHOLE");
		assertThat(this.started).as("what is whole is certified")
			.containsExactly(new Check(call.room.id(), Optional.of(CASE), START, Optional.empty()));
	}

	@OnBothDatabases
	@DisplayName("asks about a camera that was covered for a part of the time only")
	void partlyCovered(TestDatabase database) {
		var call = new Call(database, "MINISTER", true);
		call.enter(1, SeatRole.HOST);
		call.enter(2, SeatRole.REQUESTER);
		call.marks(2, RoomEventKind.COVERED);
		call.passes(Duration.ofMinutes(10));
		call.marks(2, RoomEventKind.SHOWN);
		call.passes(Duration.ofMinutes(1));
		call.close();
		call.recorded(1, Duration.ofMinutes(11), Duration.ofMinutes(11), Duration.ofMinutes(11));
		call.recorded(2, Duration.ofMinutes(11), Duration.ofMinutes(11), Duration.ZERO);
		call.passes(Duration.ofHours(1));

		assertThat(call.checks().check()).isOne();
		assertThat(this.started).extracting(Check::findings)
			.containsExactly(Optional.of("المقعد 2 (صاحب الطلب): تسجيله بلا صورة"));
	}

	@OnBothDatabases
	@DisplayName("leaves out rooms that nobody recorded by rule, meetings that never were, and a host who waited alone")
	void nothingToRecord(TestDatabase database) {
		var unrecorded = new Call(database, "passports", false);
		unrecorded.enter(1, SeatRole.HOST);
		unrecorded.enter(2, SeatRole.REQUESTER);
		unrecorded.passes(Duration.ofMinutes(30));
		unrecorded.close();
		var alone = new Call(database, "MINISTER", true, "1448-0001235-1");
		alone.enter(1, SeatRole.HOST);
		alone.passes(Duration.ofMinutes(30));
		alone.enter(2, SeatRole.REQUESTER);
		alone.passes(Duration.ofSeconds(20));
		alone.close();
		alone.passes(Duration.ofDays(1));

		assertThat(alone.checks().check()).isZero();
		assertThat(alone.outcome()).isEqualTo("WHOLE");
		assertThat(this.started).as("there is nothing to certify").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("asks about files that are late, says no case of a visit, and believes the node that came back")
	void late(TestDatabase database) {
		var call = new Call(database, "hair-VOICE", true);
		database.jdbc().sql("update video_room set purpose = 'PRISON_VISIT'").update();
		call.enter(1, SeatRole.HOST);
		call.enter(2, SeatRole.VISITOR);
		call.passes(Duration.ofMinutes(15));
		call.close();
		call.recorded(1, Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ZERO);
		var late = call.recordings.begin(call.room.id(), 2, "spool", "ffmpeg 7");
		call.passes(Duration.ofHours(2));

		assertThat(call.checks().check()).isOne();
		assertThat(this.started).containsExactly(new Check(call.room.id(), Optional.empty(), START,
				Optional.of("المقعد 2 (الزائر): تسجيله لم يبلغ الأرشيف بعد")));
		assertThat(call.checks().checkAgain(call.room.id())).isFalse();
		call.recordings.ended(late.id());
		call.recordings.sealed(late.id(), "ab", 1,
				Optional.of(new Findings(Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ZERO)));
		assertThat(call.checks().checkAgain(call.room.id())).as("a visit by voice shows nothing").isTrue();
		assertThat(call.outcome()).isEqualTo("WHOLE");
	}

	@OnBothDatabases
	@DisplayName("keeps outcome and words of the person who explains it")
	void answered(TestDatabase database) {
		var call = new Call(database, "MINISTER", true);
		assertThatThrownBy(() -> call.checks().explain(call.room.id(), "EXPLAINED", "سبب", "private-office"))
			.hasMessage("recording.unknown");
		call.enter(1, SeatRole.HOST);
		call.enter(2, SeatRole.REQUESTER);
		call.passes(Duration.ofMinutes(15));
		call.close();
		call.passes(Duration.ofHours(2));
		call.checks().check();
		call.checks().explain(call.room.id(), "FAULT_REPORTED", "سبب", "private-office");

		assertThat(call.outcome()).isEqualTo("FAULT_REPORTED");
		assertThat(call.deeds()).contains("private-office recording.explained outcome=FAULT_REPORTED");
	}

	/** A room in which time passes by hand. */
	private final class Call {

		private final TestDatabase database;

		private final MovableClock clock = new MovableClock(START);

		private final VideoRoomRepository rooms;

		private final RoomSeatRepository seats;

		private final RoomRecordingRepository recordings;

		private final VideoRoom room;

		private Call(TestDatabase database, String host, boolean recorded) {
			this(database, host, recorded, CASE);
		}

		private Call(TestDatabase database, String host, boolean recorded, String reference) {
			RecordingCheckTest.this.started.clear();
			var fields = EncryptionForTests.fields(database.dataSource());
			this.database = database;
			this.rooms = new VideoRoomRepository(database.jdbc(), fields, this.clock);
			this.seats = new RoomSeatRepository(database.jdbc(), this.clock);
			this.recordings = new RoomRecordingRepository(database.jdbc(), this.clock);
			CaseFilesForTests.insert(database, reference);
			var now = START.atOffset(ZoneOffset.UTC);
			database.jdbc()
				.sql("""
						insert into video_room (room_key, case_reference, purpose, host, state, starts_at, ends_at, opened_at, recorded,
						  monitored, from_home, call_name) values (?, ?, 'MINISTER_MEETING', ?, 'OPEN', ?, ?, ?, ?, false, true, ?)""")
				.params(reference + ":1", reference, host, now, now.plusHours(1), now, recorded,
						fields.seal("video_room.call_name", "call"))
				.update();
			this.room = this.rooms.find(reference + ":1").orElseThrow();
		}

		private RecordingCheckService checks() {
			var table = DecisionTableRunner.of("room-recording-finding");
			return new RecordingCheckService(this.rooms, this.seats, this.recordings,
					new RecordingCheckRepository(this.database.jdbc(), this.clock),
					(finding, role, explained,
							voice) -> (boolean) table
								.decide(Map.of("finding", finding.name(), "role", role.name(), "explained", explained,
										"voiceOnly", voice))
								.get("task"),
					RecordingCheckTest.this.started::add, new FileLimitDecisions(), AuditForTests.log(this.database),
					new TransactionTemplate(this.database.transactionManager()), this.clock);
		}

		private void enter(int number, SeatRole role) {
			assertThat(this.seats.take(this.room.id(), role, null, "account" + number).number()).isEqualTo(number);
			happens(number, RoomEventKind.ADMITTED);
		}

		private void happens(int number, RoomEventKind kind) {
			this.rooms.log(this.room.id(), number, kind);
		}

		private void marks(int number, RoomEventKind kind) {
			this.rooms.logMark(this.seats.find(this.room.id(), number).orElseThrow(), kind);
		}

		private void passes(Duration time) {
			this.clock.set(this.clock.instant().plus(time));
		}

		private void close() {
			this.rooms.close(this.room.roomKey());
			this.rooms.log(this.room.id(), null, RoomEventKind.CLOSED);
		}

		private void recorded(int number, Duration length, Duration sound, Duration picture) {
			var row = this.recordings.begin(this.room.id(), number, "spool", "ffmpeg 7");
			this.recordings.ended(row.id());
			this.recordings.sealed(row.id(), "ab", 1, Optional.of(new Findings(length, sound, picture)));
		}

		private String outcome() {
			return this.database.jdbc()
				.sql("select outcome from recording_check where room_id = ?")
				.param(this.room.id())
				.query(String.class)
				.single();
		}

		private List<String> deeds() {
			return this.database.jdbc()
				.sql("select actor || ' ' || deed || ' ' || detail from audit_entry where deed like 'recording.%' order by id")
				.query(String.class)
				.list();
		}

	}

}
