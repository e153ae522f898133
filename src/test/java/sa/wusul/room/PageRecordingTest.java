package sa.wusul.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.platform.text.Sha256;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pieces as the host's page sends them, on a machine without relay and ffmpeg. */
@DisplayName("The recording of a room by the host's page")
@Tag("fast")
class PageRecordingTest {

	private static final int CITIZEN = 2;

	private final TestDatabase database = TestDatabase.h2();

	private final byte[] content = content();

	@TempDir
	private Path folder;

	private RoomsForTests rooms;

	private RoomsForTests.Page host;

	private RoomsForTests.Page citizen;

	@BeforeEach
	void meet() {
		this.rooms = new RoomsForTests(this.database, null, this.folder,
				new StaticListableBeanFactory().getBeanProvider(RecordingReader.class));
		this.rooms.open();
		this.host = this.rooms.host(this.rooms.here);
		this.citizen = this.rooms.citizen(this.rooms.here);
		this.host.say("{'kind':'ready'}");
		this.citizen.say("{'kind':'ready'}");
		this.host.say("{'kind':'admit','seat':2}");
	}

	@AfterEach
	void leave() {
		this.database.close();
	}

	@Test
	@DisplayName("appends each piece once, and is sealed as it was sent, with figures unknown")
	void sealed() throws IOException {
		var part = begin(CITIZEN);
		assertThat(append(part, 0, 0, 900)).isEqualTo(900);
		assertThat(append(part, 0, 0, 900)).as("sent twice").isEqualTo(900);
		assertThat(append(part, 1200, 1200, 1500)).as("a gap").isEqualTo(900);
		assertThat(append(part, 500, 500, 1500)).as("half of it is known").isEqualTo(1500);
		assertThat(append(part, 1500, 1500, this.content.length)).isEqualTo(this.content.length);
		this.rooms.close();
		assertRefused("videoRoom.notRecorded", () -> append(part, 0, 0, 10));

		this.rooms.sealing.seal();
		assertThat(all()).singleElement().satisfies((recording) -> {
			assertThat(recording.state()).isEqualTo(RecordingState.SEALED);
			assertThat(recording.hash()).hasValue(Sha256.hex(this.content));
			assertThat(recording.byteCount()).hasValue((long) this.content.length);
			assertThat(recording.durationMs()).isEmpty();
			assertThat(recording.soundMs()).isEmpty();
			assertThat(recording.pictureMs()).isEmpty();
			assertThat(recording.software()).hasValue("MediaRecorder Chrome 131, wusul");
		});
		try (var left = Files.list(this.folder)) {
			assertThat(left.map((file) -> file.getFileName().toString())).containsExactly("name");
		}
	}

	@Test
	@DisplayName("is said to everybody while the page of a host is in, which is asked to record")
	void said() {
		var seen = this.host.last("room");
		assertThat(seen.path("records").asBoolean()).isTrue();
		assertThat(seen.path("recording").asText()).isEqualTo("DUE");
		var other = this.citizen.last("room");
		assertThat(other.path("records").asBoolean()).isFalse();
		assertThat(other.path("recording").asText()).isEqualTo("DUE");
		this.host.disconnect();
		assertThat(this.citizen.last("room").path("recording").asText()).as("without a host").isEqualTo("NONE");
	}

	@Test
	@DisplayName("goes on in another part after a reload or a restart, and ends the one whose page is silent")
	void parts() {
		var first = begin(CITIZEN);
		append(first, 0, 0, 900);
		var second = begin(CITIZEN);
		assertThat(second).isEqualTo(first + 1);
		assertRefused("videoRoom.partOver", () -> append(first, 900, 900, 1000));
		append(second, 0, 0, 900);
		assertThat(states()).containsExactly("2/1 ENDED", "2/2 WRITING");
		this.rooms.pages.look();
		assertThat(states()).as("the page is not silent yet").containsExactly("2/1 ENDED", "2/2 WRITING");
		this.rooms.pages.end(this.host.seat(), CITIZEN, second);
		assertThat(states()).containsExactly("2/1 ENDED", "2/2 ENDED");
	}

	@Test
	@DisplayName("is taken from the host's page only, while the meeting is open, has two sides and is recorded")
	void others() {
		assertRefused("videoRoom.notYours", () -> this.rooms.pages.begin(this.citizen.seat(), CITIZEN, ""));
		assertRefused("videoRoom.noSeat", () -> begin(7));
		this.citizen.disconnect();
		assertRefused("videoRoom.notIn", () -> begin(1));
		this.citizen.connect();
		assertThat(begin(1)).isEqualTo(1);

		this.database.jdbc().sql("update video_room set recorded = false").update();
		assertRefused("videoRoom.notRecorded", () -> begin(1));
		assertRefused("videoRoom.notRecorded", () -> this.rooms.pages.append(this.host.seat(), 1, 1, 0, this.content));
	}

	@Test
	@DisplayName("takes a video that begins as one, and no more of it than its time has")
	void bounds() {
		var part = begin(CITIZEN);
		assertRefused("videoRoom.noRecording", () -> append(part, 0, 10, 900));
		assertRefused("videoRoom.noRecording", () -> append(part, -1, 0, 900));
		var half = new byte[PageRecordingService.LARGEST];
		System.arraycopy(this.content, 0, half, 0, this.content.length);
		for (var sent = 0L; sent < 8L * 1024 * 1024; sent += half.length) {
			assertThat(append(part, sent, half)).isEqualTo(sent + half.length);
		}
		assertRefused("videoRoom.tooMuchAtOnce", () -> append(part, 8L * 1024 * 1024, half));
		this.rooms.clock.pass(Duration.ofSeconds(1));
		assertThat(append(part, 8L * 1024 * 1024, half)).isEqualTo(8L * 1024 * 1024 + half.length);

		this.database.jdbc()
			.sql("""
					insert into room_recording (room_id, seat_number, part, state, spool, begun_at)
					select id, 1, x, 'EMPTY', 'elsewhere', current_timestamp from video_room, system_range(1, 499)""")
			.update();
		assertRefused("videoRoom.tooManyParts", () -> begin(CITIZEN));
	}

	private int begin(int seat) {
		return this.rooms.pages.begin(this.host.seat(), seat, "Chrome 131");
	}

	private long append(int part, long place, int from, int to) {
		return append(part, place, Arrays.copyOfRange(this.content, from, to));
	}

	private long append(int part, long place, byte[] piece) {
		return this.rooms.pages.append(this.host.seat(), CITIZEN, part, place, piece);
	}

	private List<RoomRecording> all() {
		return this.rooms.recordings
			.ofRoom(this.database.jdbc().sql("select id from video_room").query(Long.class).single());
	}

	private List<String> states() {
		return all().stream().map((one) -> one.seatNumber() + "/" + one.part() + " " + one.state()).toList();
	}

	private static void assertRefused(String code, ThrowingCallable asked) {
		assertThatThrownBy(asked).hasMessageStartingWith(code);
	}

	private static byte[] content() {
		var content = new byte[3000];
		new Random(7).nextBytes(content);
		System.arraycopy(HexFormat.of().parseHex("1a45dfa3" + "1f43b675"), 0, content, 0, 8);
		return content;
	}

}
