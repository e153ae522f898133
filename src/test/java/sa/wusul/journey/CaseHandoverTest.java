package sa.wusul.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.archive.ArchiveWatch;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A package of what the ministry holds")
@Tag("story")
class CaseHandoverTest {

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

		private static final String PROCESS = "records-case-handover";

		private static final String REASON = "خطاب المركز الوطني للوثائق رقم ٤٤";

		private static final String IDENTITY = "1987654322";

		@TempDir
		private Path unpacked;

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private ScanService scans;

		@Autowired
		private ArchiveWatch archive;

		@Value("${wusul.archive.directory}")
		private Path folder;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aWorkingDay() {
			this.work.setTime("2027-06-08T09:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("has a closed case, valid to the verifier of BagIt, and is downloaded only by the officer who asked "
				+ "after another person approved it, then deleted")
		void closedCase() throws Exception {
			var reference = this.work.handIn("clerk", request("موضوع أول"));
			assertThatThrownBy(() -> ask("records", "CASE", reference)).hasStackTraceContaining("handover.open");
			answer(reference);
			assertThatThrownBy(() -> ask("clerk", "CASE", reference)).isInstanceOf(RuntimeException.class);
			ask("records", "CASE", reference);
			assertThat(this.work.seenBy("records", reference)).as("the officer who asked").isEmpty();
			var asked = this.work.task(reference, "Task_ApproveHandover").getId();
			assertThat(text(desk("records-supervisor", asked, ""))).contains(REASON, "تنتظر الإجازة", "سلطان العصيمي");
			assertThat(desk("clerk", asked, "").statusCode()).isEqualTo(404);
			approve(reference);

			var task = this.work.task(reference, "Task_FetchPackage");
			assertThat(task.getAssignee()).isEqualTo("records");
			assertThatThrownBy(() -> fetch("records", reference, "FETCHED"))
				.hasStackTraceContaining("handover.notFetched");
			assertThat(text(desk("records", task.getId(), ""))).contains("\"ready\":true");
			assertThat(desk("records-second", task.getId(), "/package").statusCode()).isIn(403, 404);
			assertThat(desk("records-supervisor", task.getId(), "/package").statusCode()).isEqualTo(404);
			var file = desk("records", task.getId(), "/package");
			assertThat(file.statusCode()).isEqualTo(200);
			assertThat(file.headers().firstValue("content-disposition").orElseThrow()).startsWith("attachment");
			desk("records", task.getId(), "/package");
			assertThat(deeds(reference))
				.contains("handover.asked records", "handover.approved records-supervisor", "case.handedOver records")
				.containsSequence("handover.downloaded records", "handover.downloaded records");
			var bag = verified(file.body(), reference);
			assertThat(Files.readString(bag.resolve("data/records/case_file.json"))).contains(IDENTITY);
			assertThat(bag.resolve("data/papers/1.pdf")).exists();
			assertThat(bag.resolve("data/scans/S1.png")).exists();

			var stored = file(Sha256.hex(file.body()));
			assertThat(Files.readString(stored, StandardCharsets.ISO_8859_1)).as("sealed in the archive")
				.startsWith("v1:")
				.doesNotContain("case_file.json");
			fetch("records", reference, "FETCHED");
			this.work.runJobs();
			this.archive.watch();
			assertThat(stored).doesNotExist();
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("has all cases of a person who asked for their data, and is deleted after its time")
		void person() throws Exception {
			var first = this.work.handIn("clerk", request("موضوع ثان"));
			answer(first);
			var asking = this.work.handIn("clerk", request("أطلب ما تحفظه الوزارة عني"));
			ask("records", "PERSON", asking);
			approve(asking);
			this.work.sendMessages();
			assertThat(this.work.messages(asking)).as("told where and how, and nothing of them")
				.anyMatch((text) -> text.contains("بياناتكم التي طلبتموها جاهزة في مركز طلبكم 5 أيام")
						&& text.contains("احضروا بهويتكم"));
			var task = this.work.task(asking, "Task_FetchPackage").getId();
			var file = desk("records", task, "/package");
			var bag = verified(file.body(), "person");
			assertThat(bag.resolve("data/cases/" + first + "/papers/1.pdf")).exists();
			assertThat(Files.readString(bag.resolve("data/cases.json"))).contains(first, asking);
			assertThat(bag.resolve("data/cases/" + first + "/scans/S1.png")).exists();
			assertThat(Files.readString(bag.resolve("index.html"))).contains(first, "موظفو الحفظ", "موظف");
			assertThat(Files.readString(bag.resolve("data/looks.json"))).doesNotContain("\"records\"", "officer\"");

			this.work.setTime("2027-06-13T09:00:01");
			assertThat(desk("records", task, "/package").statusCode()).as("after its time").isEqualTo(410);
			this.work.runJobs();
			assertThat(deeds(asking)).contains("handover.deleted program");
			this.archive.watch();
			assertThat(file(Sha256.hex(file.body()))).doesNotExist();
		}

		@Test
		@DisplayName("is not built if the second person refuses")
		void refused() {
			var reference = this.work.handIn("clerk", request("موضوع ثالث"));
			answer(reference);
			ask("records", "CASE", reference);
			this.work.complete("records-supervisor", reference, "Task_ApproveHandover",
					Map.of("handoverDecision", "REFUSE"));
			this.work.sendMessages();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(deeds(reference)).doesNotContain("case.handedOver records");
		}

		private void ask(String account, String content, String reference) {
			this.work.handIn(account, PROCESS,
					Map.of("packageContent", content, "handedCase", reference, "handoverReason", REASON));
		}

		private void approve(String reference) {
			this.work.complete("records-supervisor", reference, "Task_ApproveHandover",
					Map.of("handoverDecision", "APPROVE"));
			this.work.sendMessages();
			this.work.deliverInbox();
		}

		private void fetch(String account, String reference, String outcome) {
			this.work.complete(account, reference, "Task_FetchPackage", Map.of("packageOutcome", outcome));
		}

		private HttpResponse<byte[]> desk(String account, String task, String part) throws Exception {
			return WebAppSession.logIn(this.port, account)
				.get("/camunda/api/tasklist/plugin/wusul/default/handover/task/" + task + part,
						BodyHandlers.ofByteArray());
		}

		private static String text(HttpResponse<byte[]> answer) {
			return new String(answer.body(), StandardCharsets.UTF_8);
		}

		private static Map<String, Object> request(String subject) {
			var answers = CaseWork.request("passport");
			answers.put("identityNumber", IDENTITY);
			answers.put("subject", subject);
			return answers;
		}

		private void answer(String reference) {
			this.scans.add(reference, "صورة الهوية", "a.png", picture(), "clerk");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "أجيب طلبكم كما طلبتم"));
			this.work.runJobs();
			this.work.sendMessages();
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

		private Path file(String hash) {
			return this.folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
		}

		private List<String> deeds(String reference) {
			return this.jdbc.sql("select deed || ' ' || actor from audit_entry where case_reference = ? order by id")
				.param(reference)
				.query(String.class)
				.list();
		}

		private Path verified(byte[] zip, String name) throws Exception {
			try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
				for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
					var file = this.unpacked.resolve(entry.getName());
					Files.createDirectories(file.getParent());
					Files.write(file, files.readAllBytes());
				}
			}
			var bag = this.unpacked.resolve(name);
			try (var verifier = new BagVerifier()) {
				verifier.isValid(new BagReader().read(bag), false);
			}
			return bag;
		}

	}

}
