package sa.wusul.portal.request;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ArchiveWatch;
import sa.wusul.archive.FaultyS3;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("A citizen who writes a request at the portal")
@Tag("story")
class CitizenRequestTest {

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

		private static final String REQUEST = "/services/intake-request-registration/request";

		private static final String KNOWN = "1058529940";

		private static final String OTHER = "1001244019";

		private static final String BUSY = "1479374843";

		private static final String OTHER_DOCUMENT = "مستند آخر";

		private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

		private static final String RESIDENT = "2916728674";

		/** A man with two wives. */
		private static final String HUSBAND = OTHER;

		private static final String WOMAN = "1101798278";

		private static final String UNMARRIED = "1303404832";

		private static final Pattern ARABIC = Pattern.compile("\\p{InArabic}[\\p{InArabic} ]*");

		private static final Pattern LINK = Pattern.compile("href=\"(/services/[a-z-]+/request)\"");

		/** A control for what only the citizen knows: empty, and needed. */
		private static final Pattern TYPED = Pattern.compile(
				"<input class=\"form-control[^\"]*\" type=\"text\"(?![^>]* value=\"[^\"]+\")[^>]* required|<textarea[^>]* required[^>]*></textarea>");

		private static final Pattern CHOSEN_WOMEN = Pattern.compile("value=\"women\"[^>]*checked");

		private static final Pattern FULL_ADDRESS = Pattern.compile("name=\"confirmedAddress\" value=\"([^\"]+)\"");

		@Autowired
		private CaseWork work;

		@Autowired
		private ArchiveWatch archive;

		@Autowired
		private Archive contents;

		@Autowired
		private ScanService scans;

		@Autowired
		private TestRestTemplate http;

		@Autowired
		private PaperService papers;

		@Value("${wusul.archive.directory}")
		private Path folder;

		@Autowired
		private RequestDraftRepository drafts;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private ObjectMapper json;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aQuietDay() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
			this.jdbc.sql("delete from request_draft").update();
		}

		@AfterEach
		void now() {
			assertThat(EncryptionForTests.inClear(this.jdbc)).as("columns whose class says sealed").isEmpty();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("submits a request once, however often it is sent, with its documents")
		void handsInOnce() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var page = citizen.get(REQUEST).body();
			var key = key(page);
			assertThat(page).contains("name=\"requesterName\"")
				.doesNotContain("agentName", "name=\"channel\"", "name=\"mobile\"");
			assertThat(page).as("the name is the citizen's own, also if they act for somebody else")
				.doesNotContain("اسم صاحب الطلب");
			assertThat(page).as("filled from the register")
				.contains("نورة بنت سعد العتيبي")
				.containsPattern(CHOSEN_WOMEN);

			assertThat(citizen.send("PUT", REQUEST + "/draft", written(key, Map.of("subject", "مسودة"))).statusCode())
				.isEqualTo(204);
			var added = citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture());
			assertThat(added.body()).contains("photo.png", "مستند آخر");
			var again = citizen.get(REQUEST + "/check").body();
			assertThat(again).contains("مسودة", "photo.png");
			assertThat(key(again)).isEqualTo(key);

			var first = CompletableFuture.supplyAsync(() -> reference(citizen, key));
			var second = CompletableFuture.supplyAsync(() -> reference(citizen, key));
			var reference = first.get();
			assertThat(second.get()).isEqualTo(reference).isEqualTo(reference(citizen, key));
			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.requester().identityNumber()).isEqualTo(KNOWN);
				assertThat(file.channel()).hasToString("PORTAL");
			});
			assertThat(this.scans.forCase(reference)).extracting(Scan::kind, Scan::addedBy)
				.containsExactly(tuple("مستند آخر", "requester"));
			assertThat(this.jdbc.sql("select subject from case_file")
				.query((row, index) -> this.work.fields().open("case_file.subject", row.getString("subject")))
				.list()).containsOnlyOnce("تأخر تجديد الجواز");
			assertThat(citizen.get("/cases").body()).contains(reference);
			assertThat(key(citizen.get(REQUEST).body())).as("another request").isNotEqualTo(key);
		}

		@Test
		@DisplayName("confirms a short address that they typed in full, and reads that one is unknown")
		void typesAnAddress() throws Exception {
			var passport = "/services/services-passport-renewal/request";
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(passport).body());
			var answers = new HashMap<String, Object>(Map.of("centre", "riyadh", "section", "women", "requesterName",
					"نورة بنت سعد العتيبي", "representation", "SELF", "applicationKind", "RENEWAL", "termYears", "5",
					"deliveryMethod", "HOME", "addressKind", "SHORT", "handTo", "SELF"));
			answers.put("shortAddress", "ZZZZ0000");
			var unknown = citizen.handIn(passport, key, answers);
			assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(400);
			assertThat(unknown.body()).contains("لا يعرف سجل العناوين الوطنية");
			var step = step(citizen, passport, "shortAddress");
			var said = citizen.post(step, fields(key, "shortAddress", "ZZZZ0000"));
			assertThat(said.statusCode()).as("already at the step").isEqualTo(422);
			assertThat(said.body()).contains("لا يعرف سجل العناوين الوطنية", "id=\"q-shortAddress-error\"");

			var counter = new HashMap<String, Object>(answers);
			counter.putAll(Map.of("channel", "COUNTER", "identityNumber", KNOWN, "mobile", "0501234567"));
			assertThat(fromChannel(counter)).as("also by a channel").contains("400", "address.unknown");
			counter.put("shortAddress", "jjjj 1234");
			assertThat(fromChannel(counter)).contains("201", "reference").doesNotContain("address");

			answers.put("shortAddress", "jjjj 1234");
			var shown = citizen.handIn(passport, key, answers);
			assertThat(shown.statusCode()).isEqualTo(409);
			assertThat(shown.body()).as("the full address, to be compared").contains("jjjj 1234");
			var checked = citizen.get(passport + "/check").body();
			assertThat(checked.replaceFirst("(?s).*id=\"price\"", "")).as("for five years").contains("300");
			var full = FULL_ADDRESS.matcher(checked);
			assertThat(full.find()).isTrue();
			assertThat(full.group(1)).contains("1234", "جدة");
			var taken = citizen.post(passport + "/check",
					Map.of("key", key, "declared", "true", "confirmedAddress", full.group(1)));
			var reference = CitizenSession.reference(taken);
			assertThat(CitizenSession.reference(citizen.handIn(passport, key, answers))).as("the same request again")
				.isEqualTo(reference);
			assertThat(citizen.get("/cases/" + reference + "?lang=en").body()).as("the service by its name")
				.contains("<h1 dir=\"auto\">Passport renewal</h1>");
			assertThat(citizen.get("/cases?lang=ar").body()).contains("<bdi>تجديد جواز السفر</bdi>");
		}

		private String fromChannel(Map<String, Object> answers) {
			return AccountHttp.as("channel", this.http)
				.postForEntity("/api/services/services-passport-renewal/requests", answers, String.class)
				.toString();
		}

		@Test
		@DisplayName("hands in five requests for a service in a day, and reads that a centre takes more today")
		void tooMany() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, BUSY);
			for (var number = 1; number <= 5; number++) {
				assertThat(another(citizen, "الطلب رقم " + number).statusCode()).as("%d", number).isEqualTo(302);
			}
			var refused = another(citizen, "الطلب رقم 6");
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.body()).contains("راجعوا أحد المراكز ليستلمه الموظف اليوم");
			assertThat(citizen.get(REQUEST + "/check").body()).as("nothing is lost").contains("الطلب رقم 6");
			assertThat(another(CitizenSession.logIn(this.port, this.work, OTHER), "طلب غيرهم").statusCode())
				.as("another citizen")
				.isEqualTo(302);
			this.work.setTime("2026-11-23T09:00:00");
			assertThat(another(CitizenSession.logIn(this.port, this.work, BUSY), "الطلب رقم 6").statusCode())
				.isEqualTo(302);
		}

		private HttpResponse<String> another(CitizenSession citizen, String subject) throws Exception {
			var told = new HashMap<String, Object>(answers());
			told.put("subject", subject);
			return citizen.handIn(REQUEST, key(citizen.get(REQUEST + "/1").body()), told);
		}

		@Test
		@DisplayName("acts only in their own name, whatever names and numbers the browser sends")
		void speaksForHimself() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());
			var forged = new HashMap<String, Object>(answers());
			forged.put("subject", "طلب باسم غيره");
			forged.putAll(Map.of("identityNumber", OTHER, "mobile", "0500000000", "channel", "COUNTER"));

			var file = this.work.file(CitizenSession.reference(citizen.handIn(REQUEST, key, forged)));
			assertThat(file.requester().identityNumber()).isEqualTo(KNOWN);
			assertThat(file.requester().mobile()).isNotEqualTo("+966500000000");
			assertThat(file.channel()).hasToString("PORTAL");
		}

		@Test
		@DisplayName("is informed in their language which field is wrong, and keeps all other answers")
		void toldWhatIsWrong() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());
			citizen.send("PUT", REQUEST + "/draft", written(key, answers()));
			for (var wrong : Map
				.<String, Object>of("subject", "س", "centre", "atlantis", "requestText", "", "topic", "")
				.entrySet()) {
				var answers = new HashMap<String, Object>(answers());
				answers.put(wrong.getKey(), wrong.getValue());
				var refused = citizen.handIn(REQUEST, key, answers);
				assertThat(refused.statusCode()).as(wrong.getKey()).isEqualTo(400);
				var step = step(citizen, REQUEST, wrong.getKey());
				var said = citizen.post(step, fields(key, wrong.getKey(), wrong.getValue()));
				assertThat(said.statusCode()).as(wrong.getKey()).isEqualTo(422);
				assertThat(said.body()).contains("إجابات ناقصة", "href=\"#q-" + wrong.getKey(),
						"id=\"q-" + wrong.getKey() + "-error\"", "aria-invalid=\"true\"");
				citizen.get("/?lang=en");
				assertThat(citizen.post(step, fields(key, wrong.getKey(), wrong.getValue())).body())
					.contains("Some answers are missing");
				citizen.get("/?lang=ar");
				citizen.send("PUT", REQUEST + "/draft", written(key, answers()));
			}
			assertThat(citizen.send("PUT", REQUEST + "/draft", written(key, Map.of("evil", "x"))).statusCode())
				.isEqualTo(204);
			assertThat(this.drafts.find(citizen(KNOWN), "intake-request-registration").orElseThrow().answers())
				.doesNotContain("evil");
			assertThat(citizen.send("PUT", REQUEST + "/draft", written("not-a-key", answers())).statusCode())
				.isEqualTo(400);
			var undeclared = citizen.post(REQUEST + "/check", Map.of("key", key));
			assertThat(undeclared.statusCode()).isEqualTo(400);
			assertThat(undeclared.body()).contains("أقروا بأن إجاباتكم صحيحة");
			assertThat(citizen.get(REQUEST + "/check").body()).contains("تأخر تجديد الجواز");
		}

		/** Returns the address of the step that asks the question. */
		private static String step(CitizenSession citizen, String request, String question) throws Exception {
			for (var number = 1; number < 9; number++) {
				var step = request + "/" + number;
				if (citizen.get(step).body().contains("name=\"" + question + "\"")) {
					return step;
				}
			}
			throw new AssertionError(question);
		}

		private static Map<String, String> fields(String key, String question, Object answer) {
			return Map.of("key", key, "shown", question, question, String.valueOf(answer));
		}

		private static Citizen citizen(String identityNumber) {
			return new Citizen(identityNumber, "0550000000");
		}

		@Test
		@DisplayName("finds the draft after the session expired, and nobody else finds it")
		void draftsAreHis() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());
			citizen.send("PUT", REQUEST + "/draft", written(key, answers()));
			citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture());
			citizen.post("/login/end", Map.of());
			for (var late : List.of(citizen.send("PUT", REQUEST + "/draft", written(key, Map.of())),
					citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture()))) {
				assertThat(late.statusCode()).isEqualTo(401);
				assertThat(late.body()).contains("انتهت جلستك");
			}

			var other = CitizenSession.logIn(this.port, this.work, OTHER);
			for (var page : List.of("", "/1", "/2", "/documents", "/check")) {
				assertThat(other.get(REQUEST + page).body()).as(page).doesNotContain("تأخر تجديد الجواز", "photo.png");
			}
			var hash = this.jdbc.sql("select content_hash from request_draft_document").query(String.class).single();
			other.send("DELETE", REQUEST + "/documents/" + hash, "");
			var answers = new HashMap<String, Object>(answers());
			answers.put("subject", "طلب غيره");
			other.post(REQUEST + "/documents/removal", Map.of("document", hash));
			var others = other.handIn(REQUEST, "00000000-0000-4000-8000-000000000009", answers);
			assertThat(this.work.file(CitizenSession.reference(others)).requester().identityNumber()).isEqualTo(OTHER);

			var back = CitizenSession.logIn(this.port, this.work, KNOWN);
			assertThat(back.get(REQUEST + "/check").body()).contains("تأخر تجديد الجواز", "photo.png");
			assertThat(back.get("/services").body()).contains("أكملوا مسودتكم");
			back.post(REQUEST + "/removal", Map.of());
			assertThat(back.get(REQUEST + "/check").headers().firstValue("location")).get()
				.asString()
				.as("there is nothing to check")
				.endsWith(REQUEST);
			assertThat(kept(hash)).isZero();
		}

		@Test
		@DisplayName("finds hostile words of a draft again as words, which end no script of the page")
		void hostileWords() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var words = "</script><script>alert(1)</script>\u2028<!--";
			var key = key(citizen.get(REQUEST).body());
			assertThat(citizen.send("PUT", REQUEST + "/draft", written(key, Map.of("subject", words))).statusCode())
				.isEqualTo(204);

			for (var page : List.of(step(citizen, REQUEST, "subject"), REQUEST + "/check")) {
				assertThat(citizen.get(page).body()).doesNotContain("<script>alert")
					.contains("&lt;/script&gt;&lt;script&gt;alert(1)");
			}
		}

		@Test
		@DisplayName("adds images and documents without active content, and removes them")
		void documents() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());

			assertThat(citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", "MZ…".getBytes()).statusCode())
				.isEqualTo(400);
			assertThat(citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", new byte[ScanService.MOST_BYTES + 1])
				.statusCode()).isEqualTo(413);
			assertThat(citizen.upload(REQUEST, key, "x", "a.png", picture()).statusCode()).isEqualTo(400);
			citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture());
			var hash = this.jdbc.sql("select content_hash from request_draft_document").query(String.class).single();
			var noFile = citizen.post(REQUEST + "/documents/file", Map.of("kind", OTHER_DOCUMENT));
			assertThat(noFile.statusCode()).as("a form without a file").isEqualTo(400);
			assertThat(noFile.body()).contains("<h1");
			assertThat(citizen.send("DELETE", REQUEST + "/documents/" + hash, "").body()).isEqualTo("[]");
			assertThat(kept(hash)).isZero();
		}

		@Test
		@DisplayName("is told to try again while the archive is away; neither their draft nor a letter is lost, and both go on afterwards")
		void archiveAway() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());
			citizen.send("PUT", REQUEST + "/draft", written(key, Map.of("subject", "مسودة")));
			var waiting = this.work.withDepartment();
			var mark = this.folder.resolve("wusul-archive");
			var aside = Files.move(mark, this.folder.resolveSibling(this.folder.getFileName() + "-mark"));
			try {
				triesToAdd(citizen, key);
				this.work.complete("officer", waiting, "Task_StudyCase",
						Map.of("resolutionDecision", "ANSWER", "answer", "أجيب طلبكم كما طلبتم"));
				assertThatThrownBy(this.work::runJobs).hasStackTraceContaining("archive.unavailable");
				assertThat(this.papers.forCase(waiting)).isEmpty();
			}
			finally {
				Files.move(aside, mark);
			}
			goesOn(citizen, key, waiting);
		}

		@Test
		@DisplayName("is told so too while an S3 store answers too late or is full; nothing is kept by halves, and all goes on afterwards")
		void archiveSlowOrFull() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());
			citizen.send("PUT", REQUEST + "/draft", written(key, Map.of("subject", "مسودة")));
			var waiting = this.work.withDepartment();
			this.work.complete("officer", waiting, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "أجيب طلبكم كما طلبتم"));
			var state = this.work.file(waiting).state();
			var before = rows(waiting);
			for (var fault : FaultyS3.Fault.values()) {
				try (var store = FaultyS3.of(this.contents, fault)) {
					triesToAdd(citizen, key);
					assertThatThrownBy(this.work::runJobs).as(fault.name())
						.hasStackTraceContaining("archive.unavailable");
					assertThat(store.calls()).as(fault.name()).isPositive();
				}
				assertThat(this.work.file(waiting).state()).as(fault.name()).isEqualTo(state);
				assertThat(rows(waiting)).as(fault.name()).isEqualTo(before);
				this.work.setTime(this.work.now().plus(Duration.ofHours(2)));
			}
			goesOn(citizen, key, waiting);
		}

		/** Returns what a content that is stored leaves behind. */
		private List<Object> rows(String reference) {
			return List.of(this.papers.forCase(reference), this.work.timeline(reference),
					this.jdbc.sql("select count(*) from archive_item").query(Long.class).single(),
					this.jdbc.sql("select count(*) from request_draft_document").query(Long.class).single());
		}

		private void triesToAdd(CitizenSession citizen, String key) throws Exception {
			var refused = citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture());
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.body()).contains("لا يمكن الوصول إلى أرشيف");
			citizen.get("/?lang=en");
			assertThat(citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture()).body())
				.contains("The archive");
			citizen.get("/?lang=ar");
			assertThat(citizen.get(REQUEST + "/check").body()).contains("مسودة").doesNotContain("photo.png");
		}

		private void goesOn(CitizenSession citizen, String key, String waiting) throws Exception {
			assertThat(citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture()).statusCode())
				.isEqualTo(200);
			this.work.setTime(this.work.now().plus(Duration.ofHours(2)));
			this.work.runJobs();
			var letter = this.papers.forCase(waiting);
			assertThat(letter).hasSize(1);
			assertThat(this.papers.content(letter.get(0).contentHash())).startsWith("%PDF".getBytes());
		}

		@Test
		@DisplayName("photographs the pages of a paper, sees their order, takes one out, and the case gets one document")
		void pages() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, WOMAN);
			var key = key(citizen.get(REQUEST).body());
			var answers = new HashMap<String, Object>(answers());
			answers.put("subject", "طلب له صور");
			citizen.send("PUT", REQUEST + "/draft", written(key, answers));
			var documents = REQUEST + "/documents";
			var chosen = new LinkedHashMap<String, byte[]>();
			chosen.put("front.png", picture());
			chosen.put("notes.txt", "text".getBytes());
			chosen.put("back.png", picture());
			chosen.put("third.png", picture());

			var refused = citizen.send(documents + "/file", OTHER_DOCUMENT, chosen);
			assertThat(refused.statusCode()).isEqualTo(400);
			assertThat(refused.body()).as("one is refused by its name, and the others stay")
				.contains("notes.txt: لا يُقبل إلا ملف PDF", "تصير هذه الصور مستنداً واحداً");
			assertThat(order(refused.body())).containsExactly("front.png", "back.png", "third.png");
			var hash = Pattern.compile("name=\"document\" value=\"([0-9a-f]+)\"").matcher(refused.body());
			assertThat(hash.find()).isTrue();
			citizen.post(documents + "/removal", Map.of("document", hash.group(1)));
			citizen.upload(REQUEST, key, OTHER_DOCUMENT, "front again.png", picture());
			var page = citizen.get(documents + "?lang=en").body();
			assertThat(page).contains("These pictures become one document", "Page 3");
			assertThat(order(page)).containsExactly("back.png", "third.png", "front again.png");
			for (var more = 4; more <= ScanService.MOST_PAGES; more++) {
				citizen.upload(REQUEST, key, OTHER_DOCUMENT, more + ".png", picture());
			}
			assertThat(citizen.upload(REQUEST, key, OTHER_DOCUMENT, "eleventh.png", picture()).body())
				.contains("A document has 10 pictures at most");

			var reference = CitizenSession.reference(citizen.handIn(REQUEST, key, answers));

			assertThat(this.scans.forCase(reference)).singleElement().satisfies((scan) -> {
				assertThat(scan.name()).isEqualTo("back.pdf");
				try (var pdf = Loader.loadPDF(this.scans.content(scan))) {
					assertThat(pdf.getNumberOfPages()).isEqualTo(10);
				}
			});
		}

		/** Returns the names of the pages in the order in which the page shows them. */
		private static List<String> order(String page) {
			return Pattern.compile("<ol.*</ol>", Pattern.DOTALL)
				.matcher(page)
				.results()
				.flatMap((list) -> Pattern.compile(">([\\w ]+\\.png)</bdi>").matcher(list.group()).results())
				.map((name) -> name.group(1))
				.toList();
		}

		@Test
		@DisplayName("finds an empty page after a month, and the draft's documents are deleted")
		void forgotten() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var key = key(citizen.get(REQUEST).body());
			citizen.send("PUT", REQUEST + "/draft", written(key, answers()));
			citizen.upload(REQUEST, key, OTHER_DOCUMENT, "photo.png", picture());

			this.work.setTime(this.work.now().plus(Duration.ofDays(29)));
			this.drafts.forgetOld();
			assertThat(this.jdbc.sql("select count(*) from request_draft").query(Long.class).single()).isOne();
			var hash = this.jdbc.sql("select content_hash from request_draft_document").query(String.class).single();
			this.work.setTime(this.work.now().plus(Duration.ofDays(2)));
			this.drafts.forgetOld();
			assertThat(this.jdbc.sql("select count(*) from request_draft").query(Long.class).single()).isZero();
			assertThat(kept(hash)).isZero();
		}

		@Test
		@DisplayName("finds every service in the guide, and the form of each that is open to them")
		void everyService() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var links = Pattern.compile("href=\"(/services/[a-z-]+/request)\"")
				.matcher(citizen.get("/services").body());
			var forms = 0;
			while (links.find()) {
				var page = citizen.get(links.group(1));
				assertThat(page.statusCode()).as(links.group(1)).isEqualTo(200);
				assertThat(page.body()).contains("<form method=\"post\" id=\"request\"");
				forms++;
			}
			assertThat(forms).isGreaterThanOrEqualTo(17);
			assertThat(citizen.get("/services/release-model-draft/request").statusCode()).isEqualTo(404);
			assertThat(citizen.get("/services/x-y/request").statusCode()).isEqualTo(404);
		}

		@Test
		@DisplayName("reads every question of every service in English, without an Arabic letter")
		void inEnglish() throws Exception {
			for (var person : List.of(KNOWN, RESIDENT)) {
				var citizen = CitizenSession.logIn(this.port, this.work, person);
				citizen.get("/?lang=en");
				for (var service : open(citizen)) {
					citizen.post(service + "/removal", Map.of());
					for (var page : pages(citizen, service)) {
						assertThat(ARABIC.matcher(words(citizen.get(page).body())).results().map(MatchResult::group))
							.as(page)
							.isEmpty();
					}
				}
			}
		}

		@Test
		@DisplayName("types at most three answers for an e-service, and none for the renewal of a passport, since the rest is known")
		void typesLittle() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var once = new HashMap<String, Object>(answers());
			once.put("subject", "طلب قبل الخدمات");
			CitizenSession.reference(citizen.handIn(REQUEST, key(citizen.get(REQUEST).body()), once));
			var typed = new TreeMap<String, Long>();
			for (var service : open(citizen)) {
				if (service.startsWith("/services/services-")) {
					var fields = 0L;
					for (var page : pages(citizen, service)) {
						fields += TYPED.matcher(citizen.get(page).body()).results().count();
					}
					typed.put(service.split("/")[2], fields);
				}
			}
			assertThat(typed).containsEntry("services-passport-renewal", 0L).hasSizeGreaterThanOrEqualTo(7);
			assertThat(typed.values().stream().sorted().toList().get(typed.size() / 2)).as(typed.toString())
				.isLessThanOrEqualTo(3);
		}

		@Test
		@DisplayName("chooses the mother of a newborn among those whom the register names, and types her number if it names none")
		void mother() throws Exception {
			var child = "/services/services-birth-registration/request/2";
			var choice = "type=\"radio\" id=\"q-motherIdentityNumber-%s\" name=\"motherIdentityNumber\"";
			assertThat(CitizenSession.logIn(this.port, this.work, HUSBAND).get(child).body())
				.contains(choice.formatted("1995217831"), choice.formatted("1485410235"), "سارة بنت علي الشهري",
						"لمى بنت فيصل الزهراني")
				.doesNotContain("checked");
			assertThat(CitizenSession.logIn(this.port, this.work, WOMAN).get(child).body())
				.containsPattern(choice.formatted(WOMAN) + "[^>]* checked=\"checked\"");
			assertThat(CitizenSession.logIn(this.port, this.work, UNMARRIED).get(child).body())
				.contains("type=\"text\" id=\"q-motherIdentityNumber\"");
		}

		/** Returns the requests that are open to the citizen. */
		private static List<String> open(CitizenSession citizen) throws Exception {
			var open = new ArrayList<String>();
			for (var link : LINK.matcher(citizen.get("/services").body())
				.results()
				.map((one) -> one.group(1))
				.toList()) {
				if (citizen.get(link).statusCode() == 200) {
					open.add(link);
				}
			}
			return open;
		}

		/** Returns the pages of a request that is begun with what is known. */
		private static List<String> pages(CitizenSession citizen, String request) throws Exception {
			citizen.send("PUT", request + "/draft", "{\"key\": \"%s\", \"answers\": {}}".formatted(UUID.randomUUID()));
			var pages = new ArrayList<String>();
			for (var number = 1; number < 9; number++) {
				if (citizen.get(request + "/" + number).statusCode() == 200) {
					pages.add(request + "/" + number);
				}
			}
			pages.addAll(List.of(request + "/documents", request + "/check"));
			return pages;
		}

		/**
		 * Returns the words of a page without names, addresses and the other language.
		 */
		private static String words(String page) {
			return page.replaceFirst("(?s).*<main", "<main")
				.replaceAll("(?s)<bdi lang=\"ar\".*?</bdi>", "")
				.replaceAll("(?s)<span class=\"lines\".*?</span>", "")
				.replaceAll("<label for=\"q-motherIdentityNumber-[^>]* lang=\"ar\"[^>]*>.*?</label>", "")
				.replaceAll("<input [^>]*>", "");
		}

		@Test
		@DisplayName("submits at a centre's kiosk, which keeps no data of them")
		void atAKiosk() throws Exception {
			var citizen = new CitizenSession(this.port);
			assertThat(citizen.get("/kiosk/atlantis").statusCode()).isEqualTo(404);
			citizen.get("/kiosk/jeddah?lang=en");
			citizen.supply(CitizenSession.code(this.work, citizen.begin(KNOWN)));
			var page = citizen.get(REQUEST).body();
			assertThat(page).contains("class=\"kiosk\"").containsPattern("/portal/kiosk-[0-9a-f]{32}\\.js");
			var answers = new HashMap<String, Object>(answers());
			answers.put("subject", "من الجهاز");
			answers.remove("centre");
			var reference = CitizenSession.reference(citizen.handIn(REQUEST, key(page), answers));
			assertThat(this.work.file(reference).place().centre()).as("the kiosk's").isEqualTo("jeddah");
			assertThat(this.work.file(reference).channel()).hasToString("KIOSK");

			citizen.get("/services/services-passport-renewal/request");
			assertThat(citizen.post("/kiosk/jeddah/end", Map.of()).headers().firstValue("location").orElseThrow())
				.endsWith("/kiosk/jeddah");
			assertThat(citizen.get("/cases/" + reference).statusCode()).isEqualTo(302);
			assertThat(citizen.get("/kiosk/jeddah").body()).contains("lang=\"ar\"");
			var next = new CitizenSession(this.port);
			next.get("/kiosk/jeddah");
			next.supply(CitizenSession.code(this.work, next.begin(OTHER)));
			assertThat(next.post("/login/end", Map.of()).headers().firstValue("location").orElseThrow())
				.endsWith("/kiosk/jeddah");
		}

		@Test
		@DisplayName("takes one number for the hall at the kiosk, however often they touch it, and the next visitor takes another")
		void takesANumber() throws Exception {
			var visitor = new CitizenSession(this.port);
			assertThat(visitor.get("/kiosk/abha/ticket").statusCode()).as("not at a machine").isEqualTo(302);
			assertThat(visitor.get("/kiosk/abha").body()).contains("/kiosk/abha/ticket");
			var atHome = visitor.post("/kiosk/abha/ticket", Map.of("section", "women"));
			assertThat(atHome.statusCode()).isEqualTo(403);
			assertThat(atHome.body()).contains("من أجهزة الصالة فقط");
			assertThat(visitor.post("/kiosk/registration", Map.of("machine", "abha-1", "key", "x")).statusCode())
				.isEqualTo(403);
			visitor.post("/kiosk/registration", Map.of("machine", "abha-1", "key", "abha-1-demo-key"));
			visitor.get("/kiosk/abha");
			var wish = Map.of("section", "women", "visitorKind", "URGENT", "communication", "SIGN_LANGUAGE");
			assertThat(visitor.post("/kiosk/abha/ticket", Map.of()).body())
				.contains("اختاروا قسم الرجال أو القسم النسائي");
			assertThat(visitor.post("/kiosk/jeddah/ticket", wish).statusCode()).as("another hall").isEqualTo(302);
			assertThat(visitor
				.post("/kiosk/abha/ticket", Map.of("section", "women", "appointmentReference", "1448-0000001-1"))
				.statusCode()).as("no appointment of today").isGreaterThanOrEqualTo(400);

			AtOnce.all(10, (touch) -> visitor.post("/kiosk/abha/ticket", wish));
			assertThat(visits("abha")).as("visitors cannot declare themselves urgent")
				.containsExactly("women DISABLED true");
			assertThat(visitor.get("/kiosk/abha/ticket?lang=en").body()).as("with both letters, and the digits once")
				.containsPattern("ticket-number m-0\"><bdi>W-\\d{3}</bdi>")
				.contains("<bdi lang=\"ar\">ن</bdi>");
			visitor.get("/kiosk/abha/ticket?lang=ar");
			var page = visitor.get("/kiosk/abha/ticket").body();
			assertThat(page).contains("رقمكم", "ن-001").doesNotContain("name=\"section\"");

			visitor.post("/kiosk/abha/end", Map.of());
			visitor.get("/kiosk/abha");
			visitor.post("/kiosk/abha/ticket", Map.of("section", "women"));
			assertThat(visits("abha")).hasSize(2);
		}

		private List<String> visits(String centre) {
			return this.jdbc
				.sql("select section, priority, interpreter_needed from visit where centre = ? order by ticket")
				.param(centre)
				.query((row, index) -> row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(3))
				.list();
		}

		private long kept(String hash) {
			this.archive.watch();
			return this.jdbc.sql("select count(*) from archive_item where hash = ?")
				.param(hash)
				.query(Long.class)
				.single();
		}

		private String reference(CitizenSession citizen, String key) {
			try {
				return CitizenSession.reference(citizen.handIn(REQUEST, key, answers()));
			}
			catch (Exception broken) {
				throw new IllegalStateException(broken);
			}
		}

		private String written(String key, Map<String, Object> answers) throws Exception {
			return this.json.writeValueAsString(Map.of("key", key, "answers", answers));
		}

		private static Map<String, Object> answers() {
			return Map.of("centre", "riyadh", "section", "men", "requesterName", "عبدالله بن محمد السبيعي", "topic",
					"passport", "urgentMatter", "NONE", "subject", "تأخر تجديد الجواز", "requestText",
					"قدمت طلبي قبل شهرين ولم يصلني رد.");
		}

		private static String key(String page) {
			var key = KEY.matcher(page);
			assertThat(key.find()).as(page).isTrue();
			return key.group(1);
		}

		private static byte[] picture() throws Exception {
			var bytes = new ByteArrayOutputStream();
			var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
			picture.setRGB(1, 1, (int) System.nanoTime());
			picture.setRGB(2, 2, (int) (System.nanoTime() >> 20));
			ImageIO.write(picture, "png", bytes);
			return bytes.toByteArray();
		}

	}

}
