package sa.wusul.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ArchiveForTests;
import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.text.Sha256;
import sa.wusul.room.ffmpeg.RecordersForTests;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Recordings without pages: what a seat sends is drawn by ffmpeg. */
@DisplayName("The recording of a room")
@Tag("fast")
class RoomRecordingTest {

	private static final String SEEN_AND_HEARD = "testsrc=size=320x240:rate=10 sine=frequency=440";

	private static final String BLACK_AND_SILENT = "color=black:size=320x240:rate=10 anullsrc";

	private final TestDatabase database = TestDatabase.h2();

	private final Map<Path, Process> writers = new HashMap<>();

	private final Archive archive = ArchiveForTests.in(this.database);

	private final MediaRelay relay = mock(MediaRelay.class);

	@TempDir
	private Path folder;

	private String sent = SEEN_AND_HEARD;

	private RoomRecordingRepository recordings;

	private RoomSeatRepository seats;

	private VideoRoomRepository rooms;

	private RoomRecorderService recorder;

	private RecordingSealService sealing;

	private VideoRoom room;

	@BeforeEach
	void furnish() {
		RecordersForTests.assumeInstalled();
		given(this.relay.offerToRecorder(any(), any())).willReturn(new MediaRelay.Feed("recorder", ""));
		var clock = Clock.systemUTC();
		var fields = EncryptionForTests.fields(this.database.dataSource());
		this.rooms = new VideoRoomRepository(this.database.jdbc(), fields, clock);
		this.seats = new RoomSeatRepository(this.database.jdbc(), clock);
		this.recordings = new RoomRecordingRepository(this.database.jdbc(), clock);
		this.recorder = recorder();
		this.sealing = new RecordingSealService(this.recordings, spool(),
				provider(RecordingReader.class, RecordersForTests.reader()), this.archive,
				new TransactionTemplate(this.database.transactionManager()));
		CaseFilesForTests.insert(this.database, "1448-0001234-3");
		this.database.jdbc()
			.sql("""
					insert into video_room (room_key, case_reference, state, starts_at, ends_at, recorded, monitored, from_home, call_name)
					values ('1448-0001234-3:1', '1448-0001234-3', 'OPEN', current_timestamp, current_timestamp, true, false, true, ?)""")
			.param(fields.seal("video_room.call_name", "call"))
			.update();
		this.room = this.rooms.find("1448-0001234-3:1").orElseThrow();
		sends(1, SeatRole.HOST, "minister");
	}

	private RoomRecorderService recorder() {
		return recorder(spool());
	}

	private RoomRecorderService recorder(RecordingSpool spool) {
		var mail = new RoomMailService(new RoomSignalRepository(this.database.jdbc(),
				EncryptionForTests.fields(this.database.dataSource()), Clock.systemUTC()), this.seats,
				new FileLimitDecisions(), Clock.systemUTC());
		return new RoomRecorderService(provider(MediaRelay.class, this.relay),
				provider(MediaRecorder.class, new Drawn()), this.rooms, this.seats, this.recordings, mail, spool,
				new SimpleMeterRegistry());
	}

	private RecordingSpool spool() {
		return new RecordingSpool(new RecordingProperties(this.folder));
	}

	private static <T> ObjectProvider<T> provider(Class<T> type, T bean) {
		var beans = new DefaultListableBeanFactory();
		beans.registerSingleton(type.getName(), bean);
		return beans.getBeanProvider(type);
	}

	@AfterEach
	void leave() {
		this.writers.values().forEach(Process::destroyForcibly);
		this.database.close();
	}

	@Test
	@DisplayName("begins when the second side is in, and is in the archive piece by piece after the end, as it was written")
	void sealed() throws IOException {
		this.recorder.sends(this.room, seat(1));
		assertThat(this.writers).as("one side alone").isEmpty();

		sends(2, SeatRole.REQUESTER, "x");
		this.recorder.sends(this.room, seat(2));
		this.recorder.look();
		assertThat(states()).containsExactly("1/1 WRITING", "2/1 WRITING");
		written();

		this.recorder.end(this.room);
		var file = spool().file(all().get(0));
		var content = Files.readAllBytes(file);
		this.sealing.seal();

		assertThat(states()).containsExactly("1/1 SEALED", "2/1 SEALED");
		assertThat(file).as("the node's file").doesNotExist();
		assertThat(all().get(0)).satisfies((recording) -> {
			assertThat(recording.hash()).hasValue(Sha256.hex(content));
			assertThat(recording.byteCount()).hasValue((long) content.length);
			assertThat(recording.software()).hasValueSatisfying((name) -> assertThat(name).startsWith("ffmpeg "));
			assertThat(recording.soundMs().orElseThrow()).isPositive();
			assertThat(recording.pictureMs().orElseThrow()).isPositive();
		});
		assertThat(archived(all().get(0))).isEqualTo(content);
	}

	@Test
	@DisplayName("goes on in another part when its recorder is killed, with at most a second lost of the first one")
	void recorderKilled() throws IOException {
		bothIn();
		written();
		this.writers.get(spool().file(all().get(0))).destroyForcibly().onExit().join();
		this.recorder.look();

		assertThat(states()).containsExactly("1/1 ENDED", "1/2 WRITING", "2/1 WRITING");
		this.sealing.seal();
		assertThat(states()).containsExactly("1/1 SEALED", "1/2 WRITING", "2/1 WRITING");
		assertThat(all().get(0).durationMs().orElseThrow()).isPositive();
	}

	@Test
	@DisplayName("is empty where its recorder had written nothing but the head of a file")
	void recorderKilledAtOnce() throws IOException {
		bothIn();
		written();
		this.recorder.end(this.room);
		var file = spool().file(all().get(0));
		var content = Files.readAllBytes(file);
		Files.write(file,
				Arrays.copyOf(content, HexFormat.of().formatHex(Arrays.copyOf(content, 4096)).indexOf("1f43b675") / 2));
		this.sealing.seal();
		assertThat(states()).containsExactly("1/1 EMPTY", "2/1 SEALED");
	}

	@Test
	@DisplayName("of what a page sends anew goes on when the end of its lost line is recorded late")
	void endedLate() {
		bothIn();
		written();
		var lost = seat(1);
		this.seats.connect(lost.id(), "next", SeatState.ADMITTED);
		this.seats.sends(seat(1));
		this.recorder.sends(this.room, seat(1));
		awaitStates("1/1 ENDED", "1/2 WRITING", "2/1 WRITING");
		this.recorder.end(lost);
		this.recorder.look();
		assertThat(states()).containsExactly("1/1 ENDED", "1/2 WRITING", "2/1 WRITING");
	}

	@Test
	@DisplayName("goes on without its node, and is ended by the next life of the node when the seat sends anew or leaves")
	void nodeKilled() {
		bothIn();
		written();
		var next = recorder();
		next.look();
		assertThat(states()).as("pages go on to send").containsExactly("1/1 WRITING", "2/1 WRITING");
		assertThat(this.writers.values()).allMatch(Process::isAlive);

		this.seats.connect(seat(1).id(), "next", SeatState.ADMITTED);
		this.seats.sends(seat(1));
		next.sends(this.room, seat(1));
		assertThat(states()).as("the next part is there first")
			.containsExactly("1/1 WRITING", "1/2 WRITING", "2/1 WRITING");
		next.look();
		awaitStates("1/1 ENDED", "1/2 WRITING", "2/1 WRITING");
		this.seats.disconnect(seat(2).id(), "line2");
		next.look();
		awaitStates("1/1 ENDED", "1/2 WRITING", "2/1 ENDED");
		assertThat(this.writers.values()).filteredOn(Process::isAlive).hasSize(1);
	}

	@Test
	@DisplayName("of another seat begins while a recorder of the earlier life takes seconds to end")
	void nodeKilledAndStuck() throws Exception {
		bothIn();
		written();
		var stuck = this.writers.get(spool().file(all().get(0)));
		signal(stuck, "STOP");
		var next = recorder();
		this.seats.disconnect(seat(1).id(), "line1");
		next.look();
		this.seats.connect(seat(1).id(), "next1", SeatState.ADMITTED);
		this.seats.sends(seat(1));
		next.sends(this.room, seat(1));
		assertThat(states()).as("the stuck one is not ended yet")
			.containsExactly("1/1 WRITING", "1/2 WRITING", "2/1 WRITING");
		signal(stuck, "KILL");
		awaitStates("1/1 ENDED", "1/2 WRITING", "2/1 WRITING");
	}

	private static void signal(Process process, String name) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
	}

	@Test
	@DisplayName("is ended and sealed by the next life of its node, if its page did not come back in time")
	void nodeKilledLongAgo() {
		bothIn();
		written();
		this.database.jdbc()
			.sql("update room_seat set seen_at = ?")
			.param(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(3))
			.update();
		var next = recorder();
		next.look();

		awaitStates("1/1 ENDED", "2/1 ENDED");
		assertThat(this.writers.values()).as("processes of the earlier life").noneMatch(Process::isAlive);
		this.sealing.seal();
		assertThat(states()).containsExactly("1/1 SEALED", "2/1 SEALED");
	}

	@Test
	@DisplayName("is written once, by the node that has the line of the seat")
	void twoNodes() {
		var there = recorder(new RecordingSpool(new RecordingProperties(this.folder.resolve("there"))));
		this.recorder.sends(this.room, seat(1));
		sends(2, SeatRole.REQUESTER, "x");
		there.sends(this.room, seat(2));
		assertThat(states()).as("the first node has not looked yet").containsExactly("2/1 WRITING");

		this.recorder.look();
		there.look();
		assertThat(states()).containsExactly("1/1 WRITING", "2/1 WRITING");
		assertThat(all()).extracting(RoomRecording::spool).doesNotHaveDuplicates();
	}

	@Test
	@DisplayName("ends with the line of its seat, and goes on in another part with the next one")
	void lineLost() {
		bothIn();
		written();
		this.seats.connect(seat(2).id(), "another", SeatState.ADMITTED);
		this.recorder.look();
		assertThat(states()).as("the page goes on to send").containsExactly("1/1 WRITING", "2/1 WRITING");
		this.seats.disconnect(seat(2).id(), "another");
		this.recorder.look();
		awaitStates("1/1 WRITING", "2/1 ENDED");

		this.seats.connect(seat(2).id(), "third", SeatState.ADMITTED);
		this.seats.sends(seat(2));
		this.recorder.sends(this.room, seat(2));
		assertThat(states()).containsExactly("1/1 WRITING", "2/1 ENDED", "2/2 WRITING");
	}

	@Test
	@DisplayName("says what is silent and black, and that nothing was written")
	void empty() throws IOException {
		this.sent = BLACK_AND_SILENT;
		bothIn();
		written(Duration.ofSeconds(4));
		this.recorder.end(this.room);
		Files.delete(spool().file(all().get(1)));
		this.sealing.seal();

		assertThat(states()).containsExactly("1/1 SEALED", "2/1 EMPTY");
		assertThat(all().get(0)).satisfies((recording) -> {
			assertThat(recording.durationMs().orElseThrow()).isGreaterThan(2000);
			assertThat(recording.soundMs().orElseThrow()).isLessThan(500);
			assertThat(recording.pictureMs().orElseThrow()).isLessThan(500);
		});
	}

	private void bothIn() {
		this.recorder.sends(this.room, seat(1));
		sends(2, SeatRole.REQUESTER, "x");
		this.recorder.sends(this.room, seat(2));
	}

	private void sends(int number, SeatRole role, String account) {
		var seat = this.seats.take(this.room.id(), role, null, account);
		assertThat(seat.number()).isEqualTo(number);
		this.seats.connect(seat.id(), "line" + number, SeatState.ADMITTED);
		this.seats.sends(seat(number));
	}

	private RoomSeat seat(int number) {
		return this.seats.find(this.room.id(), number).orElseThrow();
	}

	private void written() {
		written(Duration.ofSeconds(1));
	}

	/** Waits until each file has so much of sound and picture. */
	private void written(Duration length) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.ignoreExceptionsInstanceOf(MediaRecorderException.class)
			.untilAsserted(() -> assertThat(this.writers.keySet())
				.allMatch((file) -> RecordersForTests.reader().look(file).duration().compareTo(length) >= 0));
	}

	private List<RoomRecording> all() {
		return this.recordings.ofRoom(this.room.id());
	}

	private void awaitStates(String... expected) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(states()).containsExactly(expected));
	}

	private List<String> states() {
		return all().stream().map((one) -> one.seatNumber() + "/" + one.part() + " " + one.state()).toList();
	}

	private byte[] archived(RoomRecording recording) {
		return this.recordings.piecesOf(recording.id())
			.stream()
			.map((piece) -> this.archive.content(piece.contentHash()).orElseThrow())
			.reduce(new byte[0], (one, next) -> {
				var both = Arrays.copyOf(one, one.length + next.length);
				System.arraycopy(next, 0, both, one.length, next.length);
				return both;
			});
	}

	/** A recorder that draws what a seat sends, in real time. */
	private final class Drawn implements MediaRecorder {

		@Override
		public String software() {
			return RecordersForTests.installed().software();
		}

		@Override
		public Recording begin(Path file, MediaRelay.Feed feed) {
			var sources = RoomRecordingTest.this.sent.split(" ");
			try {
				var process = new ProcessBuilder("ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i",
						sources[0], "-re", "-f", "lavfi", "-i", sources[1], "-c:v", "libvpx", "-deadline", "realtime",
						"-c:a", "libopus", "-flush_packets", "1", "-cluster_time_limit", "500", "-f", "matroska",
						file.toString())
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
				RoomRecordingTest.this.writers.put(file, process);
				return new Recording() {

					@Override
					public long process() {
						return process.pid();
					}

					@Override
					public String answer() {
						return "";
					}

					@Override
					public Duration age() {
						return Duration.ZERO;
					}

					@Override
					public boolean isRunning() {
						return process.isAlive();
					}

					@Override
					public void end() {
						process.destroy();
						process.onExit().join();
					}

				};
			}
			catch (IOException failure) {
				throw new MediaRecorderException("ffmpeg does not start", failure);
			}
		}

	}

}
