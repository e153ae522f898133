package sa.wusul.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import sa.wusul.archive.ContentKind;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.text.Sha256;
import sa.wusul.room.ffmpeg.RecordersForTests;
import sa.wusul.support.MovableClock;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Two seats with a clap at the same moment: a tone begins and the picture gets a colour.
 */
@DisplayName("The viewing of a recording")
@Tag("fast")
class RecordingViewingTest {

	private static final Instant START = Instant.parse("2026-11-29T07:00:00Z");

	private static final String CASE = "1448-0001234-3";

	private static final String ASKER = "private-office";

	private static final int RATE = 8000;

	/** Samples in which a tone is looked for: 25 ms. */
	private static final int WINDOW = 200;

	private static final int WIDTH = 1280;

	private static final int HEIGHT = 360;

	private final TestDatabase database = TestDatabase.h2();

	private final MovableClock clock = new MovableClock(START);

	private final Archive archive = ArchiveForTests.in(this.database);

	private final CaseFiles caseFiles = mock(CaseFiles.class);

	private final Inbox inbox = mock(Inbox.class);

	private final List<String> problems = new ArrayList<>();

	@TempDir
	private Path folder;

	private RoomRecordingRepository recordings;

	private RecordingViewingRepository viewings;

	private RecordingViewingService service;

	private FilmComposingService films;

	private VideoRoom room;

	@BeforeEach
	void furnish() {
		RecordersForTests.assumeInstalled();
		var jdbc = this.database.jdbc();
		var fields = EncryptionForTests.fields(this.database.dataSource());
		var rooms = new VideoRoomRepository(jdbc, fields, this.clock);
		var seats = new RoomSeatRepository(jdbc, this.clock);
		this.recordings = new RoomRecordingRepository(jdbc, this.clock);
		this.viewings = new RecordingViewingRepository(jdbc, fields, this.clock);
		CaseFilesForTests.insert(this.database, CASE);
		var now = START.atOffset(ZoneOffset.UTC);
		jdbc.sql(
				"""
						insert into video_room (room_key, case_reference, purpose, host, state, starts_at, ends_at, opened_at, recorded, monitored,
						  from_home, call_name) values (?, ?, 'MINISTER_MEETING', 'MINISTER', 'CLOSED', ?, ?, ?, true, false, true, ?)""")
			.params(CASE + ":1", CASE, now, now, now, fields.seal("video_room.call_name", "call"))
			.update();
		this.room = rooms.find(CASE + ":1").orElseThrow();
		seats.take(this.room.id(), SeatRole.HOST, null, "minister");
		seats.take(this.room.id(), SeatRole.REQUESTER, "x", null);
		var limits = new FileLimitDecisions();
		this.service = new RecordingViewingService(this.viewings, rooms, this.recordings, this.caseFiles, this.archive,
				Rights.load(), limits, AuditForTests.log(this.database), this.clock);
		this.films = new FilmComposingService(this.viewings, this.service, rooms, seats, this.recordings, spool(),
				provider(RecordingComposer.class, this::compose), this.archive,
				(accounts) -> Map.of(ASKER, "عبدالله بن سعد القحطاني"), limits, this.inbox,
				new TransactionTemplate(this.database.transactionManager()), this.clock);
	}

	private void compose(RecordingComposer.Composition composition, Path film) {
		if (!this.problems.isEmpty()) {
			throw new MediaRecorderException(this.problems.remove(0));
		}
		RecordersForTests.composer().compose(composition, film);
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
		this.database.close();
	}

	@Test
	@DisplayName("shows all seats at their own time, with their voices and the viewer's name in the picture")
	void film() throws Exception {
		recorded(1, 440, "red", Duration.ZERO, 6, 4);
		recorded(2, 880, "blue", Duration.ofMillis(1500), 4, 2.5);
		var number = released();
		this.films.look();
		then(this.inbox).should()
			.receive(new InboxMessage("viewing:" + number, "room.viewingComposed", CASE, Optional.of("process")));

		var film = this.folder.resolve("film.webm");
		Files.write(film, whole(number));
		assertThat(this.viewings.find(number).orElseThrow().filmHash()).hasValue(Sha256.hex(Files.readAllBytes(film)));
		var low = onset(film, 440);
		var high = onset(film, 880);
		assertThat(low).as("the first voice").isBetween(3800L, 4200L);
		assertThat(high).as("the second voice").isBetween(3800L, 4200L);
		assertThat(Math.abs(low - high)).as("ms between the voices").isLessThan(200);
		var frames = frames(film);
		var red = firstFrame(frames, 0, 0);
		var blue = firstFrame(frames, WIDTH / 2, 2);
		assertThat(Math.abs(red - blue) * 1000 / 15).as("ms between the pictures").isLessThan(200);
		assertThat(Math.abs(red * 1000L / 15 - low)).as("ms between picture and voice").isLessThan(200);
		assertThat(letters(frames)).as("bright pixels of the name").isGreaterThan(500);
		assertThat(this.folder.resolve("film")).as("files that are not sealed").doesNotExist();
	}

	@Test
	@DisplayName("opens once, for the person who asked and their log-in only, until its time is over")
	void once() throws Exception {
		recorded(1, 440, "red", Duration.ZERO, 1, 0);
		var number = released();
		this.films.look();
		assertUnknown(() -> this.service.open(number, "another", "session"));
		assertUnknown(() -> this.service.open(number + 1, ASKER, "session"));
		var link = this.service.open(number, ASKER, "session");

		assertThat(this.service.film(number, link, ASKER, "session").byteCount()).isPositive();
		assertUnknown(() -> this.service.open(number, ASKER, "session"));
		assertUnknown(() -> this.service.film(number, link, "another", "session"));
		assertUnknown(() -> this.service.film(number, link, ASKER, "another session"));
		assertUnknown(() -> this.service.film(number, link + "x", ASKER, "session"));
		this.clock.set(START.plus(Duration.ofHours(4)));
		assertUnknown(() -> this.service.film(number, link, ASKER, "session"));

		this.clock.set(START.plus(Duration.ofDays(3)));
		this.films.look();
		assertThat(this.viewings.find(number).orElseThrow().state()).isEqualTo(RecordingViewing.State.DELETED);
		assertThat(this.viewings.parts(number)).isEmpty();
		assertThat(this.service.delete(number)).as("it was viewed").isTrue();
		assertThat(this.database.jdbc()
			.sql("select actor || ' ' || deed from audit_entry where deed like 'recording.%' order by id")
			.query(String.class)
			.list()).containsExactly("legal recording.released", ASKER + " recording.viewed",
					"program recording.viewingDeleted");
	}

	@Test
	@DisplayName("is not released by the person who asked, and not opened after its time")
	void refused() throws Exception {
		recorded(1, 440, "red", Duration.ZERO, 1, 0);
		var number = asked();
		assertThatThrownBy(() -> this.service.release(number, "process", ASKER, ASKER.toUpperCase()))
			.hasMessage("task.fourEyes");
		this.service.release(number, "process", ASKER, "legal");
		this.films.look();
		this.clock.set(START.plus(Duration.ofDays(2)));
		assertUnknown(() -> this.service.open(number, ASKER, "session"));
	}

	@Test
	@DisplayName("is tried three times, and then its process learns that it failed")
	void failed() throws Exception {
		recorded(1, 440, "red", Duration.ZERO, 1, 0);
		this.problems.addAll(List.of("one", "two", "three"));
		var number = released();
		this.films.look();

		assertThat(this.viewings.find(number).orElseThrow().state()).isEqualTo(RecordingViewing.State.FAILED);
		then(this.inbox).should()
			.receive(new InboxMessage("viewing:" + number, "room.viewingFailed", CASE, Optional.of("process")));
	}

	@Test
	@DisplayName("gives the bytes that are asked for, out of the parts in which they lie")
	void slices() throws IOException {
		var contents = IntStream.range(0, 3).mapToObj((part) -> new byte[] { (byte) part, 10, 20, 30 }).toList();
		contents
			.forEach((content) -> this.archive.keep(Sha256.hex(content), ContentKind.PACKAGE, "video/webm", content));
		var film = new SealedFilm(this.archive,
				contents.stream()
					.map((content) -> new RecordingViewingRepository.Part(Sha256.hex(content), content.length))
					.toList(),
				12);

		assertThat(slice(film, 0, 11)).hasSize(12);
		assertThat(slice(film, 3, 8)).containsExactly(30, 1, 10, 20, 30, 2);
		assertThat(slice(film, 4, 4)).containsExactly(1);
		assertThat(slice(film, 11, 11)).containsExactly(30);
	}

	private static byte[] slice(RecordingViewings.Film film, long from, long to) throws IOException {
		var out = new ByteArrayOutputStream();
		film.write(from, to, out);
		return out.toByteArray();
	}

	private void assertUnknown(ThrowingCallable work) {
		assertThatThrownBy(work).hasMessage("recording.viewingUnknown");
	}

	private long asked() {
		return this.viewings.insert(this.room, "شكوى من اللقاء", ASKER);
	}

	private long released() {
		var number = asked();
		this.service.release(number, "process", ASKER, "legal");
		return number;
	}

	private byte[] whole(long number) throws IOException {
		var film = this.service.film(number, this.service.open(number, ASKER, "session"), ASKER, "session");
		return slice(film, 0, film.byteCount() - 1);
	}

	/** Seals the recording of a seat whose tone and colour begin at this second of it. */
	private void recorded(int seat, int tone, String colour, Duration after, int seconds, double clap)
			throws Exception {
		this.clock.set(START.plus(after));
		var row = this.recordings.begin(this.room.id(), seat, spool().name(), "ffmpeg");
		run("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i",
				"color=c=black:s=320x240:r=15:d=" + seconds + ",drawbox=c=" + colour + ":t=fill:enable='gte(t," + clap
						+ ")'",
				"-f", "lavfi", "-i",
				"aevalsrc='if(gte(t," + clap + "),0.4*sin(2*PI*" + tone + "*t),0)':s=48000:d=" + seconds, "-c:v",
				"libvpx", "-deadline", "realtime", "-b:v", "500k", "-c:a", "libopus", spool().file(row).toString());
		this.recordings.ended(row.id());
		new RecordingSealService(this.recordings, spool(), provider(RecordingReader.class, RecordersForTests.reader()),
				this.archive, new TransactionTemplate(this.database.transactionManager()))
			.seal();
		this.clock.set(START);
	}

	/** Returns the millisecond at which a tone begins in the sound of a film. */
	static long onset(Path film, int tone) throws Exception {
		var sound = run("ffmpeg", "-nostdin", "-loglevel", "error", "-i", film.toString(), "-vn", "-af",
				"aresample=async=1:first_pts=0", "-ac", "1", "-ar", "" + RATE, "-f", "s16le", "-");
		for (var begin = 0; begin + WINDOW < sound.length / 2; begin += WINDOW) {
			double sine = 0;
			double cosine = 0;
			for (var at = begin; at < begin + WINDOW; at++) {
				var value = (short) ((sound[2 * at] & 0xff) | sound[2 * at + 1] << 8);
				sine += value * Math.sin(2 * Math.PI * tone * at / RATE);
				cosine += value * Math.cos(2 * Math.PI * tone * at / RATE);
			}
			if (Math.hypot(sine, cosine) / WINDOW > 1000) {
				return begin * 1000L / RATE;
			}
		}
		throw new AssertionError("no tone of " + tone + " Hz");
	}

	private static List<byte[]> frames(Path film) throws Exception {
		var pictures = run("ffmpeg", "-nostdin", "-loglevel", "error", "-i", film.toString(), "-an", "-r", "15", "-f",
				"rawvideo", "-pix_fmt", "rgb24", "-");
		var size = WIDTH * HEIGHT * 3;
		return IntStream.range(0, pictures.length / size)
			.mapToObj((frame) -> Arrays.copyOfRange(pictures, frame * size, (frame + 1) * size))
			.toList();
	}

	/** Returns the first frame in which a screen has its colour. */
	private static int firstFrame(List<byte[]> frames, int left, int colour) {
		var pixel = (100 * WIDTH + left + 150) * 3;
		return IntStream.range(0, frames.size())
			.filter((frame) -> (frames.get(frame)[pixel + colour] & 0xff) > 150)
			.findFirst()
			.orElseThrow();
	}

	/** Returns the bright pixels of the line in which the name stands. */
	private static long letters(List<byte[]> frames) {
		var frame = frames.get(frames.size() / 2);
		return IntStream.range((HEIGHT - 60) * WIDTH, HEIGHT * WIDTH)
			.filter((pixel) -> (frame[pixel * 3] & 0xff) > 180 && (frame[pixel * 3 + 1] & 0xff) > 180)
			.count();
	}

	private static byte[] run(String... command) throws Exception {
		var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		var output = process.getInputStream().readAllBytes();
		assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
		return output;
	}

}
