package sa.wusul.access;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import sa.wusul.access.Routes.Route;
import sa.wusul.platform.factor.EnrolmentCodes;
import sa.wusul.support.Authenticator;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.GunLicence;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The second factor of staff")
@Tag("story")
class SecondFactorTest {

	private static final String PASSWORD = "wusul-demo-password";

	private static final String ASKS = "/staff/second-factor";

	private static final String SECURITY = "/staff/security";

	private static final String ENROLMENT = SECURITY + "/enrolment";

	private static final String TASKLIST = "/camunda/app/tasklist/default/";

	private static final String PROFILE = "/camunda/api/admin/auth/user/default";

	private static final Pattern RECOVERY = Pattern.compile("[0-9]-[A-Z2-9]{5}-[A-Z2-9]{5}");

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	@DirtiesContext
	@TestPropertySource(properties = { "wusul.second-factor=required", "wusul.staff-session.longest=12h",
			"wusul.staff-session.idle=1h" })
	abstract static class Behaviour {

		@Autowired
		private CaseWork work;

		@Autowired
		private EnrolmentCodes codes;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private TestRestTemplate http;

		@Autowired
		private RequestMappingHandlerMapping requestMappingHandlerMapping;

		@LocalServerPort
		private int port;

		private Instant now = Instant.parse("2026-11-22T08:00:00Z");

		@BeforeEach
		void nobodyHasAFactor() {
			this.work.setTime(this.now);
			List.of("attempt_bucket", "staff_factor", "staff_recovery_code", "staff_factor_reset", "staff_session",
					"staff_first_password", "staff_enrolment_code")
				.forEach((table) -> this.jdbc.sql("delete from " + table).update());
		}

		@AfterEach
		void today() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is owed by a session whose password was right, to which each route is closed meanwhile")
		void halfSession() throws Exception {
			var supervisor = logIn("supervisor");
			var open = new ArrayList<String>();
			for (var route : routes()) {
				var answer = supervisor.json(route.verb(), route.absent(), "{}");
				if (answer.statusCode() != 403 || !answer.body().contains("secondFactor.needed")) {
					open.add(route + " " + answer.statusCode());
				}
				else {
					assertThat(answer.body()).contains("messageAr", "messageEn");
				}
			}
			assertThat(open).as("routes open to a session without its second factor").isEmpty();
			for (var page : List.of(TASKLIST, "/camunda/app/cockpit/default/", "/call/1", "/cases", "/")) {
				assertThat(place(supervisor.get(page, "Accept", "text/html"))).as(page).startsWith(ASKS);
			}
			assertThat(supervisor.get("/cases/1/live", "Accept", "text/event-stream").statusCode()).isEqualTo(403);
			assertThat(supervisor.get("/camunda/app/tasklist/scripts/config.js").statusCode()).isEqualTo(200);
			assertThat(supervisor.get("/portal/portal.css").statusCode()).isEqualTo(200);
			assertThat(supervisor.logOut().statusCode()).isLessThan(300);
			assertThat(supervisor.get(ASKS).statusCode()).isEqualTo(401);
		}

		@Test
		@DisplayName("is added at the first log-in, before anything else, and asked for at each later one")
		void enrolment() throws Exception {
			var first = logIn("supervisor");
			assertThat(place(first.get(TASKLIST, "Accept", "text/html")))
				.isEqualTo(ASKS + "?to=" + TASKLIST.replace("/", "%2F"));
			assertThat(place(first.get(ASKS + "?to=" + TASKLIST))).isEqualTo(SECURITY);
			var app = addApp(first);
			assertThat(first.get(PROFILE).statusCode()).isEqualTo(200);

			var later = logIn("supervisor");
			assertThat(later.get(PROFILE).statusCode()).isEqualTo(403);
			assertThat(place(later.get(SECURITY))).as("the account has a factor already").startsWith(ASKS);
			assertThat(place(later.get(SECURITY + "/app"))).startsWith(ASKS);
			wait(Duration.ofMinutes(2));
			later.get(ASKS + "?to=" + TASKLIST);
			assertThat(place(prove(later, app.code(this.now)))).isEqualTo(TASKLIST);
			assertThat(later.get(PROFILE).statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("is added with a code of an administrator only: a stolen password alone adds none")
		void stolenPassword() throws Exception {
			var thief = logIn("supervisor");
			var page = thief.get(SECURITY).body();
			assertThat(page).contains(ENROLMENT, "اكتب الرمز الذي يسلمه إليك مدير النظام")
				.doesNotContain(SECURITY + "/app", SECURITY + "/passkey");
			for (var address : List.of("/app", "/passkey")) {
				assertThat(thief.get(SECURITY + address).statusCode()).as(address).isEqualTo(403);
				assertThat(thief.form(SECURITY + address, "code", "000000", "label", "x").statusCode()).as(address)
					.isEqualTo(403);
			}
			assertThat(thief.form(ENROLMENT, "code", "ABCD-EFGH-JKLM").statusCode()).as("without one").isEqualTo(422);
			var others = code("releaser");
			assertThat(thief.form(ENROLMENT, "code", others).statusCode()).as("of another account").isEqualTo(422);
			var over = code("supervisor");
			wait(Duration.ofDays(3));
			var later = logIn("supervisor");
			assertThat(later.form(ENROLMENT, "code", over).statusCode()).as("out of time").isEqualTo(422);

			var code = code("supervisor");
			assertThat(later.form(ENROLMENT, "code", code.toLowerCase(Locale.ROOT).replace("-", " ")).statusCode())
				.isEqualTo(302);
			assertThat(logIn("supervisor").form(ENROLMENT, "code", code).statusCode()).as("again").isEqualTo(422);
			addApp(later);
			assertThat(later.get(PROFILE).statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("needs no code in the session that began with a first password")
		void firstPassword() throws Exception {
			var admin = logIn("admin");
			addApp(admin);
			var slip = admin.form("/staff/accounts/new", "account", "hamad", "firstName", "حمد", "lastName", "السبيعي");
			var secret = slip.body().replaceAll("(?s).*id=\"secret\">([^<]+)<.*", "$1");
			var identities = this.work.engine().getIdentityService();
			identities.createMembership("hamad", "releasers");
			try {
				var hamad = new StaffBrowser(this.port, "198.51.100.30");
				assertThat(hamad.logIn("hamad", secret).statusCode()).isEqualTo(200);
				assertThat(hamad
					.form("/staff/first-password", "password", "seven quiet camels", "again", "seven quiet camels")
					.statusCode()).isEqualTo(302);
				wait(Duration.ofSeconds(2));
				assertThat(place(hamad.get(TASKLIST, "Accept", "text/html"))).startsWith(ASKS);
				assertThat(hamad.get(SECURITY).body()).doesNotContain(ENROLMENT);
				addApp(hamad);
				assertThat(hamad.get(PROFILE).statusCode()).isEqualTo(200);
			}
			finally {
				identities.deleteUser("hamad");
			}
		}

		@Test
		@DisplayName("is not asked for from roles that need none, and may be added by them")
		void offered() throws Exception {
			var clerk = logIn("clerk");
			assertThat(clerk.get(PROFILE).statusCode()).isEqualTo(200);
			assertThat(basic("clerk").statusCode()).isEqualTo(200);
			addApp(clerk);
			assertThat(logIn("clerk").get(PROFILE).statusCode()).isEqualTo(403);
			assertThat(basic("clerk").statusCode()).isEqualTo(403);
		}

		@Test
		@DisplayName("keeps a password alone from the interfaces of programs")
		void basic() throws Exception {
			for (var account : List.of("supervisor", "tawasul", "private-office", "releaser", "admin")) {
				var answer = basic(account);
				assertThat(answer.statusCode()).as(account).isEqualTo(403);
				assertThat(answer.body()).as(account).contains("secondFactor.notByPassword", "messageAr");
			}
			assertThat(basic("analyst").statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("takes a code once, neither an old one nor one of another account")
		void codes() throws Exception {
			var app = addApp(logIn("supervisor"));
			var another = addApp(logIn("releaser"));
			wait(Duration.ofMinutes(5));
			var code = app.code(this.now);

			assertThat(refused(logIn("supervisor"), app.code(this.now.minusSeconds(90)))).contains("الرمز غير صحيح");
			assertThat(refused(logIn("supervisor"), another.code(this.now))).contains("الرمز غير صحيح");
			assertThat(prove(logIn("supervisor"), code).statusCode()).isEqualTo(302);
			assertThat(refused(logIn("supervisor"), code)).contains("الرمز غير صحيح");
			wait(Duration.ofMinutes(2));
			assertThat(prove(logIn("supervisor"), arabic(app.code(this.now))).statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("cannot be guessed: a source has to wait, its owner elsewhere does not, and the log has the tries")
		void guesses() throws Exception {
			var app = addApp(logIn("supervisor"));
			wait(Duration.ofMinutes(5));
			var thief = logIn("supervisor", "203.0.113.9");
			for (var guess = 0; guess < 5; guess++) {
				assertThat(prove(thief, "00000" + guess).statusCode()).isEqualTo(422);
			}
			assertThat(prove(thief, app.code(this.now)).statusCode()).as("even a right code").isEqualTo(429);
			assertThat(prove(logIn("supervisor"), app.code(this.now)).statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("is replaced by each recovery code once")
		void recoveryCodes() throws Exception {
			var first = logIn("supervisor");
			var codes = RECOVERY.matcher(addAppPage(first)).results().map((code) -> code.group()).toList();
			assertThat(codes).hasSize(10).doesNotHaveDuplicates();
			assertThat(prove(logIn("supervisor"), codes.get(3).toLowerCase(Locale.ROOT)).statusCode()).isEqualTo(302);
			assertThat(refused(logIn("supervisor"), codes.get(3))).contains("الرمز غير صحيح");
			assertThat(prove(logIn("supervisor"), codes.get(4)).statusCode()).isEqualTo(302);
			assertThat(this.jdbc.sql("select code_hash from staff_recovery_code").query(String.class).list())
				.noneMatch((hash) -> codes.stream().anyMatch((code) -> hash.contains(code.substring(2, 7))));
		}

		@Test
		@DisplayName("is reset by another administrator, with a reason that its owner reads, and never by themselves")
		void reset() throws Exception {
			addApp(logIn("supervisor"));
			var admin = logIn("admin");
			addApp(admin);
			var supervisor = logIn("supervisor");

			assertThat(admin.form(SECURITY + "/reset", "account", "admin", "reason", "x").statusCode()).isEqualTo(403);
			assertThat(admin.form(SECURITY + "/reset", "account", "supervisor", "reason", " ").statusCode())
				.isEqualTo(422);
			assertThat(admin.form(SECURITY + "/reset", "account", "supervisor", "reason", "ضاع جواله وحضر بهويته")
				.statusCode()).isEqualTo(200);
			wait(Duration.ofSeconds(2));
			assertThat(supervisor.get(ASKS).statusCode()).as("the colleague's sessions are over").isEqualTo(401);
			assertThat(logIn("supervisor").get(SECURITY).body()).contains("ضاع جواله وحضر بهويته", "admin");
			assertThat(this.jdbc.sql("select count(*) from audit_entry where deed = 'factor.reset' and actor = 'admin'")
				.query(Integer.class)
				.single()).isPositive();
			var releaser = logIn("releaser");
			addApp(releaser);
			assertThat(releaser.form(SECURITY + "/reset", "account", "admin", "reason", "y").statusCode())
				.isEqualTo(403);
		}

		@Test
		@DisplayName("is asked for anew before a release, after which the release goes on")
		void stepUp() throws Exception {
			var releaser = logIn("releaser");
			var app = addApp(releaser);
			var task = draftToRelease();
			wait(Duration.ofMinutes(6));
			this.work.engine().getTaskService().claim(task, "releaser");

			var refused = approve(releaser, task);
			assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
			assertThat(refused.body()).contains("secondFactor.stale", "تأكيد جديد");
			assertThat(place(releaser.get(ASKS + "?to=" + ASKS + "/done"))).isEmpty();
			assertThat(place(prove(releaser, app.code(this.now)))).isEqualTo(ASKS + "/done");
			var approved = approve(releaser, task);
			assertThat(approved.statusCode()).as(approved.body()).isLessThan(300);
		}

		@Test
		@DisplayName("must be fresh for a change of factors and of the password, and the last one stays")
		void changes() throws Exception {
			var supervisor = logIn("supervisor");
			var app = addApp(supervisor);
			var factor = this.jdbc.sql("select id from staff_factor where account = 'supervisor'")
				.query(Long.class)
				.single();
			assertThat(supervisor.form(SECURITY + "/removal", "factor", factor.toString()).statusCode()).isEqualTo(409);
			wait(Duration.ofMinutes(6));
			assertThat(place(supervisor.form(SECURITY + "/removal", "factor", factor.toString()))).startsWith(ASKS);
			assertThat(place(supervisor.get(SECURITY + "/app"))).startsWith(ASKS);
			assertThat(place(supervisor.get(SECURITY + "/passkey"))).startsWith(ASKS);
			var password = supervisor.json("PUT", "/camunda/api/engine/engine/default/user/supervisor/credentials",
					"{\"password\":\"seven quiet camels\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}");
			assertThat(password.statusCode()).isEqualTo(403);
			assertThat(password.body()).contains("secondFactor.stale");
			prove(supervisor, app.code(this.now));
			assertThat(supervisor.get(SECURITY + "/app").statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("opens a session that ends after its time, unused after an hour, and when its owner says so")
		void sessions() throws Exception {
			var one = logIn("clerk");
			var other = logIn("clerk");
			assertThat(one.get(SECURITY).body()).contains("هذه الجلسة", "إنهاء كل الجلسات غير هذه");
			one.form(SECURITY + "/session-end");
			wait(Duration.ofSeconds(2));
			assertThat(other.get(ASKS).statusCode()).isEqualTo(401);
			assertThat(one.get(ASKS).statusCode()).isEqualTo(200);

			for (var half = 0; half < 23; half++) {
				wait(Duration.ofMinutes(30));
				assertThat(one.get(PROFILE).statusCode()).as("%d half hours", half).isEqualTo(200);
			}
			wait(Duration.ofMinutes(31));
			assertThat(one.get(ASKS).statusCode()).as("after twelve hours").isEqualTo(401);

			var idle = logIn("clerk");
			for (var minute = 0; minute < 3; minute++) {
				wait(Duration.ofMinutes(20));
				idle.get("/camunda/api/tasklist/plugin/wusul/default/notices/unread");
			}
			assertThat(idle.get(ASKS).statusCode()).as("an open window is no use").isEqualTo(401);
			assertThat(this.jdbc.sql("select count(*) from staff_session where account = 'clerk'")
				.query(Integer.class)
				.single()).isZero();
		}

		private StaffBrowser logIn(String user) throws Exception {
			return logIn(user, "198.51.100.20");
		}

		private StaffBrowser logIn(String user, String address) throws Exception {
			var browser = new StaffBrowser(this.port, address);
			assertThat(browser.logIn(user, PASSWORD).statusCode()).isEqualTo(200);
			browser.get(TASKLIST);
			return browser;
		}

		private HttpResponse<String> basic(String account) throws Exception {
			return new StaffBrowser(this.port, "198.51.100.21").basic("/engine-rest/version", account, PASSWORD);
		}

		private Authenticator addApp(StaffBrowser browser) throws Exception {
			enrol(browser);
			var app = Authenticator.shownBy(browser.get(SECURITY + "/app").body());
			var added = browser.form(SECURITY + "/app", "code", app.code(this.now), "label", "جوالي");
			assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
			// The page of the app brings the token of the new session.
			browser.get(TASKLIST);
			return app;
		}

		/** Gives the code of an administrator, where the page asks for one. */
		private void enrol(StaffBrowser browser) throws Exception {
			var page = browser.get(SECURITY).body();
			if (page.contains(ENROLMENT)) {
				var account = page.replaceAll("(?s).*<bdi dir=\"ltr\">([^<]+)</bdi>.*", "$1");
				assertThat(browser.form(ENROLMENT, "code", code(account)).statusCode()).isEqualTo(302);
			}
		}

		private String code(String account) {
			return this.codes.issue(account, "another-admin", "حضر بهويته").secret();
		}

		private String addAppPage(StaffBrowser browser) throws Exception {
			enrol(browser);
			var app = Authenticator.shownBy(browser.get(SECURITY + "/app").body());
			return browser.form(SECURITY + "/app", "code", app.code(this.now), "label", "جوالي").body();
		}

		private static HttpResponse<String> prove(StaffBrowser browser, String code) throws Exception {
			return browser.form(ASKS, "code", code);
		}

		private static String refused(StaffBrowser browser, String code) throws Exception {
			var answer = prove(browser, code);
			assertThat(answer.statusCode()).isEqualTo(422);
			assertThat(browser.get(PROFILE).statusCode()).isEqualTo(403);
			return answer.body();
		}

		private void wait(Duration time) {
			this.now = this.now.plus(time);
			this.work.setTime(this.now);
		}

		/** Returns where an answer leads, without the address of the program. */
		private static String place(HttpResponse<String> answer) {
			return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
		}

		private static String arabic(String digits) {
			var written = new StringBuilder();
			digits.chars().forEach((digit) -> written.append((char) (digit - '0' + '٠')));
			return written.toString();
		}

		private Set<Route> routes() throws ClassNotFoundException {
			var routes = new TreeSet<Route>();
			Routes.ofProgram(this.requestMappingHandlerMapping)
				.stream()
				.filter((route) -> !route.isUnder(List.of(ASKS, SECURITY)))
				.forEach(routes::add);
			routes.addAll(Routes.ofWebApps());
			Routes.ofEngine()
				.stream()
				.flatMap((route) -> Stream.of("/camunda/api/engine/engine/default", "/engine-rest")
					.map((base) -> new Route(route.verb(), base + route.path())))
				// Closed for everybody, before anybody is asked who they are.
				.filter((route) -> !route.path().endsWith("/fetchAndLock"))
				.forEach(routes::add);
			return routes;
		}

		private String draftToRelease() {
			var answer = Modeler.deploy(this.http, "analyst", "gun-licence", GunLicence.files());
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
			return this.work.engine()
				.getTaskService()
				.createTaskQuery()
				.taskDefinitionKey("Task_DecideDraft")
				.singleResult()
				.getId();
		}

		private static HttpResponse<String> approve(StaffBrowser browser, String task) throws Exception {
			return browser.json("POST", "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
					"{\"variables\":{\"draftDecision\":{\"value\":\"APPROVE\"}}}");
		}

	}

}
