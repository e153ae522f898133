package sa.wusul.journey;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.AttemptsForTests;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The access log of a case")
@Tag("story")
class AccessLogTest {

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

		private static final String TAB = "/camunda/api/tasklist/plugin/wusul/default/task/";

		@Autowired
		private CaseWork work;

		@Autowired
		private AccessLog log;

		@Autowired
		private PaperService papers;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private TestRestTemplate http;

		@Autowired
		private AttemptLimiter limiter;

		@Autowired
		private MeterRegistry registry;

		@LocalServerPort
		private int port;

		private final ObjectMapper json = new ObjectMapper();

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("names staff, task and paper for an access from Tasklist; a refused access is not logged")
		void fromTasklist() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var paper = issue(reference);
			var task = this.work.task(reference, "Task_ReviewCase").getId();
			var auditor = WebAppSession.logIn(this.port, "auditor");

			auditor.get(TAB + task + "/case", BodyHandlers.ofString());
			auditor.get(TAB + task + "/case/paper/" + paper.contentHash(), BodyHandlers.ofString());
			WebAppSession.logIn(this.port, "auditor-jeddah").get(TAB + task + "/case", BodyHandlers.ofString());

			assertThat(looks(reference)).containsExactly("auditor TASKLIST PAPER " + paper.number() + " " + task,
					"auditor TASKLIST CASE - " + task);
			assertThat(this.log.forCase(reference)).extracting(AccessLog.Entry::at)
				.containsOnly(Instant.parse("2026-11-22T05:00:00Z"));
		}

		@Test
		@DisplayName("names the requester on the tracking page, but no failed attempt")
		void fromTheTrackingPage() throws Exception {
			var reference = this.work.handIn("passport");
			issue(reference);
			var person = this.work.file(reference).requester().identityNumber();
			var browser = new CitizenSession(this.port);

			assertThat(browser.track(this.work, reference, person, "9999").statusCode()).isEqualTo(400);
			assertThat(looks(reference)).isEmpty();
			assertThat(browser.track(this.work, reference, person, "4567").statusCode()).isEqualTo(200);
			browser.get("/track/papers/1");

			assertThat(looks(reference)).containsExactly("requester TRACKING PAPER " + reference + "/1 -",
					"requester TRACKING CASE - -");
		}

		@Test
		@DisplayName("names the supervisor to whom a list or a table showed a confidential case")
		void fromAList() throws Exception {
			ConfidentialModel.deploy(this.work.engine().getRepositoryService());
			var confidential = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
			var ordinary = this.work.handIn("passport");
			var lists = "/camunda/api/cockpit/plugin/wusul/default/cases%s?figure=open&process=";

			for (var kind : List.of("", ".csv")) {
				assertThat(WebAppSession.logIn(this.port, "tawasul-supervisor", "cockpit")
					.get(lists.formatted(kind) + ConfidentialModel.ENQUIRY, BodyHandlers.ofString())
					.body()).contains(confidential);
				assertThat(WebAppSession.logIn(this.port, "supervisor", "cockpit")
					.get(lists.formatted(kind) + "intake-request-registration", BodyHandlers.ofString())
					.body()).contains(ordinary);
			}

			assertThat(looks(confidential)).containsExactly("tawasul-supervisor COCKPIT CASE - -",
					"tawasul-supervisor COCKPIT CASE - -");
			assertThat(looks(ordinary)).as("ordinary cases in a list are not logged").isEmpty();
		}

		@Test
		@DisplayName("names the account of a channel and the data shown to it")
		void fromAChannel() {
			var reference = booked();
			var channel = AccountHttp.as("channel", this.http);
			for (var what : List.of("", "/bills", "/booking", "/delivery")) {
				channel.getForEntity("/api/cases/" + reference + what, String.class);
			}

			assertThat(looks(reference)).as("there is no delivery")
				.containsExactly("channel CHANNEL BOOKING - -", "channel CHANNEL BILLS - -",
						"channel CHANNEL CASE - -");
		}

		@Test
		@DisplayName("is not filled by a channel that asks about one case after the other: it is stopped, and operators see it")
		void oneAfterTheOther() {
			var reference = this.work.handIn("passport");
			var channel = AccountHttp.as("channel", this.http);
			var refusedBefore = refusedChannels();
			AttemptsForTests.spend(this.limiter,
					AttemptLimit.of("channel-cases", new AttemptLimit.Rate(3000, Duration.ofHours(1))), "channel");

			for (var path : List.of(reference, reference + "/bills", "1448-9999999-0")) {
				var refused = channel.getForEntity("/api/cases/" + path, String.class);
				assertThat(refused.getStatusCode().value()).as(path).isEqualTo(429);
				assertThat(refused.getBody()).contains("channel.tooManyCases", "messageAr", "messageEn");
			}
			assertThat(looks(reference)).isEmpty();
			assertThat(refusedChannels()).isEqualTo(refusedBefore + 3);
			assertThat(channel.getForEntity("/api/services", String.class).getStatusCode().value()).isEqualTo(200);
			this.work.setTime("2026-11-22T08:10:00");
			assertThat(channel.getForEntity("/api/cases/" + reference, String.class).getStatusCode().value())
				.isEqualTo(200);
		}

		private double refusedChannels() {
			return this.registry.counter("wusul.attempts.refused", "kind", "channel-cases").count();
		}

		@Test
		@DisplayName("names the officers at the counter and on the telephone")
		void fromCounterAndTelephone() {
			var reference = booked();
			this.work.handIn("reception", "reception-booking-change", Map.of("caseNumber", reference, "identityNumber",
					this.work.file(reference).requester().identityNumber(), "identitySeen", true));
			assertThat(looks(reference)).containsExactly("reception COUNTER BOOKING - -");

			var call = this.work.handIn("callcentre", "reception-phone-enquiry",
					Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE", "caseNumber", reference));
			var code = this.work.messages(reference)
				.stream()
				.filter((text) -> text.startsWith("رمز التحقق"))
				.map((text) -> text.replaceAll("(?s)\\D*(\\d{6}).*", "$1"))
				.findFirst()
				.orElseThrow();
			assertThat(looks(reference)).as("no access before the caller is identified").hasSize(1);
			this.work.complete("callcentre", call, "Task_VerifyCaller",
					Map.of("callerStep", "CODE", "callerCode", code));

			assertThat(looks(reference)).containsExactly("callcentre PHONE CASE - -", "reception COUNTER BOOKING - -");
		}

		@Test
		@DisplayName("is shown beside the task to the case's supervisor, and to no clerk")
		void shownToSupervisors() throws Exception {
			var reference = this.work.handIn("passport");
			var classify = this.work.task(reference, "Task_ClassifyRequest").getId();
			var clerk = WebAppSession.logIn(this.port, "clerk").get(TAB + classify + "/case", BodyHandlers.ofString());
			assertThat(this.json.readTree(clerk.body()).at("/readers").isNull()).isTrue();

			this.work.setTime("2026-11-24T09:00:00");
			this.work.lookForOverdueTasks();
			var decide = this.work.task(reference, "Task_DecideOverdueTask").getId();
			var supervisor = WebAppSession.logIn(this.port, "supervisor")
				.get(TAB + decide + "/case", BodyHandlers.ofString());

			var readers = this.json.readTree(supervisor.body()).at("/readers");
			assertThat(readers.findValuesAsText("name")).containsExactly("منيرة السبيعي", "سعد القحطاني");
			assertThat(readers.at("/1/door").asText()).isEqualTo("من قائمة المهام");
			assertThat(readers.at("/1/shown").asText()).isEqualTo("المعاملة");
		}

		@Test
		@DisplayName("is written first: if it cannot be written, access is refused")
		void noLogNoAnswer() throws Exception {
			var reference = booked();
			issue(reference);
			var person = this.work.file(reference).requester().identityNumber();
			var task = this.work.task(reference, "Task_ServeAppointment").getId();
			var officer = WebAppSession.logIn(this.port, "office");
			this.jdbc.sql("alter table audit_entry rename to audit_entry_lost").update();
			try {
				var tab = officer.get(TAB + task + "/case", BodyHandlers.ofString());
				assertThat(tab.statusCode()).isEqualTo(500);
				assertThat(tab.body()).doesNotContain(reference);
				assertThat(officer
					.get(TAB + task + "/case/paper/" + this.papers.forCase(reference).get(0).contentHash(),
							BodyHandlers.ofString())
					.statusCode()).isEqualTo(500);
				for (var what : List.of("", "/bills", "/booking")) {
					assertThat(AccountHttp.as("channel", this.http)
						.getForEntity("/api/cases/" + reference + what, String.class)
						.getStatusCode()
						.value()).as(what).isEqualTo(500);
				}
				var tracked = new CitizenSession(this.port).track(this.work, reference, person, "4567");
				assertThat(tracked.statusCode()).isEqualTo(500);
				assertThat(tracked.body()).doesNotContain("مسار");
				assertThatThrownBy(() -> this.work.handIn("reception", "reception-booking-change",
						Map.of("caseNumber", reference, "identityNumber", person, "identitySeen", true)))
					.isInstanceOf(RuntimeException.class);
			}
			finally {
				this.jdbc.sql("alter table audit_entry_lost rename to audit_entry").update();
			}
			assertThat(looks(reference)).isEmpty();
		}

		/**
		 * Returns the reader, place, content, paper and task of each access, latest
		 * first.
		 */
		private List<String> looks(String reference) {
			return this.log.forCase(reference).stream().map(AccessLog.Entry::read).map(Behaviour::words).toList();
		}

		private static String words(CaseRead read) {
			return String.join(" ", read.reader(), read.door().name(), read.shown().name(),
					read.paperNumber().orElse("-"), read.taskId().orElse("-"));
		}

		private IssuedPaper issue(String reference) {
			return this.papers.issue(new PaperRequest(reference + ":log", "answer-letter", reference,
					Map.of("addressee", "سعد", "subject", "موضوع", "requestedAt", Instant.EPOCH, "department",
							"الجوازات", "answer", "رد " + reference)));
		}

		/** Opens a case with an appointment. */
		private String booked() {
			this.work.setTime("2027-06-20T08:00:00");
			this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
			this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
					Optional.empty(), LocalDate.parse("2027-06-22"), LocalTime.of(9, 0), LocalTime.of(12, 0), 30, 1, 1,
					"supervisor"));
			var answers = new HashMap<String, Object>(CaseWork.request("passport"));
			answers.remove("topic");
			answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			return this.work.handIn("clerk", "reception-office-appointment", answers);
		}

	}

}
