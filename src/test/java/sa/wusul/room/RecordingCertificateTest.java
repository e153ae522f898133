package sa.wusul.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ArchiveForTests;
import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.papers.CheckedFile;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.PapersForTests;
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.support.MovableClock;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The certificate of a recording")
@Tag("fast")
class RecordingCertificateTest {

	private static final Instant START = Instant.parse("2026-11-29T07:00:00Z");

	private static final String CASE = "1448-0001234-3";

	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	private final MovableClock clock = new MovableClock(START);

	private final Random random = new Random(7);

	@TempDir
	private Path folder;

	@OnBothDatabases
	@DisplayName("lists every sealed part with a hash that is the one of its pieces in the archive, in their order")
	void parts(TestDatabase database) throws IOException {
		var call = new Call(database, "MINISTER_MEETING", "MINISTER");
		var first = call.recorded(1, 5 * 1024 * 1024);
		var second = call.recorded(2, 1000);
		var third = call.recorded(2, 2000);
		call.recordings.empty(call.recordings.begin(call.room, 2, "spool", "ffmpeg 7").id());
		call.checked("EXPLAINED");
		assertThat(call.certificates.certify(call.room)).isEqualTo("EXPLAINED");

		var paper = call.paper();
		var text = PapersForTests.text(call.papers.content(paper.contentHash()));
		assertThat(HASH.matcher(text).results().map(MatchResult::group)).containsExactly(Sha256.hex(first),
				Sha256.hex(second), Sha256.hex(third));
		var rows = call.recordings.ofRoom(call.room);
		assertThat(rows).filteredOn((row) -> row.state() == RecordingState.SEALED)
			.extracting(call::hashInArchive)
			.containsExactlyElementsOf(HASH.matcher(text).results().map(MatchResult::group).toList());
		assertThat(call.recordings.pieces(rows.get(0).id())).as("pieces of 4 MB").isEqualTo(2);
		assertThat(text).contains("ffmpeg 7, wusul", "٥٢٤٢٨٨٠", "١٠:٠٠:٠٠");
	}

	@OnBothDatabases
	@DisplayName("is found by its code and by its file, is for staff, and is issued once")
	void genuine(TestDatabase database) {
		var call = new Call(database, "MINISTER_MEETING", "MINISTER");
		call.recorded(1, 1000);
		call.checked("WHOLE");
		call.certificates.certify(call.room);
		call.certificates.certify(call.room);

		var paper = call.paper();
		assertThat(paper.audience()).isEqualTo(IssuedPaper.Audience.STAFF);
		assertThat(call.papers.verify(PapersForTests.code(database, paper.number())).orElseThrow().template())
			.isEqualTo("recording-certificate");
		var file = call.papers.content(paper.contentHash());
		assertThat(call.papers.verify(file).state()).isEqualTo(CheckedFile.State.ISSUED);
		file[file.length / 2]++;
		assertThat(call.papers.verify(file).state()).isNotEqualTo(CheckedFile.State.ISSUED);
		assertThat(call.deeds())
			.containsExactly("recording.certified paper=" + paper.number() + " content=" + paper.contentHash());
	}

	@OnBothDatabases
	@DisplayName("of a visit names the prison, and nobody by name")
	void visit(TestDatabase database) throws IOException {
		var call = new Call(database, "PRISON_VISIT", "hair-VIDEO");
		database.jdbc().sql("update video_room set centre = 'prison-hair'").update();
		call.recorded(1, 1000);
		call.checked("WHOLE");
		call.certificates.certify(call.room);

		var text = PapersForTests.text(call.papers.content(call.paper().contentHash()));
		assertThat(text).doesNotContain("account1", "hair");
	}

	@OnBothDatabases
	@DisplayName("is not issued where nothing is sealed, and not without a check")
	void nothing(TestDatabase database) {
		var call = new Call(database, "MINISTER_MEETING", "MINISTER");
		assertThatThrownBy(() -> call.certificates.certify(call.room)).hasMessage("recording.unknown");
		call.recordings.begin(call.room, 1, "spool", "ffmpeg 7");
		call.checked("FAULT_REPORTED");

		assertThat(call.certificates.certify(call.room)).isEqualTo("FAULT_REPORTED");
		assertThat(call.papers.forCase(CASE)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("of a film names its hash beside those of the parts, and stays when the film is deleted")
	void film(TestDatabase database) throws IOException {
		var call = new Call(database, "MINISTER_MEETING", "MINISTER");
		var part = call.recorded(1, 1000);
		call.checked("WHOLE");
		call.certificates.certify(call.room);
		var film = Sha256.hex("film");
		var number = call.viewings.insert(call.rooms.get(call.room), "شكوى من اللقاء", "private-office");
		call.certificates.certifyFilm(number);
		assertThat(call.viewings.find(number).orElseThrow().certificate()).as("not composed yet").isEmpty();
		call.viewings.release(number, "legal", "process");
		call.viewings.composed(number, film, 4, START.plus(Duration.ofDays(2)));
		call.certificates.certifyFilm(number);
		call.certificates.certifyFilm(number);
		call.viewings.delete(number);

		var viewing = call.viewings.find(number).orElseThrow();
		assertThat(viewing.certificate()).hasValue(CASE + "/2");
		assertThat(viewing.filmHash()).hasValue(film);
		var papers = call.papers.forCase(CASE);
		assertThat(papers).extracting(IssuedPaper::withdrawn).containsExactly(Optional.empty(), Optional.empty());
		var text = PapersForTests.text(call.papers.content(papers.get(1).contentHash()));
		assertThat(HASH.matcher(text).results().map(MatchResult::group)).containsExactly(Sha256.hex(part), film);
		assertThat(text).contains("RV-" + number).doesNotContain("private-office", "legal");
		assertThatThrownBy(() -> call.certificates.certifyFilm(number + 1)).hasMessage("recording.viewingUnknown");
	}

	/** A recorded room with two seats. */
	private final class Call {

		private final TestDatabase database;

		private final Archive archive;

		private final VideoRoomRepository rooms;

		private final RoomRecordingRepository recordings;

		private final RecordingViewingRepository viewings;

		private final RecordingSpool spool;

		private final PaperService papers;

		private final RecordingCertificateService certificates;

		private final long room;

		private Call(TestDatabase database, String purpose, String host) {
			var clock = RecordingCertificateTest.this.clock;
			var fields = EncryptionForTests.fields(database.dataSource());
			this.database = database;
			this.archive = ArchiveForTests.in(database);
			this.rooms = new VideoRoomRepository(database.jdbc(), fields, clock);
			this.recordings = new RoomRecordingRepository(database.jdbc(), clock);
			this.viewings = new RecordingViewingRepository(database.jdbc(), fields, clock);
			this.spool = new RecordingSpool(new RecordingProperties(RecordingCertificateTest.this.folder));
			this.papers = PapersForTests.papers(database, this.archive, clock);
			var seats = new RoomSeatRepository(database.jdbc(), clock);
			this.certificates = new RecordingCertificateService(this.rooms, seats, this.recordings,
					new RecordingCheckRepository(database.jdbc(), clock), this.viewings, this.papers, Rights.load(),
					AuditForTests.log(database));
			CaseFilesForTests.insert(database, CASE);
			var now = START.atOffset(ZoneOffset.UTC);
			database.jdbc()
				.sql("""
						insert into video_room (room_key, case_reference, purpose, host, state, starts_at, ends_at, opened_at, recorded,
						  monitored, from_home, call_name) values (?, ?, ?, ?, 'CLOSED', ?, ?, ?, true, false, true, ?)""")
				.params(CASE + ":1", CASE, purpose, host, now, now.plusHours(1), now,
						fields.seal("video_room.call_name", "call"))
				.update();
			this.room = this.rooms.find(CASE + ":1").orElseThrow().id();
			seats.take(this.room, SeatRole.HOST, null, "account1");
			seats.take(this.room, SeatRole.REQUESTER, "x", null);
		}

		/** Seals a part of a seat, and returns its content. */
		private byte[] recorded(int seat, int size) {
			var content = new byte[size];
			RecordingCertificateTest.this.random.nextBytes(content);
			var row = this.recordings.begin(this.room, seat, this.spool.name(), "ffmpeg 7");
			write(this.spool.file(row), content);
			this.recordings.ended(row.id());
			new RecordingSealService(this.recordings, this.spool,
					new StaticListableBeanFactory().getBeanProvider(RecordingReader.class), this.archive,
					new TransactionTemplate(this.database.transactionManager()))
				.seal();
			return content;
		}

		private static void write(Path file, byte[] content) {
			try {
				Files.write(file, content);
			}
			catch (IOException failure) {
				throw new AssertionError(failure);
			}
		}

		private void checked(String outcome) {
			new RecordingCheckRepository(this.database.jdbc(), RecordingCertificateTest.this.clock).add(this.room,
					outcome);
		}

		private IssuedPaper paper() {
			var number = new RecordingCheckRepository(this.database.jdbc(), RecordingCertificateTest.this.clock)
				.certificate(this.room)
				.orElseThrow();
			assertThat(this.papers.forCase(CASE)).extracting(IssuedPaper::number).containsExactly(number);
			return this.papers.find(number).orElseThrow();
		}

		private String hashInArchive(RoomRecording part) {
			var whole = new ByteArrayOutputStream();
			this.recordings.piecesOf(part.id())
				.forEach((piece) -> whole.writeBytes(this.archive.content(piece.contentHash()).orElseThrow()));
			return Sha256.hex(whole.toByteArray());
		}

		private List<String> deeds() {
			return this.database.jdbc()
				.sql("select deed || ' ' || detail from audit_entry where deed like 'recording.%' order by id")
				.query(String.class)
				.list();
		}

	}

}
