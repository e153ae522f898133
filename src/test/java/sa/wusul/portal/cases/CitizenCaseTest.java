package sa.wusul.portal.cases;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseState;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Bills;
import sa.wusul.services.fee.NewBill;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("A citizen with a case")
@Tag("story")
class CitizenCaseTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String KNOWN = "1058529940";

		private static final String OTHER = "1001244019";

		/** A person whose identity card and licence expire soon. */
		private static final String HOLDER = "1479374843";

		private static final Pattern MARK = Pattern.compile("data-mark=\"([0-9a-f]+)\"");

		/** The data of each action; the test does not send to other routes. */
		private static final Map<String, Map<String, String>> SENT = Map.ofEntries(entry("/withdrawal", Map.of()),
				entry("/supplied", Map.of()), entry("/delivery/day", Map.of("day", "2026-12-01")),
				entry("/delivery/office", Map.of("office", "riyadh")), entry("/rating", Map.of("stars", "5")),
				entry("/reopening", Map.of("reason", "لم يصلني جواب")),
				entry("/urgency", Map.of("matter", "SAFETY", "hours", "5", "reason", "هُدد بالقتل اليوم")),
				entry("/booking/slot", Map.of("slot", "1")), entry("/booking/confirmation", Map.of()),
				entry("/booking/cancellation", Map.of()), entry("/number-code", Map.of("code", "123456")),
				entry("/number-code/renewal", Map.of()), entry("/room", Map.of()),
				entry("/questions", Map.of("question", "متى يصدر جوازي الجديد؟")),
				entry("/reply", Map.of("reply", "في مطار الرياض")), entry("/more-time", Map.of("awaited", "DOCUMENT")));

		private static final Map<String, String> ASKED = Map.of("", "", "/papers/{place}", "/papers/1", "/live",
				"/live?mark=0", "/changes", "/changes", "/booking/slots", "/booking/slots", "/booking.ics",
				"/booking.ics");

		/** Actions that redirect to the page if they are requested by GET. */
		private static final List<String> LED_ON = List.of("/withdrawal", "/documents", "/supplied", "/delivery/day",
				"/delivery/office", "/rating", "/reopening", "/urgency", "/booking", "/booking/slot",
				"/booking/confirmation", "/booking/cancellation", "/number-code", "/number-code/renewal", "/room",
				"/questions", "/reply", "/more-time");

		@Autowired
		private CaseWork work;

		@Autowired
		private Bills bills;

		@Autowired
		private TransactionTemplate transaction;

		@Autowired
		private ScanService scans;

		@Autowired
		private AccessLog log;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private RequestMappingHandlerMapping requestMappingHandlerMapping;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aQuietDay() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("reads which steps come next and when, as far as the case has come")
		void readsWhatComesNext() throws Exception {
			var reference = ofKnown(this.work.withDepartment());
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var english = citizen.get("/cases/" + reference + "?lang=en").body();
			assertThat(english).contains("What comes next", "Your request is answered", "at the latest")
				.doesNotContain("We classify your request", "We wait for you");
			assertThat(citizen.get("/cases/" + reference + "?lang=ar").body()).contains("ما يأتي بعد هذا",
					"يصدر الرد على طلبكم", "في موعد أقصاه");

			var waiting = ofKnown(this.work.waitingForDocument());
			assertThat(citizen.get("/cases/" + waiting + "?lang=en").body())
				.contains("We wait for you, and these days move", "We check your request", "by ");
		}

		@Test
		@DisplayName("supplies the requested document, and the case continues")
		void suppliesADocument() throws Exception {
			var reference = ofKnown(this.work.waitingForDocument());
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var address = "/cases/" + reference;
			assertThat(citizen.get(address).body())
				.contains("بانتظاركم", "أضيفوا هذا المستند: صورة الهوية", "قبل", "href=\"#supply\"",
						"يلزم لإكمال طلبكم", "مستنداتكم")
				.doesNotContain("/supplied");
			assertThat(citizen.get(address + "?lang=en").body()).as("in their language, whatever the message was in")
				.contains("Add this document: ", "Before", "To complete your request");
			citizen.get(address + "?lang=ar");
			assertThat(citizen.post(address + "/supplied", Map.of()).statusCode()).as("nothing yet").isEqualTo(409);

			citizen.send(address + "/documents", "مستند آخر", "id.png", picture());
			assertThat(citizen.post(address + "/supplied", Map.of()).statusCode()).as("not the requested kind")
				.isEqualTo(409);
			assertThat(citizen.send(address + "/documents", "صورة الهوية", "id.png", picture()).statusCode())
				.isEqualTo(302);
			assertThat(citizen.send(address + "/documents", "صورة الهوية", "id.exe", "MZ".getBytes()).body())
				.contains("لا يُقبل إلا ملف PDF");
			var large = citizen.send(address + "/documents", "صورة الهوية", "big.png", new byte[11_000_000]);
			assertThat(large.statusCode()).isEqualTo(413);
			assertThat(large.body()).contains("أرسلوا الملفات واحداً بعد آخر", "scan.sentTooLarge");
			assertThat(citizen.send(address + "/documents", "x", "id.png", picture()).statusCode()).isEqualTo(400);
			assertThat(this.scans.forCase(reference)).extracting(Scan::kind, Scan::name)
				.containsExactly(tuple("مستند آخر", "id.png"), tuple("صورة الهوية", "id.png"));
			assertThat(citizen.get(address).body()).contains("id.png", "/supplied");
			var sides = new LinkedHashMap<String, byte[]>();
			sides.put("front.png", picture());
			sides.put("back.png", picture());
			assertThat(citizen.send(address + "/documents", "صورة الهوية", sides).statusCode()).isEqualTo(302);
			assertThat(this.scans.forCase(reference)).last()
				.extracting(Scan::name, Scan::mediaType)
				.containsExactly("front.pdf", "application/pdf");

			citizen.post(address + "/supplied", Map.of());
			assertThat(citizen.get(address).body()).as("before the process takes it up")
				.contains("وصلنا ما أضفتم")
				.doesNotContain("/supplied", "أضيفوا هذا المستند");
			citizen.post(address + "/supplied", Map.of());
			this.work.deliverInbox();
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isNotEqualTo(CaseState.WAITING_FOR_REQUESTER);
			assertThat(citizen.get(address).body()).doesNotContain("بانتظاركم");
		}

		@Test
		@DisplayName("reads first why it was not accepted, which is not in the message alone, and the answer's own words")
		void oneThingFirst() throws Exception {
			var refused = ofKnown(this.work.handIn("passport"));
			this.work.classify(refused, "PASSPORT", "NORMAL", "passports");
			this.work.audit(refused, Map.of("auditDecision", "REJECT", "rejectionReason", "BEFORE_COURT"));
			this.work.runJobs();
			var answered = ofKnown(this.work.withDepartment());
			this.work.complete("officer", answered, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "نفيدكم بأن جوازكم جاهز للتسليم"));
			this.work.runJobs();
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);

			assertThat(first(citizen.get("/cases/" + refused).body())).contains("لم يُقبل طلبكم", "منظور أمام القضاء")
				.doesNotContain(refused, "8004399999");
			assertThat(first(citizen.get("/cases/" + refused + "?lang=en").body())).contains("was not accepted",
					"before the judiciary");
			assertThat(first(citizen.get("/cases/" + answered).body())).contains("Your request is answered",
					"نفيدكم بأن جوازكم جاهز للتسليم");
			citizen.get("/?lang=ar");
		}

		@Test
		@DisplayName("finds on their first page what waits for them, what they began and what expires, and reads who looked at it")
		void ownFile() throws Exception {
			var waiting = ofKnown(this.work.waitingForDocument());
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			citizen.send("PUT", "/services/services-passport-renewal/request/draft",
					"{\"key\": \"00000000-0000-4000-8000-00000000000f\", \"answers\": {}}");
			assertThat(new CitizenSession(this.port).get("/").body()).as("a stranger").doesNotContain("id=\"file\"");

			assertThat(citizen.get("/").body()).contains("ملفي", "أضيفوا هذا المستند: صورة الهوية",
					"/cases/" + waiting + "#supply", "/services/services-passport-renewal/request", "/file/documents");
			assertThat(CitizenSession.logIn(this.port, this.work, HOLDER).get("/file/documents?lang=en").body())
				.contains("Identity card", "Passport", "data-urgency=\"SOON\"",
						"/services/services-driving-licence-renewal/request");
			assertThat(citizen.get("/").body()).as("what there is none of, in words")
				.contains("لا فاتورة تنتظر السداد", "لا موعد لكم", "لم تتوثق صلتكم بنزيل", "أوافق، ذكروني");
			var fee = new NewBill(waiting, "own-file", "services-passport-renewal", Amount.ofRiyals(300), 5);
			var bill = this.transaction.execute((status) -> this.bills.issue(fee));
			assertThat(citizen.get("/").body()).contains("300 ريال", bill.number(), "/cases/" + waiting + "#bill")
				.doesNotContain("لا فاتورة تنتظر السداد");
			this.log.write(CaseRead.fromDesk(waiting, "auditor"));
			this.log.write(CaseRead.fromDesk(waiting, "clerk"));
			assertThat(citizen.get("/file/access?lang=en").body()).as("clerk and auditor, without their names")
				.contains("A member of staff who worked on it", "Times: 2", waiting)
				.doesNotContain("clerk", "auditor");
			for (var page : List.of("/", "/file/documents", "/file/access")) {
				assertThat(citizen.get(page).headers().firstValue("cache-control")).as(page).contains("no-store");
			}
			citizen.get("/?lang=ar");
			var other = CitizenSession.logIn(this.port, this.work, OTHER);
			assertThat(other.get("/").body()).doesNotContain(waiting);
			assertThat(other.get("/file/access").body()).doesNotContain(waiting);
		}

		/** Returns the card that says one thing first. */
		private static String first(String page) {
			return page.replaceFirst("(?s).*id=\"now\"", "").replaceFirst("(?s)</section>.*", "");
		}

		@Test
		@DisplayName("sees changes on the open page, and no content without a change")
		void live() throws Exception {
			var reference = ofKnown(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var page = MARK.matcher(citizen.get("/cases/" + reference).body());
			assertThat(page.find()).isTrue();
			var live = "/cases/" + reference + "/live?mark=" + page.group(1);
			assertThat(citizen.get(live).statusCode()).isEqualTo(204);
			assertThat(looks(reference)).isOne();

			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var moved = citizen.get(live);
			assertThat(moved.statusCode()).isEqualTo(200);
			assertThat(moved.body()).contains("قيد التدقيق", "/withdrawal").doesNotContain("<html");
			assertThat(looks(reference)).isEqualTo(2);
		}

		@Test
		@DisplayName("reports that an open request became urgent, and the officer on duty gets it at once")
		void becameUrgent() throws Exception {
			var reference = ofKnown(this.work.withDepartment());
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var address = "/cases/" + reference;
			assertThat(citizen.get(address).body()).contains("هل صار طلبكم عاجلاً؟");
			assertThat(citizen.get(address + "?lang=en").body()).contains("Has your request become urgent?",
					"Danger to a person");
			citizen.get(address + "?lang=ar");

			var refused = citizen.post(address + "/urgency",
					Map.of("matter", "SAFETY", "hours", "900", "reason", TOLD));
			assertThat(refused.statusCode()).isEqualTo(400);
			assertThat(refused.body()).contains("urgency-refusal", TOLD);
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
			assertThat(citizen.post(address + "/urgency", Map.of("matter", "SAFETY", "hours", "5", "reason", TOLD))
				.statusCode()).isEqualTo(302);

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_StudyCase",
					"Task_ConfirmUrgency");
			assertThat(this.work.seenBy("duty", reference)).containsExactly("Task_ConfirmUrgency");
			assertThat(citizen.get(address).body()).contains("سُجل أن في طلبكم أمراً لا يحتمل الانتظار")
				.doesNotContain("هل صار طلبكم عاجلاً؟");
			assertThat(citizen.post(address + "/urgency", Map.of("matter", "SAFETY", "hours", "5", "reason", TOLD))
				.statusCode()).as("the same click again").isEqualTo(409);
			assertThat(this.work.tablesWith(TOLD)).as("in clear").isEmpty();
			assertThat(this.work.notes(reference)).as("in the case file").anyMatch((note) -> note.contains(TOLD));
		}

		private static final String TOLD = "هُدد بالقتل اليوم أمام بيته";

		@Test
		@DisplayName("rates the handling once, after closing")
		void rates() throws Exception {
			var reference = ofKnown(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var rating = "/cases/" + reference + "/rating";
			assertThat(citizen.post(rating, Map.of("stars", "5")).statusCode()).as("still open").isEqualTo(409);
			citizen.post("/cases/" + reference + "/withdrawal", Map.of());
			assertThat(citizen.get("/cases/" + reference + "?new").body()).as("before the process takes it up")
				.contains("تسحبون الطلب")
				.doesNotContain("/withdrawal", "استُلم طلبكم. احفظوا رقمه");
			this.work.deliverInbox();
			this.work.runJobs();
			assertThat(citizen.get("/cases/" + reference).body()).contains("كيف كانت خدمتنا؟");
			for (var wrong : new String[] { "0", "6" }) {
				assertThat(citizen.post(rating, Map.of("stars", wrong)).statusCode()).isEqualTo(400);
			}
			assertThat(citizen.post(rating, Map.of("stars", "4", "remark", "سريع")).statusCode()).isEqualTo(302);
			assertThat(citizen.post(rating, Map.of("stars", "1")).statusCode()).isEqualTo(409);
			assertThat(citizen.get("/cases/" + reference).body()).contains("تقييمكم: 4 من 5");
		}

		@Test
		@DisplayName("reads the case in English too")
		void inEnglish() throws Exception {
			var reference = ofKnown(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			assertThat(citizen.get("/cases/" + reference + "?lang=en").body()).contains("Registered",
					"The reception is sorting your request");
			assertThat(citizen.get("/cases").body()).contains("Registered");
		}

		@Test
		@DisplayName("gets 404 at every address of another person's case, for every action")
		void othersCases() throws Exception {
			var others = this.work.waitingForDocument();
			own(others, OTHER);
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);
			var tried = new TreeSet<String>();
			ASKED.forEach((route, path) -> {
				tried.add("GET /cases/{reference}" + route);
				assertThat(answered(() -> citizen.get("/cases/" + others + path)).statusCode()).as(path).isEqualTo(404);
			});
			SENT.forEach((route, fields) -> {
				tried.add("POST /cases/{reference}" + route);
				assertThat(answered(() -> citizen.post("/cases/" + others + route, fields)).statusCode()).as(route)
					.isEqualTo(404);
			});
			LED_ON.forEach((route) -> {
				tried.add("GET /cases/{reference}" + route);
				var led = answered(() -> citizen.get("/cases/" + others + route));
				assertThat(led.statusCode()).as(route).isEqualTo(302);
				var to = URI.create(led.headers().firstValue("location").orElseThrow()).getPath();
				assertThat(answered(() -> citizen.get(to)).statusCode()).as(to).isEqualTo(404);
			});
			tried.add("POST /cases/{reference}/documents");
			assertThat(citizen.send("/cases/" + others + "/documents", "صورة الهوية", "id.png", picture()).statusCode())
				.isEqualTo(404);
			this.work.deliverInbox();
			assertThat(this.work.file(others).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			assertThat(looks(others)).isZero();

			var routes = new TreeSet<String>();
			this.requestMappingHandlerMapping.getHandlerMethods()
				.keySet()
				.forEach((mapping) -> mapping.getPatternValues()
					.stream()
					.filter((pattern) -> pattern.startsWith("/cases/{"))
					.forEach((pattern) -> mapping.getMethodsCondition()
						.getMethods()
						.forEach((method) -> routes.add(method + " " + pattern))));
			assertThat(tried).isEqualTo(routes);
		}

		private static HttpResponse<String> answered(Callable<HttpResponse<String>> question) {
			try {
				return question.call();
			}
			catch (Exception broken) {
				throw new IllegalStateException(broken);
			}
		}

		private long looks(String reference) {
			return this.log.forCase(reference)
				.stream()
				.filter((entry) -> entry.read().door() == Endpoint.PORTAL)
				.count();
		}

		private String ofKnown(String reference) {
			return own(reference, KNOWN);
		}

		private String own(String reference, String person) {
			this.work.giveTo(reference, person);
			return reference;
		}

		private static byte[] picture() throws Exception {
			var bytes = new ByteArrayOutputStream();
			var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
			picture.setRGB(1, 1, (int) System.nanoTime());
			ImageIO.write(picture, "png", bytes);
			return bytes.toByteArray();
		}

	}

}
