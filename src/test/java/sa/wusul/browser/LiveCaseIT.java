package sa.wusul.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The open page of a case while others work on it. */
@DisplayName("An open page of a case")
@Tag("browser")
class LiveCaseIT {

	private static Browsers browsers;

	@BeforeAll
	static void start() {
		browsers = Browsers.start();
	}

	@AfterAll
	static void stop() {
		if (browsers != null) {
			browsers.close();
		}
	}

	@Nested
	@OnH2Nightly
	@DisplayName("on H2")
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	@DisplayName("on PostgreSQL")
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String PERSON = "1058529940";

		/**
		 * On a quiet machine it takes about a second; here, less than the pause of a page
		 * that asks at intervals.
		 */
		private static final LocatorAssertions.IsVisibleOptions AT_ONCE = new LocatorAssertions.IsVisibleOptions()
			.setTimeout(12_000);

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		@TempDir
		private Path folder;

		private BrowserContext context;

		@BeforeEach
		void aQuietDay() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
		}

		@AfterEach
		void leave() {
			ClockUtil.reset();
			if (this.context != null) {
				this.context.close();
			}
		}

		@ParameterizedTest(name = "in {0}, {1} pixels wide")
		@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
		@DisplayName("shows what a clerk did within about two seconds, with its form, and says it once")
		void aClerksDeed(String language, int width) {
			var reference = own(this.work.handIn("passport"));
			var page = open(language, width, reference);
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			assertThat(page.locator("section[data-state=UNDER_AUDIT]")).isVisible(AT_ONCE);
			page.evaluate(
					"() => { window.said = 0; new MutationObserver((all) => { window.said += 1; }).observe(document.getElementById('news'), { childList: true }); }");

			this.work.audit(reference, Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY"));
			assertThat(page.locator("#supply input[type=file]")).isVisible(AT_ONCE);
			assertThat(page.locator("#now a[href='#supply']")).isVisible();
			assertThat(page.locator("#news")).containsText(page.locator("#now .lead").first().innerText());
			assertThat((Integer) page.evaluate("window.said")).isOne();
			DemoPages.looked(page, language, width, "live");
		}

		@Test
		@DisplayName("shows what another node wrote, and keeps a chosen file and a text until they are sent")
		void keepsWhatIsWritten() throws Exception {
			var reference = own(this.work.waitingForDocument());
			var page = open("en", 1280, reference);
			var file = Files.writeString(this.folder.resolve("id.pdf"), "%PDF-1.4");
			page.locator("#file").setInputFiles(file);
			page.locator("#urgency summary").click();
			page.locator("#urgency-reason").fill("The flight is tomorrow");

			bill(reference, "7");
			assertThat(page.locator("#bill")).isVisible(AT_ONCE);
			assertThat(page.locator("#now")).containsText("300");
			assertThat(page.locator("#urgency-reason")).hasValue("The flight is tomorrow");
			assertThat(page.locator("#urgency")).hasAttribute("open", "");
			assertThat(page.evaluate("document.getElementById('file').files.length")).isEqualTo(1);

			this.jdbc.sql("update case_file set state = 'UNDER_AUDIT' where reference = ?").param(reference).update();
			assertThat(page.locator("section[data-state=UNDER_AUDIT]")).isVisible(AT_ONCE);
			assertThat(page.evaluate("document.getElementById('file').files.length"))
				.as("also when its part is no longer there")
				.isEqualTo(1);
			page.locator("#file")
				.evaluate(
						"(field) => { field.value = ''; field.dispatchEvent(new Event('change', { bubbles: true })); }");
			assertThat(page.locator("#file")).hasCount(0);
		}

		@Test
		@DisplayName("asks every twenty seconds over the budget of streams, and again when its window is looked at")
		void overTheBudget() throws Exception {
			var reference = own(this.work.handIn("passport"));
			var page = open("en", 1280, reference, "**/changes*");
			page.clock().install();
			page.reload();
			// From here on the page's time goes on by these steps only.
			page.clock().pauseAt(System.currentTimeMillis() + 1_000);
			bill(reference, "8");
			page.clock().runFor(15_000);
			assertThat(page.locator("#bill")).hasCount(0);
			page.clock().runFor(6_000);
			page.clock().resume();
			assertThat(page.locator("#bill")).isVisible();
		}

		@Test
		@DisplayName("offers a link to read it again without scripts")
		void withoutScripts() {
			var reference = own(this.work.handIn("passport"));
			this.context = browsers.chromiumBrowser()
				.newContext(new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
			var page = logIn(this.context.newPage(), "en");
			page.navigate(address("/cases/" + reference));
			bill(reference, "9");
			page.locator("noscript a[href='/cases/" + reference + "']").click();
			assertThat(page.locator("#bill")).isVisible();
		}

		@ParameterizedTest(name = "in {0}, {1} pixels wide")
		@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
		@DisplayName("warns before the session ends; one press of a key prolongs it, and at its end nothing written is lost")
		void warns(String language, int width) {
			var reference = own(this.work.handIn("passport"));
			var page = open(language, width, reference);
			page.clock().install();
			page.reload();
			page.locator("#urgency summary").click();
			page.locator("#urgency-reason").fill("The flight is tomorrow");
			page.clock().runFor(1_000);
			var banner = page.locator("#ending");
			assertThat(banner).isHidden();

			pass(page, Duration.ofDays(365).minusMinutes(2));
			assertThat(banner).isVisible();
			assertThat(page.locator("#ending-stay")).isFocused();
			assertThat(page.locator("#ending-left")).hasText(Pattern.compile("[12]:\\d\\d"));
			DemoPages.looked(page, language, width, "ending");
			page.keyboard().press("Enter");
			assertThat(banner).isHidden();
			assertThat(page.locator("#urgency-reason")).isFocused();

			pass(page, Duration.ofDays(365).minusMinutes(2));
			assertThat(banner).isVisible();
			pass(page, Duration.ofMinutes(3));
			assertThat(page.locator("#ending-again")).isVisible();
			assertThat(page.locator("#urgency-reason")).hasValue("The flight is tomorrow");
			DemoPages.looked(page, language, width, "ended");
			page.locator("#ending-again").press("Enter");
			assertThat(page.locator("#identityNumber")).isVisible();
		}

		/** Lets time pass for the server and for the page. */
		private void pass(Page page, Duration time) {
			this.work.setTime(this.work.now().plus(time));
			// The clock of a page leaps over no more than 24 days.
			for (var left = time; !left.isZero(); left = left.minus(leap(left))) {
				page.clock().fastForward(leap(left).toMillis());
			}
			page.clock().runFor(6_000);
		}

		private static Duration leap(Duration left) {
			return (left.compareTo(Duration.ofDays(20)) < 0) ? left : Duration.ofDays(20);
		}

		private Page open(String language, int width, String reference, String... refused) {
			this.context = browsers.chromiumBrowser()
				.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800));
			for (var address : refused) {
				this.context.route(address, (route) -> route.fulfill(new Route.FulfillOptions().setStatus(429)));
			}
			var page = logIn(this.context.newPage(), language);
			if (refused.length == 0) {
				page.waitForResponse("**/changes*", () -> page.navigate(address("/cases/" + reference)));
			}
			else {
				page.navigate(address("/cases/" + reference));
			}
			return page;
		}

		private Page logIn(Page page, String language) {
			page.navigate(address("/login?lang=" + language));
			page.locator("#identityNumber").fill(PERSON);
			page.locator("#identityNumber").press("Enter");
			Locator attempt = page.locator("bdi.number");
			attempt.waitFor();
			page.locator("#code").fill(CitizenSession.code(this.work, attempt.innerText()));
			page.locator("#code").press("Enter");
			page.locator("section h1").waitFor();
			return page;
		}

		private String address(String path) {
			return "http://127.0.0.1:" + this.port + path;
		}

		private String own(String reference) {
			this.work.giveTo(reference, PERSON);
			return reference;
		}

		private void bill(String reference, String number) {
			this.jdbc
				.sql("insert into bill (number, case_reference, issue_key, service, amount, state, issued_at, due_at, changed_at)"
						+ " values (?, ?, ?, 'x', 30000, 'OPEN', current_timestamp, current_timestamp, current_timestamp)")
				.params("48000000000" + number, reference, "test " + number)
				.update();
		}

	}

}
