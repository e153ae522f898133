package sa.wusul.access;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
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

import sa.wusul.platform.audit.AuditSequencer;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.support.Authenticator;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A first password of staff")
@Tag("story")
class FirstPasswordTest {

	private static final String ACCOUNTS = "/staff/accounts";

	private static final String CHOOSE = "/staff/first-password";

	private static final String SECURITY = "/staff/security";

	private static final String TASKLIST = "/camunda/app/tasklist/default/";

	private static final String PROFILE = "/camunda/api/admin/auth/user/default";

	private static final String ENGINE = "/camunda/api/engine/engine/default";

	private static final String PHRASE = "seven quiet camels";

	private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-9-]+)<");

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

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private IdentityService identities;

		@Autowired
		private AuditSequencer sequencer;

		@LocalServerPort
		private int port;

		private Instant now = Instant.parse("2026-11-22T08:00:00Z");

		@BeforeEach
		void anotherAdministrator() {
			this.work.setTime(this.now);
			List.of("attempt_bucket", "staff_first_password", "staff_enrolment_code", "staff_factor",
					"staff_recovery_code", "staff_factor_reset")
				.forEach((table) -> this.jdbc.sql("delete from " + table).update());
			var other = this.identities.newUser("admin-other");
			other.setPassword(PublicCredentials.PASSWORD);
			((IdentityServiceImpl) this.identities).saveUser(other, true);
			this.identities.createMembership("admin-other", Groups.CAMUNDA_ADMIN);
		}

		@AfterEach
		void leave() {
			this.identities.deleteUser("admin-other");
			this.identities.deleteUser("hamad");
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is made by the program and shown once; its owner chooses another before anything else works")
		void wholeWay() throws Exception {
			var first = hire();
			assertThat(first).matches("([A-Z2-9]{4}-){3}[A-Z2-9]{4}");
			var hamad = logIn("hamad", first);
			var closed = hamad.get(ENGINE + "/task/count");
			assertThat(closed.statusCode()).isEqualTo(403);
			assertThat(closed.body()).contains("firstPassword.needed", "messageAr", "messageEn");
			assertThat(place(hamad.get(TASKLIST, "Accept", "text/html")))
				.isEqualTo(CHOOSE + "?to=" + TASKLIST.replace("/", "%2F"));
			assertThat(hamad.get(SECURITY, "Accept", "application/json").statusCode()).isEqualTo(403);

			assertThat(hamad.get(CHOOSE + "?to=" + TASKLIST).body()).contains("new-password", "اختر كلمة مرورك");
			assertThat(choose(hamad, "short", "short").body()).contains("كلمة المرور قصيرة");
			assertThat(choose(hamad, PHRASE, PHRASE + "!").body()).contains("غير متطابقتين");
			assertThat(choose(hamad, first, first).body()).contains("هذه هي الكلمة التي سُلّمت إليك");
			assertThat(hamad.get(PROFILE).statusCode()).isEqualTo(403);
			var session = hamad.session();
			assertThat(place(choose(hamad, PHRASE, PHRASE))).isEqualTo(TASKLIST);
			assertThat(hamad.session()).isNotEqualTo(session);
			pass(Duration.ofSeconds(2));
			assertThat(hamad.get(ENGINE + "/task/count").statusCode()).isEqualTo(200);
			assertThat(place(hamad.get(CHOOSE))).isEqualTo("/camunda/app/welcome/default/");

			assertThat(tryToLogIn("hamad", first).statusCode()).isEqualTo(401);
			assertThat(tryToLogIn("hamad", PHRASE).statusCode()).isEqualTo(200);
			pass(Duration.ofDays(800));
			assertThat(tryToLogIn("hamad", PHRASE).statusCode()).as("no calendar ends it").isEqualTo(200);
			this.sequencer.runUntilIdle();
			assertThat(this.jdbc
				.sql("select actor || ' ' || deed from audit_entry where subject = 'hamad'"
						+ " or (actor = 'hamad' and deed like 'password.%') order by id")
				.query(String.class)
				.list()).containsSubsequence("admin account.created", "admin password.issued",
						"hamad password.firstUse", "hamad password.chosen");
			assertThat(this.jdbc.sql("select count(*) from audit_entry where detail like ? or words like ?")
				.params("%" + first + "%", "%" + first + "%")
				.query(Integer.class)
				.single()).isZero();
		}

		@Test
		@DisplayName("is good for one log-in, for three days, and at the web apps only")
		void once() throws Exception {
			var first = hire();
			var basic = new StaffBrowser(this.port, "198.51.100.21").basic("/engine-rest/version", "hamad", first);
			assertThat(basic.statusCode()).isEqualTo(403);
			assertThat(basic.body()).contains("firstPassword.elsewhere", "messageAr");
			logIn("hamad", first);
			var again = tryToLogIn("hamad", first);
			assertThat(again.statusCode()).isEqualTo(403);
			assertThat(again.body()).contains("firstPassword.over", "messageAr", "messageEn");

			var second = secret(
					logIn("admin").form(ACCOUNTS + "/password", "account", "hamad", "reason", "فاتته الأولى"));
			pass(Duration.ofDays(3));
			assertThat(tryToLogIn("hamad", second).body()).contains("firstPassword.over");
		}

		@Test
		@DisplayName("replaces the one that an administrator would choose: theirs is refused at each interface")
		void noneForOthers() throws Exception {
			hire();
			var admin = logIn("admin");
			for (var base : List.of(ENGINE, "/engine-rest")) {
				var create = "{\"profile\":{\"id\":\"fahad\",\"firstName\":\"f\",\"lastName\":\"f\"},\"credentials\":{\"password\":\""
						+ PHRASE + "\"}}";
				var change = "{\"password\":\"" + PHRASE + "\",\"authenticatedUserPassword\":\""
						+ PublicCredentials.PASSWORD + "\"}";
				for (var refused : List.of(send(admin, base, "POST", "/user/create", create),
						send(admin, base, "PUT", "/user/hamad/credentials", change),
						send(admin, base, "PUT", "/user/clerk/credentials", change))) {
					assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
					assertThat(refused.body()).contains("password.others", "/staff/accounts", "messageAr", "messageEn");
				}
			}
			assertThat(this.identities.createUserQuery().userId("fahad").count()).isZero();
			assertThat(this.identities.checkPassword("clerk", PublicCredentials.PASSWORD)).isTrue();
		}

		@Test
		@DisplayName("is issued by administrators, for names that are free, with a reason for a forgotten one, and never for themselves")
		void issued() throws Exception {
			var clerk = logIn("clerk");
			for (var page : List.of("/new", "/password", "/enrolment")) {
				assertThat(clerk.form(ACCOUNTS + page, "account", "hamad", "reason", "x").statusCode()).as(page)
					.isEqualTo(403);
			}
			assertThat(clerk.get(ACCOUNTS).statusCode()).isEqualTo(403);
			hire();
			var admin = logIn("admin");
			assertThat(admin.get(ACCOUNTS).body()).contains("موظف جديد", "زميل نسي كلمة مروره");
			assertThat(create(admin, "hamad", "حمد").statusCode()).as("exists").isEqualTo(409);
			assertThat(create(admin, "Hamad Two", "حمد").statusCode()).isEqualTo(422);
			assertThat(create(admin, "a".repeat(65), "حمد").statusCode()).isEqualTo(422);
			assertThat(create(admin, "hamad2", " ").statusCode()).isEqualTo(422);
			assertThat(reset(admin, "hamad", " ").statusCode()).isEqualTo(422);
			assertThat(reset(admin, "nobody", "x").statusCode()).isEqualTo(404);
			assertThat(reset(admin, "admin", "x").statusCode()).isEqualTo(403);
			assertThat(admin.form(ACCOUNTS + "/enrolment", "account", "admin", "reason", "x").statusCode())
				.isEqualTo(403);
			pass(Duration.ofMinutes(6));
			assertThat(place(admin.get(ACCOUNTS))).startsWith("/staff/second-factor?to=");
		}

		@Test
		@DisplayName("ends the sessions of the account, and leaves its second factor")
		void factorStays() throws Exception {
			var hamad = settled();
			addApp(hamad);
			var issued = secret(reset(logIn("admin-other"), "hamad", "نسيها وحضر بهويته"));
			pass(Duration.ofSeconds(2));
			assertThat(hamad.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
			var again = logIn("hamad", issued);
			choose(again, "nine noisy falcons", "nine noisy falcons");
			pass(Duration.ofSeconds(2));
			assertThat(again.get(PROFILE).body()).contains("secondFactor.needed");
			assertThat(place(again.get(SECURITY + "/app"))).startsWith("/staff/second-factor");
		}

		@Test
		@DisplayName("and the second factor are not renewed by one administrator, until their owner gave the factor")
		void twoAdministrators() throws Exception {
			var hamad = settled();
			var app = addApp(hamad);
			var admin = logIn("admin");
			var other = logIn("admin-other");

			assertThat(removeFactors(admin, "hamad").body()).as("issued the password").contains("اطلب ذلك من مدير آخر");
			assertThat(admin.form(ACCOUNTS + "/enrolment", "account", "hamad", "reason", "x").statusCode())
				.isEqualTo(403);
			assertThat(removeFactors(other, "hamad").statusCode()).isEqualTo(200);
			assertThat(reset(other, "hamad", "x").body()).as("removed the factor").contains("اطلب ذلك من مدير آخر");
			assertThat(reset(admin, "hamad", "x").statusCode()).isEqualTo(200);

			var again = settledWith(secret(reset(admin, "hamad", "x")));
			var next = addApp(again);
			assertThat(app).isNotEqualTo(next);
			pass(Duration.ofMinutes(2));
			var later = logIn("hamad", PHRASE);
			assertThat(later.form("/staff/second-factor", "code", next.code(this.now)).statusCode()).isEqualTo(302);
			assertThat(removeFactors(admin, "hamad").statusCode()).as("its owner gave the factor since").isEqualTo(200);
		}

		private String hire() throws Exception {
			var slip = create(logIn("admin"), "hamad", "حمد");
			assertThat(slip.statusCode()).as(slip.body()).isEqualTo(200);
			assertThat(slip.headers().firstValue("Cache-Control")).hasValue("no-store");
			List.of("intake-clerks", "intake-clerks-riyadh-men")
				.forEach((group) -> this.identities.createMembership("hamad", group));
			return secret(slip);
		}

		private StaffBrowser settled() throws Exception {
			return settledWith(hire());
		}

		private StaffBrowser settledWith(String first) throws Exception {
			var browser = logIn("hamad", first);
			assertThat(choose(browser, PHRASE, PHRASE).statusCode()).isEqualTo(302);
			return browser;
		}

		private Authenticator addApp(StaffBrowser browser) throws Exception {
			var app = Authenticator.shownBy(browser.get(SECURITY + "/app").body());
			var added = browser.form(SECURITY + "/app", "code", app.code(this.now), "label", "جوالي");
			assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
			return app;
		}

		private static HttpResponse<String> create(StaffBrowser admin, String account, String name) throws Exception {
			return admin.form(ACCOUNTS + "/new", "account", account, "firstName", name, "lastName", "السبيعي");
		}

		private static HttpResponse<String> reset(StaffBrowser admin, String account, String reason) throws Exception {
			return admin.form(ACCOUNTS + "/password", "account", account, "reason", reason);
		}

		private static HttpResponse<String> removeFactors(StaffBrowser admin, String account) throws Exception {
			return admin.form(SECURITY + "/reset", "account", account, "reason", "ضاع جواله");
		}

		private static HttpResponse<String> choose(StaffBrowser browser, String password, String again)
				throws Exception {
			return browser.form(CHOOSE, "password", password, "again", again);
		}

		private HttpResponse<String> send(StaffBrowser admin, String base, String method, String path, String json)
				throws Exception {
			return base.equals(ENGINE) ? admin.json(method, base + path, json)
					: new StaffBrowser(this.port, "198.51.100.22").basic(method, base + path, "admin",
							PublicCredentials.PASSWORD, json);
		}

		private static String secret(HttpResponse<String> slip) {
			var shown = SECRET.matcher(slip.body());
			assertThat(shown.find()).as(slip.body()).isTrue();
			return shown.group(1);
		}

		private StaffBrowser logIn(String user) throws Exception {
			return logIn(user, PublicCredentials.PASSWORD);
		}

		private StaffBrowser logIn(String user, String password) throws Exception {
			var browser = new StaffBrowser(this.port, "198.51.100.20");
			var answer = browser.logIn(user, password);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			browser.get(TASKLIST);
			return browser;
		}

		private HttpResponse<String> tryToLogIn(String user, String password) throws Exception {
			return new StaffBrowser(this.port, "198.51.100.20").logIn(user, password);
		}

		private void pass(Duration time) {
			this.now = this.now.plus(time);
			this.work.setTime(this.now);
		}

		/** Returns where an answer leads, without the address of the program. */
		private static String place(HttpResponse<String> answer) {
			return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
		}

	}

}
