package sa.wusul.portal.login;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.audit.AuditSequencer;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WholeLog;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen at the portal")
@ExtendWith({ WholeLog.class, OutputCaptureExtension.class })
@Tag("story")
class CitizenLoginTest {

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

		/** A person of the demo's registers. */
		private static final String KNOWN = "1058529940";

		/** A person without a telephone on file. */
		private static final String WITHOUT_NUMBER = "1739264859";

		private static final String CODE_TEXT = "رمز الدخول إلى البوابة";

		@Autowired
		private CaseWork work;

		@Autowired
		private AccessLog log;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private MeterRegistry meters;

		@Autowired
		private AuditSequencer audit;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aQuietDay() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
			this.jdbc.sql("delete from attempt_bucket").update();
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("logs in with the code on the telephone on file, and reads, follows and withdraws their own requests")
		void ownCases() throws Exception {
			var reference = handIn(KNOWN);
			var citizen = new CitizenSession(this.port);
			var led = citizen.get("/cases/" + reference);
			assertThat(led.headers().firstValue("location").orElseThrow()).endsWith("/login?to=/cases/" + reference);

			var attempt = citizen.begin(KNOWN, led);
			var entered = citizen.supply(code(attempt));

			assertThat(entered.statusCode()).isEqualTo(302);
			assertThat(entered.headers().firstValue("location").orElseThrow()).endsWith("/cases/" + reference);
			assertThat(this.log.forCase(reference)).noneMatch((entry) -> entry.read().door() == Endpoint.PORTAL);
			assertThat(citizen.get("/cases").body()).contains(reference, "تجديد جواز");
			assertThat(this.log.forCase(reference)).filteredOn((entry) -> entry.read().door() == Endpoint.PORTAL)
				.hasSize(1);
			var page = citizen.get("/cases/" + reference);
			assertThat(page.body()).contains("استُلم طلبكم", reference);
			assertThat(page.headers().firstValue("cache-control").orElseThrow()).isEqualTo("no-store");
			assertThat(this.log.forCase(reference)).filteredOn((entry) -> entry.read().door() == Endpoint.PORTAL)
				.hasSize(2);
			citizen.post("/cases/" + reference + "/withdrawal", Map.of());
			citizen.post("/cases/" + reference + "/withdrawal", Map.of());
			this.work.deliverInbox();
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(citizen.get("/cases/" + reference).body()).doesNotContain("withdrawal");
			citizen.post("/login/end", Map.of());
			assertThat(citizen.get("/cases").statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("is in the audit log under the same pseudonym each time, as are wrong codes without any name")
		void audited() throws Exception {
			var citizen = new CitizenSession(this.port);
			var attempt = citizen.begin(KNOWN);
			citizen.supply("000000");
			citizen.supply(code(attempt));
			logIn(KNOWN);
			this.audit.runUntilIdle();

			assertThat(this.jdbc
				.sql("select actor from audit_entry where deed = 'citizen.login' and outcome = 'DONE'"
						+ " order by id desc fetch first 2 rows only")
				.query(String.class)
				.set()).singleElement(InstanceOfAssertFactories.STRING).matches("person-[0-9a-f]{32}");
			assertThat(this.jdbc
				.sql("select actor || ' ' || subject from audit_entry where deed = 'citizen.login'"
						+ " and outcome = 'REFUSED'")
				.query(String.class)
				.list()).contains("visitor /login/code");
			assertThat(this.work.tablesWith(KNOWN)).extracting(String::toLowerCase).doesNotContain("audit_entry");
		}

		@Test
		@DisplayName("finds nobody else's requests: each is as unknown as one that does not exist")
		void othersCases() throws Exception {
			var others = handIn("1001244019");
			var citizen = logIn(KNOWN);

			for (var path : List.of("", "/papers/1")) {
				var answer = citizen.get("/cases/" + others + path);
				assertThat(answer.statusCode()).isEqualTo(404);
				assertThat(answer.body()).isEqualTo(citizen.get("/cases/1448-0999999-9" + path).body())
					.doesNotContain("تجديد جواز");
			}
			assertThat(citizen.get("/cases").body()).doesNotContain(others);
			assertThat(citizen.post("/cases/" + others + "/withdrawal", Map.of()).statusCode()).isEqualTo(404);
			this.work.deliverInbox();
			assertThat(this.work.file(others).state()).isEqualTo(CaseState.REGISTERED);
		}

		@Test
		@DisplayName("gets the same answer whether they are known or not, and a message goes to known numbers only")
		void sameAnswer() throws Exception {
			var known = new CitizenSession(this.port);
			var unknown = new CitizenSession(this.port);
			var earlier = this.work.messages(CODE_TEXT).size();

			var one = known.post("/login", Map.of("identityNumber", KNOWN));
			var other = unknown.post("/login", Map.of("identityNumber", WITHOUT_NUMBER));

			assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(302);
			var attempt = known.attempt();
			var without = unknown.attempt();
			assertThat(apart(known.get("/login/code"), attempt)).isEqualTo(apart(unknown.get("/login/code"), without));
			assertThat(this.work.messages(CODE_TEXT)).hasSize(earlier + 1).last().asString().endsWith("\n" + attempt);
			assertThat(apart(unknown.supply("00000000"), without)).isEqualTo(apart(known.supply("00000000"), attempt));
			assertThat(this.work.tablesWith(code(attempt))).extracting(String::toLowerCase).containsExactly("demo_sms");
		}

		/**
		 * Returns the page without the number of an attempt, which may also be part of
		 * the name of a file.
		 */
		private static String apart(HttpResponse<String> page, String attempt) {
			return page.body().replaceAll("\\b" + attempt + "\\b", "#");
		}

		@Test
		@DisplayName("uses a code once, within three minutes")
		void codesLive() throws Exception {
			var citizen = new CitizenSession(this.port);
			var code = code(citizen.begin(KNOWN));
			this.work.setTime(this.work.now().plus(Duration.ofSeconds(181)));
			assertThat(citizen.supply(code).statusCode()).isEqualTo(400);

			citizen.post("/login/renewal", Map.of());
			var attempt = citizen.attempt();
			assertThat(citizen.supply(code).statusCode()).as("the one before").isEqualTo(400);
			var newer = code(attempt);
			assertThat(citizen.supply(newer).statusCode()).isEqualTo(302);
			assertThat(citizen.supply(newer).headers().firstValue("location").orElseThrow()).endsWith("/login");
		}

		@Test
		@DisplayName("has three tries, which another code does not restore, and a limited number of codes an hour")
		void tries() throws Exception {
			var citizen = new CitizenSession(this.port);
			var attempt = citizen.begin(KNOWN);
			citizen.supply("00000000");
			assertThat(citizen.post("/login/renewal", Map.of()).statusCode()).as("at once").isEqualTo(429);
			this.work.setTime(this.work.now().plus(Duration.ofSeconds(31)));
			citizen.post("/login/renewal", Map.of());
			var newer = code(attempt);
			citizen.supply("00000000");
			assertThat(citizen.supply("00000000").statusCode()).isEqualTo(409);
			assertThat(citizen.supply(newer).headers().firstValue("location").orElseThrow()).endsWith("/login");

			for (var more = 0; more < 2; more++) {
				assertThat(new CitizenSession(this.port).begin(KNOWN)).isNotNull();
			}
			assertThat(citizen.post("/login", Map.of("identityNumber", KNOWN)).statusCode()).isEqualTo(429);
			assertThat(citizen.post("/login", Map.of("identityNumber", "1001244019")).statusCode()).isEqualTo(302);
			this.work.setTime(this.work.now().plus(Duration.ofHours(1)));
			assertThat(citizen.post("/login", Map.of("identityNumber", KNOWN)).statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("logs in from their own browser, whatever strangers requested, who cannot flood the telephone")
		void strangersSpendNothing() throws Exception {
			var own = new CitizenSession(this.port, "198.51.100.1");
			own.supply(code(own.begin(KNOWN)));
			own.post("/login/end", Map.of());
			var sent = this.work.messages("رمز الدخول").size();

			for (var tries = 0; tries < 6; tries++) {
				new CitizenSession(this.port, "203.0.113.1").begin(KNOWN);
			}
			var elsewhere = new CitizenSession(this.port, "198.51.100.2");
			assertThat(elsewhere.supply(code(elsewhere.begin(KNOWN))).statusCode()).as("one stranger").isEqualTo(302);
			for (var tries = 0; tries < 30; tries++) {
				new CitizenSession(this.port, "203.0.113." + tries).begin(KNOWN);
			}
			assertThat(this.work.messages("رمز الدخول")).hasSizeLessThanOrEqualTo(sent + 11);
			assertThat(new CitizenSession(this.port, "198.51.100.3").post("/login", Map.of("identityNumber", KNOWN))
				.statusCode()).as("many strangers").isEqualTo(429);
			assertThat(own.supply(code(own.begin(KNOWN))).statusCode()).as("own browser").isEqualTo(302);
			assertThat(own.begin("1001244019")).as("somebody else there").isNotNull();
		}

		@Test
		@DisplayName("is told from a stranger by a cookie that a machine for everybody does not keep")
		void noCookieAtKiosk() throws Exception {
			var kiosk = new CitizenSession(this.port);
			kiosk.get("/kiosk/riyadh");
			assertThat(kiosk.supply(code(kiosk.begin(KNOWN))).headers().allValues("set-cookie"))
				.noneMatch((cookie) -> cookie.startsWith("wusul-known-"));
			var home = new CitizenSession(this.port);
			assertThat(home.supply(code(home.begin(KNOWN))).headers().allValues("set-cookie"))
				.anyMatch((cookie) -> cookie.startsWith("wusul-known-") && cookie.contains("HttpOnly")
						&& cookie.contains("SameSite=Strict") && !cookie.contains(KNOWN));
		}

		@Test
		@DisplayName("is safe from guesses over many people, which a brake stops with an alarm")
		void brake(CapturedOutput output) throws Exception {
			var own = new CitizenSession(this.port, "198.51.100.1");
			own.supply(code(own.begin(KNOWN)));
			own.post("/login/end", Map.of());
			var wrong = this.meters.counter("wusul.attempts.refused", "kind", "citizen-code").count();
			var statuses = new ArrayList<Integer>();
			for (var person = 0; person < 67; person++) {
				var guesser = new CitizenSession(this.port, "203.0.113." + person);
				guesser.begin(identityNumber(person));
				for (var guess = 0; guess < 3; guess++) {
					statuses.add(guesser.supply("00000000").statusCode());
				}
			}

			assertThat(statuses.get(0)).isEqualTo(400);
			assertThat(statuses).filteredOn((status) -> status == 429).hasSize(1);
			assertThat(this.meters.counter("wusul.attempts.refused", "kind", "citizen-code").count() - wrong)
				.isEqualTo(200);
			assertThat(output).contains("Many wrong codes from many addresses");
			assertThat(own.supply(code(own.begin(KNOWN))).statusCode()).isEqualTo(302);
		}

		/** Returns a valid number of nobody. */
		private static String identityNumber(int person) {
			var digits = "1%08d".formatted(70_000_000 + person);
			for (var check = 0; check < 10; check++) {
				try {
					return new IdentityNumber(digits + check).value();
				}
				catch (RefusalException wrongCheckDigit) {
					// The next one.
				}
			}
			throw new AssertionError(digits);
		}

		@Test
		@DisplayName("opens a case without a log-in by a code, which strangers with its details neither guess nor get")
		void tracking() throws Exception {
			var reference = handIn(KNOWN);
			var details = Map.of("reference", reference, "identityNumber", KNOWN, "mobileEnd", "4567");
			var stranger = new CitizenSession(this.port, "203.0.113.1");
			assertThat(stranger.post("/track", details).body()).doesNotContain("استُلم طلبكم");
			assertThat(stranger.get("/track/papers/1").statusCode()).isNotEqualTo(200);
			for (var guess = 0; guess < 5; guess++) {
				assertThat(stranger.post("/track/code", Map.of("code", "0000000" + guess)).body())
					.doesNotContain("استُلم طلبكم");
			}
			var statuses = new ArrayList<Integer>();
			for (var more = 0; more < 5; more++) {
				statuses.add(stranger.post("/track", details).statusCode());
			}
			assertThat(statuses).containsExactly(302, 302, 302, 429, 429);
			assertThat(this.log.forCase(reference)).as("no access").isEmpty();

			var requester = new CitizenSession(this.port, "198.51.100.1");
			assertThat(requester.track(this.work, reference).body()).contains("استُلم طلبكم");
			assertThat(requester.get("/cases").statusCode()).as("a code for a case is no log-in").isEqualTo(302);
			assertThat(this.log.forCase(reference)).hasSize(1);
		}

		@Test
		@DisplayName("cannot win a race: of fifty concurrent correct codes one succeeds, and fifty guesses count as three")
		void raced() throws Exception {
			var citizen = new CitizenSession(this.port);
			var code = code(citizen.begin(KNOWN));
			var answers = atOnce(
					() -> citizen.supply(code).headers().firstValue("location").orElse("").endsWith("/cases"));
			assertThat(answers).filteredOn((entered) -> entered).hasSize(1);

			var guesser = new CitizenSession(this.port);
			var attempt = guesser.begin("1001244019");
			this.work.sendMessages();
			atOnce(() -> guesser.supply("00000000").statusCode() == 302);
			assertThat(this.jdbc.sql("""
					select tries from one_time_code join login_attempt on subject = id
					where purpose = 'citizen-login' and shown_number = ?""")
				.param(attempt)
				.query(Integer.class)
				.single()).isEqualTo(3);
		}

		@Test
		@DisplayName("goes on when a link leads to a kiosk or to a page that needs no log-in any more")
		void noLinkLogsOut() throws Exception {
			var citizen = new CitizenSession(this.port);
			citizen.supply(code(citizen.begin(KNOWN)));

			assertThat(citizen.get("/kiosk/riyadh").body()).contains("action=\"/kiosk/riyadh\"")
				.doesNotContain("/kiosk/riyadh/ticket");
			assertThat(citizen.get("/login?to=/services").headers().firstValue("location").orElseThrow())
				.endsWith("/services");
			assertThat(citizen.get("/login/end").statusCode()).isGreaterThanOrEqualTo(400);
			assertThat(citizen.get("/call/anything").statusCode()).isGreaterThanOrEqualTo(400);
			assertThat(citizen.get("/cases").statusCode()).as("still logged in").isEqualTo(200);

			citizen.post("/kiosk/riyadh", Map.of());
			assertThat(citizen.get("/kiosk/riyadh").body()).contains("/kiosk/riyadh/ticket");
			assertThat(citizen.get("/cases").statusCode()).as("at the kiosk").isEqualTo(302);
		}

		@Test
		@DisplayName("accepts requests of the portal's own pages, not another site's, and redirects nowhere else after the log-in")
		void ownPagesOnly() throws Exception {
			var reference = handIn(KNOWN);
			var citizen = logIn(KNOWN);

			assertThat(citizen.post("/cases/" + reference + "/withdrawal", Map.of(), "Sec-Fetch-Site", "cross-site")
				.statusCode()).isEqualTo(403);
			this.work.deliverInbox();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REGISTERED);
			var other = new CitizenSession(this.port);
			assertThat(other.get("/login?to=//evil.example/cases").body()).doesNotContain("evil");
			other.post("/login", Map.of("identityNumber", "1001244019", "to", "//evil.example/cases"));
			assertThat(other.supply(code(other.attempt())).headers().firstValue("location").orElseThrow())
				.endsWith("/cases");
		}

		@Test
		@DisplayName("reads Arabic until they choose English, and gets errors in their language")
		void languages() throws Exception {
			var citizen = new CitizenSession(this.port);

			assertThat(citizen.get("/login").body()).contains("lang=\"ar\"", "dir=\"rtl\"", "رقم الهوية أو الإقامة");
			assertThat(citizen.get("/login?lang=en").body()).contains("lang=\"en\"", "dir=\"ltr\"",
					"ID or iqama number");
			assertThat(citizen.post("/login", Map.of("identityNumber", "1234")).body()).contains("ten digits");
			assertThat(citizen.get("/login?lang=ar").body()).contains("dir=\"rtl\"");
			assertThat(citizen.post("/login", Map.of("identityNumber", "1234")).body()).contains("عشرة أرقام", "1234");
		}

		private String handIn(String identityNumber) {
			var answers = new HashMap<>(CaseWork.request("passport"));
			answers.put("identityNumber", identityNumber);
			answers.put("subject", "تجديد جواز السفر " + System.nanoTime());
			return this.work.handIn("clerk", answers);
		}

		private CitizenSession logIn(String identityNumber) throws Exception {
			return CitizenSession.logIn(this.port, this.work, identityNumber);
		}

		/** Returns the newest code on the person's telephone for the attempt. */
		private String code(String attempt) {
			return CitizenSession.code(this.work, attempt);
		}

		private static List<Boolean> atOnce(Callable<Boolean> deed) throws Exception {
			try (var people = new Crowd()) {
				var deeds = new ArrayList<Callable<Boolean>>();
				for (var number = 0; number < 50; number++) {
					deeds.add(deed);
				}
				var answers = new ArrayList<Boolean>();
				for (var answer : people.executor().invokeAll(deeds)) {
					answers.add(answer.get());
				}
				return answers;
			}
		}

		private record Crowd(ExecutorService executor) implements AutoCloseable {

			Crowd() {
				this(Executors.newFixedThreadPool(50));
			}

			@Override
			public void close() {
				this.executor.shutdownNow();
			}

		}

	}

}
