package sa.wusul.access;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;
import sa.wusul.support.WholeLog;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The log-in of staff")
@ExtendWith({ WholeLog.class, OutputCaptureExtension.class })
@Tag("story")
class StaffLogInTest {

	private static final String RIGHT = "wusul-demo-password";

	private static final String OFFERS = "/api/services";

	private static final String VERSION = "/engine-rest/version";

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
		private MeterRegistry meters;

		@Autowired
		@Qualifier("attemptsHealthIndicator")
		private HealthIndicator health;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aQuietDay() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from attempt_bucket").update();
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("lets the owner in at once, however many wrong passwords strangers tried elsewhere")
		void strangersLockNobodyOut() throws Exception {
			for (var stranger : addresses("203.0.113.%d", 15)) {
				assertThat(at(stranger).basic(VERSION, "officer", "wrong-" + stranger).statusCode()).isEqualTo(401);
			}

			assertThat(at("198.51.100.7").basic(VERSION, "officer", RIGHT).statusCode()).isEqualTo(200);
			assertThat(at("198.51.100.8").logIn("officer", RIGHT).statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("serves no page of another site that changes something, even with the right password")
		void otherSites() throws Exception {
			var browser = at("198.51.100.11");
			for (var address : List.of("/engine-rest/deployment/create", "/api/payments", "/track", "/track/code")) {
				var answer = browser.postFrom("cross-site", address, "analyst", RIGHT);
				assertThat(answer.statusCode()).as(address).isEqualTo(403);
				assertThat(answer.body()).as(address).contains("جاء هذا الطلب من صفحة أخرى");
				assertThat(browser.postFrom("same-origin", address, "analyst", RIGHT).body()).as(address)
					.doesNotContain("جاء هذا الطلب من صفحة أخرى");
			}
		}

		@Test
		@DisplayName("says that name or password is wrong, in both languages, and not which")
		void wrong() throws Exception {
			var visitor = at("198.51.100.10");
			for (var name : List.of("officer", "nobody-of-this-name")) {
				assertThat(visitor.logIn(name, "wrong").body()).contains("login.wrongPassword",
						"اسم المستخدم أو كلمة المرور غير صحيحة.", "The user name or the password is wrong.");
			}
		}

		@Test
		@DisplayName("makes an address wait longer and longer for one name, never for good")
		void growingPauses() throws Exception {
			var stranger = at("203.0.113.9");
			assertThat(wrongTries(stranger, "officer")).isEqualTo(5);
			var refused = stranger.basic(VERSION, "officer", RIGHT);
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.body()).contains("login.paused", "messageAr");
			assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow())).isBetween(1, 60);
			assertThat(stranger.logIn("officer", RIGHT).statusCode()).as("web apps").isEqualTo(429);
			assertThat(stranger.basic(VERSION, "auditor", RIGHT).statusCode()).as("other names").isEqualTo(200);

			this.work.setTime(this.work.now().plus(Duration.ofMinutes(1)));
			assertThat(wrongTries(stranger, "officer")).isEqualTo(5);
			var later = stranger.basic(VERSION, "officer", RIGHT);
			assertThat(Integer.parseInt(later.headers().firstValue("retry-after").orElseThrow())).isGreaterThan(120);
			this.work.setTime(this.work.now().plus(Duration.ofHours(1)));
			assertThat(stranger.basic(VERSION, "officer", RIGHT).statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("lets the browser in that its owner used before, from the very address of the stranger")
		void knownBrowser() throws Exception {
			var owner = at("203.0.113.10");
			assertThat(owner.logIn("officer", RIGHT).statusCode()).isEqualTo(200);
			owner.endSession();
			wrongTries(at("203.0.113.10"), "officer");
			assertThat(at("203.0.113.10").logIn("officer", RIGHT).statusCode()).isEqualTo(429);

			assertThat(owner.logIn("officer", RIGHT).statusCode()).isEqualTo(200);
			owner.endSession();
			assertThat(wrongTries(owner, "auditor")).as("other accounts").isEqualTo(5);
			assertThat(owner.logIn("auditor", RIGHT).statusCode()).isEqualTo(429);
		}

		@Test
		@DisplayName("counts all addresses of one network of IPv6 as one, and those that stand for IPv4 by themselves")
		void networks() throws Exception {
			for (var stranger : addresses("2001:db8:1:2::%d", 5)) {
				assertThat(at(stranger).basic(VERSION, "officer", "wrong").statusCode()).isEqualTo(401);
			}
			assertThat(at("2001:db8:1:2:ffff::1").basic(VERSION, "officer", RIGHT).statusCode()).isEqualTo(429);
			assertThat(at("2001:db8:1:3::1").basic(VERSION, "officer", RIGHT).statusCode()).isEqualTo(200);

			assertThat(wrongTries(at("203.0.113.11"), "auditor")).isEqualTo(5);
			assertThat(at("::ffff:203.0.113.11").basic(VERSION, "auditor", RIGHT).statusCode()).isEqualTo(429);
			assertThat(at("::ffff:203.0.113.12").basic(VERSION, "auditor", RIGHT).statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("brakes guesses over many names and addresses, and tells the operators; known browsers get in")
		void brake(CapturedOutput output) throws Exception {
			var owner = at("198.51.100.9");
			assertThat(owner.logIn("officer", RIGHT).statusCode()).isEqualTo(200);
			owner.endSession();
			var refused = 0;
			for (var name = 0; name < 301; name++) {
				if (at("203.0." + name % 100 + ".1").basic(VERSION, "name-" + name, "wrong").statusCode() == 429) {
					refused++;
				}
			}

			assertThat(refused).isEqualTo(1);
			assertThat(at("198.51.100.10").basic(VERSION, "auditor", RIGHT).statusCode()).isEqualTo(429);
			assertThat(owner.logIn("officer", RIGHT).statusCode()).isEqualTo(200);
			assertThat(output).contains("Many wrong passwords from many addresses");
			assertThat(count("staff-brake")).isPositive();
			assertThat(this.health.health().getStatus().getCode()).isEqualTo("DEGRADED");
			assertThat(this.meters.get("wusul.attempts.brake").tag("kind", "staff").gauge().value()).isEqualTo(1);
			this.work.setTime(this.work.now().plus(Duration.ofMinutes(10)));
			assertThat(at("198.51.100.10").basic(VERSION, "auditor", RIGHT).statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("counts wrong passwords, and logs each without the name")
		void counted(CapturedOutput output) throws Exception {
			var before = count("staff-password");
			at("203.0.113.13").basic(VERSION, "auditor", "wrong");
			at("203.0.113.14").logIn("auditor", "wrong");

			assertThat(count("staff-password")).isEqualTo(before + 2);
			assertThat(output.toString().lines().filter((line) -> line.contains("Refused a wrong password of staff")))
				.hasSize(2)
				.noneMatch((line) -> line.contains("auditor") || line.contains("203.0.113"));
		}

		@Test
		@DisplayName("of a technical account takes its key, as a password or a bearer token, and no stranger can delay it")
		void technicalAccounts() throws Exception {
			var key = "channel-demo-key-not-for-production";
			var here = at("203.0.113.15");
			for (var tries = 0; tries < 50; tries++) {
				assertThat(here.basic(OFFERS, "channel", "wrong-" + tries).statusCode()).isEqualTo(401);
			}

			assertThat(here.basic(OFFERS, "channel", key).statusCode()).isEqualTo(200);
			assertThat(here.get(OFFERS, "Authorization", "Bearer " + key).statusCode()).isEqualTo(200);
			assertThat(here.get(OFFERS, "Authorization", "Bearer " + key + "x").statusCode()).isEqualTo(401);
			assertThat(here.basic(OFFERS, "channel", RIGHT).statusCode()).as("a password").isEqualTo(401);
			assertThat(here.basic(OFFERS, "courier", key).statusCode()).as("another's key").isEqualTo(401);
			assertThat(here.logIn("channel", key).statusCode()).as("web apps").isEqualTo(401);
			assertThat(here.logIn("channel", RIGHT).statusCode()).as("web apps").isEqualTo(401);
			assertThat(count("account-key")).isGreaterThan(50);
		}

		@Test
		@DisplayName("begins a session that nobody knew before, and nobody can use after the log-out")
		void session() throws Exception {
			var owner = at("198.51.100.11");
			owner.get("/camunda/app/tasklist/default/");
			var before = owner.session();
			assertThat(owner.logIn("officer", RIGHT).statusCode()).isEqualTo(200);
			var session = owner.session();
			owner.get("/camunda/app/tasklist/default/");

			assertThat(session).matches("[0-9A-F]{48}").isNotEqualTo(before);
			assertThat(withSession(before)).isEqualTo(401);
			assertThat(withSession(session)).isEqualTo(200);
			assertThat(owner.logOut().statusCode()).isEqualTo(200);
			assertThat(withSession(session)).isEqualTo(401);
		}

		private int withSession(String session) throws Exception {
			return at("203.0.113.16")
				.get("/camunda/api/engine/engine/default/filter", "Cookie", "JSESSIONID=" + session)
				.statusCode();
		}

		private double count(String kind) {
			return this.meters.counter("wusul.attempts.refused", "kind", kind).count();
		}

		/** Tries wrong passwords until a pause, and returns how many were judged. */
		private int wrongTries(StaffBrowser browser, String user) throws Exception {
			var judged = 0;
			while (judged < 40 && browser.basic(VERSION, user, "wrong").statusCode() == 401) {
				judged++;
			}
			return judged;
		}

		private StaffBrowser at(String address) {
			return new StaffBrowser(this.port, address);
		}

		private static List<String> addresses(String pattern, int number) {
			return IntStream.rangeClosed(1, number).mapToObj(pattern::formatted).toList();
		}

	}

}
