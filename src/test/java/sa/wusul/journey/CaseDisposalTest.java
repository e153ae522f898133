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

import sa.wusul.archive.ArchiveWatch;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.VerificationCode;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.records.DisposalWatch;
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
				assertThat(new PDFTextStripper().getText(pdf)).contains(reference, "C5", list);
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
			assertThat(tracked.body()).contains("أُتلفت هذه القضية", "1454-03-23");
			assertThat(WebAppSession.logIn(this.port, "clerk")
				.get("/camunda/api/tasklist/plugin/wusul/default/case/" + reference, BodyHandlers.ofString())
				.statusCode()).isEqualTo(410);
		}

		@Test
		@DisplayName("stays while a hold is set, and is disposed of after it is lifted")
		void held() {
			var held = answered();
			this.work.handIn("records-supervisor", "records-hold-change",
					Map.of("heldCase", held, "holdAction", "SET", "holdReason", REASON));
			this.work.setTime("2032-07-01T02:20:00");
			this.watch.look();
			assertThat(listed()).doesNotContain(held);

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
