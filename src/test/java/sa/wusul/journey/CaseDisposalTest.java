package sa.wusul.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ArchiveWatch;
import sa.wusul.archive.ContentKind;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.VerificationCode;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.text.Sha256;
import sa.wusul.records.DisposalWatch;
import sa.wusul.room.RecordingCertificates;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A closed case whose retention time is over")
@Tag("story")
class CaseDisposalTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String NAME = "زرقاء اليمامة الفريدة";

		private static final String IDENTITY = "1987654322";

		private static final String MOBILE = "555987643";

		private static final String SUBJECT = "موضوع كالعنقاء لا يتكرر";

		private static final String TEXT = "نص لا يشبهه نص في أي مكان آخر";

		private static final String NOTE = "ملاحظة كالغول لا ثانية لها";

		private static final String ANSWER = "جواب كبيض الأنوق لا مثيل له";

		private static final String FILE = "صورة كالخل الوفي";

		private static final List<String> SECRETS = List.of(NAME, IDENTITY, MOBILE, SUBJECT, TEXT, NOTE, ANSWER, FILE);

		private static final String REASON = "دعوى قائمة في المحكمة العامة";

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private DisposalWatch watch;

		@Autowired
		private ArchiveWatch archive;

		@Autowired
		private Archive content;

		@Autowired
		private PersonalFields fields;

		@Autowired
		private RecordingCertificates certificates;

		@Value("${wusul.archive.directory}")
		private Path folder;

		@Autowired
		private PaperService papers;

		@Autowired
		private ScanService scans;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aWorkingDay() {
			this.work.setTime("2027-06-08T09:00:00");
		}

		@AfterEach
		void now() {
			assertThat(EncryptionForTests.inClear(this.jdbc)).as("columns whose class says sealed").isEmpty();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is erased from every table after two people decided, and its reference, dates and outcome remain")
		void erased() throws Exception {
			var reference = answered();
			var pieces = recorded(reference);
			var letter = this.papers.forCase(reference).get(0);
			var code = code(letter.number());
			assertThat(file(letter.contentHash())).as("the letter's file").exists();
			assertThat(rowsOf(reference)).as("where the person and their words are")
				.contains("case_file", "case_note", "case_milestone", "case_scan", "case_step", "paper", "outbox");
			this.work.setTime("2032-06-01T02:20:00");
			this.watch.look();
			assertThat(lists()).as("seven days before").isEmpty();
			assertThat(opened("records", reference)).as("a case that is not due").isEqualTo(404);

			this.work.setTime("2032-07-01T02:20:00");
			this.watch.look();
			this.watch.look();
			assertThat(lists()).as("once").hasSize(1);
			assertThat(opened("records", reference)).as("a case of the list").isEqualTo(200);
			var list = "DL-" + lists().get(0);
			assertThat(this.work.variable(this.work.task(list, "Task_CheckList"), "caseList")).asString()
				.contains(reference, "C5")
				.doesNotContain(NAME, SUBJECT);
			this.work.complete("records", list, "Task_CheckList", Map.of("listDecision", "PASS_ON"));
			this.work.runJobs();
			assertThat(isKept(pieces)).as("the recording, as long as one person decided").isTrue();
			this.work.complete("records-supervisor", list, "Task_ApproveDisposal",
					Map.of("approvalDecision", "APPROVE"));
			this.work.runJobs();

			assertThat(found()).as("what is left of the person and their words").isEmpty();
			// Sealed words cannot be searched for, so that no row of theirs may be left.
			assertThat(rowsOf(reference)).as("tables that still name the case")
				.isSubsetOf("audit_entry", "step_performer", "disposed_case", "disposal_entry", "outbox", "paper",
						"task_notice");
			assertThat(this.jdbc.sql("select count(*) from outbox where case_reference = ? and payload is not null")
				.param(reference)
				.query(Long.class)
				.single()).as("orders of messages").isZero();
			this.archive.watch();
			assertThat(file(letter.contentHash())).as("the letter's file").doesNotExist();
			assertThat(pieces).allSatisfy((piece) -> {
				assertThat(file(piece)).as("a piece of the recording").doesNotExist();
				assertThat(this.content.content(piece)).isEmpty();
			});
			assertThat(roomsOf(reference))
				.as("the room, to which seats and recordings refer, and the content of the certificate")
				.isZero();
			assertThat(this.jdbc.sql("select count(*) from archive_item where hash = ?")
				.param(letter.contentHash())
				.query(Long.class)
				.single()).as("the letter's content").isZero();
			assertThat(this.jdbc.sql("select outcome || ' ' || rule_code from disposed_case where reference = ?")
				.param(reference)
				.query(String.class)
				.single()).isEqualTo("ANSWERED C5");
			assertThat(this.papers.verify(code)).as("a letter that somebody still has").isPresent();
			assertThat(deeds(reference)).contains("case.disposed");
			certified(list, reference);
			answers(reference);
		}

		private int opened(String account, String reference) throws Exception {
			return WebAppSession.logIn(this.port, account)
				.get("/camunda/api/tasklist/plugin/wusul/default/case/" + reference, BodyHandlers.ofString())
				.statusCode();
		}

		/** Asserts what the certificate says, and that it is genuine. */
		private Path file(String hash) {
			return this.folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
		}

		private void certified(String list, String reference) throws IOException {
			var certificate = this.papers.forCase(list).get(0);
			assertThat(this.papers.verify(code(certificate.number()))).isPresent();
			assertThat(this.work.variable(this.work.task(list, "Task_FileCertificate"), "certificateNumber"))
				.isEqualTo(certificate.number());
			assertThat(this.jdbc.sql("select checked_by || ' ' || approved_by from disposal_list where certificate = ?")
				.param(certificate.number())
				.query(String.class)
				.single()).isEqualTo("records records-supervisor");
			try (var pdf = Loader.loadPDF(this.papers.content(certificate.contentHash()))) {
				assertThat(new PDFTextStripper().getText(pdf)).contains(reference, "C5", list)
					.contains("ومعها تسجيل لقائها", reference + "/2");
			}
			if (System.getProperty("certificate.keep") != null) {
				Files.write(Path.of(System.getProperty("certificate.keep")),
						this.papers.content(certificate.contentHash()));
			}
			this.work.complete("records", list, "Task_FileCertificate", Map.of("certificateFiled", true));
			assertThat(this.work.runs(list)).isFalse();
		}

		/** Asserts what citizens and staff are told who ask for it. */
		private void answers(String reference) throws Exception {
			var tracked = new CitizenSession(this.port).post("/track",
					Map.of("reference", reference, "identityNumber", IDENTITY, "mobileEnd", "7643"));
			assertThat(tracked.statusCode()).isEqualTo(410);
			assertThat(tracked.body()).contains("أُتلفت هذه المعاملة", "1454-03-23");
			assertThat(WebAppSession.logIn(this.port, "clerk")
				.get("/camunda/api/tasklist/plugin/wusul/default/case/" + reference, BodyHandlers.ofString())
				.statusCode()).isEqualTo(410);
		}

		@Test
		@DisplayName("stays with its recording while a hold is set, and is disposed of after it is lifted")
		void held() {
			var held = answered();
			var pieces = recorded(held);
			this.work.handIn("records-supervisor", "records-hold-change",
					Map.of("heldCase", held, "holdAction", "SET", "holdReason", REASON));
			this.work.setTime("2032-07-01T02:20:00");
			this.watch.look();
			this.archive.watch();
			assertThat(listed()).doesNotContain(held);
			assertThat(isKept(pieces)).as("the recording of a held case").isTrue();

			this.work.handIn("records-supervisor", "records-hold-change",
					Map.of("heldCase", held, "holdAction", "LIFT", "holdReason", "انتهت الدعوى"));
			this.watch.look();
			assertThat(listed()).contains(held);
			assertThat(deeds(held)).contains("case.held", "case.holdLifted");
			assertThatThrownBy(() -> this.work.handIn("records", "records-hold-change",
					Map.of("heldCase", held, "holdAction", "SET", "holdReason", REASON)))
				.as("an officer without the right")
				.isInstanceOf(RuntimeException.class);
		}

		@Test
		@DisplayName("stays if the officer leaves it out, or sets a hold after the approval, or it was reopened")
		void leftOut() {
			var excluded = answered();
			var heldLate = answered();
			var pieces = recorded(heldLate);
			this.work.setTime("2032-07-01T02:20:00");
			this.watch.look();
			var list = "DL-" + this.jdbc.sql("select list from disposal_entry where reference = ?")
				.param(heldLate)
				.query(Long.class)
				.single();
			this.work.complete("records", list, "Task_CheckList",
					Map.of("listDecision", "EXCLUDE", "chosenCases", excluded, "listReason", REASON));
			this.work.complete("records", list, "Task_CheckList", Map.of("listDecision", "PASS_ON"));
			assertThatThrownBy(() -> this.work.complete("records", list, "Task_ApproveDisposal",
					Map.of("approvalDecision", "APPROVE")))
				.isInstanceOf(AssertionError.class);
			this.work.complete("records-supervisor", list, "Task_ApproveDisposal",
					Map.of("approvalDecision", "APPROVE"));
			this.work.handIn("records-supervisor", "records-hold-change",
					Map.of("heldCase", heldLate, "holdAction", "SET", "holdReason", REASON));
			this.work.runJobs();

			assertThat(this.work.file(excluded).requester().name()).isEqualTo(NAME);
			assertThat(this.work.file(heldLate).requester().name()).isEqualTo(NAME);
			this.archive.watch();
			assertThat(isKept(pieces)).as("the recording of a case that was held after the approval").isTrue();
			assertThat(state(excluded)).isEqualTo("EXCLUDED");
			assertThat(state(heldLate)).isEqualTo("SKIPPED");
		}

		private String answered() {
			var answers = CaseWork.request("passport");
			answers.putAll(Map.of("requesterName", NAME, "identityNumber", IDENTITY, "mobile", "0" + MOBILE, "subject",
					SUBJECT, "requestText", TEXT + "، " + answers.get("requestText")));
			var reference = this.work.handIn("clerk", answers);
			this.scans.add(reference, "صورة الهوية", FILE + ".png", picture(), "clerk");
			this.work.complete("clerk", reference, "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports", "note", NOTE));
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", ANSWER));
			this.work.runJobs();
			this.work.sendMessages();
			return reference;
		}

		/** Enters a recorded meeting of the case with its certificate. */
		private List<String> recorded(String reference) {
			var key = reference + ":1";
			this.jdbc
				.sql("""
						insert into video_room (room_key, case_reference, purpose, host, state, starts_at, ends_at, recorded, monitored,
						  from_home, call_name)
						values (?, ?, 'MINISTER_MEETING', 'MINISTER', 'CLOSED', current_timestamp, current_timestamp, true, false, true, ?)""")
				.params(key, reference, this.fields.seal("video_room.call_name", "call"))
				.update();
			var room = this.jdbc.sql("select id from video_room where room_key = ?")
				.param(key)
				.query(Long.class)
				.single();
			this.jdbc.sql(
					"insert into room_seat (room_id, number, role, account, state) values (?, 1, 'HOST', 'minister', 'LEFT')")
				.param(room)
				.update();
			var pieces = List.of("a piece of " + reference, "another piece of " + reference);
			this.jdbc
				.sql("""
						insert into room_recording (room_id, seat_number, part, state, spool, begun_at, ended_at, software, hash, byte_count)
						values (?, 1, 1, 'SEALED', 'spool', current_timestamp, current_timestamp, 'ffmpeg 7', ?, ?)""")
				.params(room, Sha256.hex(String.join("", pieces)), String.join("", pieces).length())
				.update();
			for (var piece : pieces) {
				this.content.keep(Sha256.hex(piece), ContentKind.RECORDING, "video/x-matroska", piece.getBytes());
				this.jdbc.sql("""
						insert into recording_piece (recording_id, place, content_hash, byte_count)
						select id, ?, ?, ? from room_recording where room_id = ?""")
					.params(pieces.indexOf(piece), Sha256.hex(piece), piece.length(), room)
					.update();
			}
			this.jdbc.sql(
					"insert into recording_check (room_id, outcome, checked_at) values (?, 'WHOLE', current_timestamp)")
				.param(room)
				.update();
			this.certificates.certify(room);
			return pieces.stream().map(Sha256::hex).toList();
		}

		private boolean isKept(List<String> pieces) {
			return pieces.stream().allMatch((piece) -> this.content.content(piece).isPresent());
		}

		/**
		 * Returns how many rows of rooms, viewings and papers with a content are left.
		 */
		private long roomsOf(String reference) {
			return Stream
				.of("recording_viewing where case_reference = ?", "video_room where case_reference = ?",
						"paper where content_hash is not null and case_reference = ?")
				.mapToLong((rows) -> this.jdbc.sql("select count(*) from " + rows)
					.param(reference)
					.query(Long.class)
					.single())
				.sum();
		}

		private static byte[] picture() {
			var picture = new ByteArrayOutputStream();
			try {
				ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture);
			}
			catch (IOException impossible) {
				throw new IllegalStateException(impossible);
			}
			return picture.toByteArray();
		}

		private VerificationCode code(String paper) {
			return VerificationCode
				.read(this.jdbc.sql("select verification_code from paper where number = ?")
					.param(paper)
					.query(String.class)
					.single())
				.orElseThrow();
		}

		private List<Long> lists() {
			return this.jdbc.sql("select number from disposal_list where disposed_at is null").query(Long.class).list();
		}

		private List<String> listed() {
			return this.jdbc.sql("select reference from disposal_entry where state = 'LISTED'")
				.query(String.class)
				.list();
		}

		private String state(String reference) {
			return this.jdbc.sql("select state from disposal_entry where reference = ?")
				.param(reference)
				.query(String.class)
				.single();
		}

		private List<String> deeds(String reference) {
			return this.jdbc.sql("select deed from audit_entry where case_reference = ?")
				.param(reference)
				.query(String.class)
				.list();
		}

		/**
		 * Returns the columns of all tables, the engine's as well, that hold the person
		 * or their words. The demo's tables stand for systems outside.
		 */
		private Set<String> found() {
			var found = new TreeSet<String>();
			this.work.tables()
				.stream()
				.filter((table) -> !table.toLowerCase().startsWith("demo_"))
				.forEach((table) -> this.jdbc.sql("select * from \"" + table + "\"").query((row) -> {
					for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
						var content = content(row, column);
						if (SECRETS.stream().anyMatch(content::contains)) {
							found.add((table + "." + row.getMetaData().getColumnName(column)).toLowerCase());
						}
					}
				}));
			return found;
		}

		/** Returns the tables of the program with rows of the case. */
		private Set<String> rowsOf(String reference) {
			var tables = new TreeSet<String>();
			this.jdbc.sql("""
					select lower(table_name) as t, lower(column_name) as c from information_schema.columns
					where lower(table_schema) = 'public' and lower(column_name) in ('case_reference', 'reference')""")
				.query((row) -> {
					if (!row.getString("t").startsWith("demo_") && this.jdbc
						.sql("select count(*) from " + row.getString("t") + " where " + row.getString("c") + " = ?")
						.param(reference)
						.query(Long.class)
						.single() > 0) {
						tables.add(row.getString("t"));
					}
				});
			return tables;
		}

		private static String content(ResultSet row, int column) throws SQLException {
			var value = row.getObject(column);
			if (value instanceof Clob clob) {
				return clob.getSubString(1, (int) clob.length());
			}
			if (value instanceof Blob blob) {
				value = blob.getBytes(1, (int) blob.length());
			}
			return (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
		}

	}

}
