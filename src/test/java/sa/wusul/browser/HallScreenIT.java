package sa.wusul.browser;

import java.nio.file.Path;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.Cable;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hall as visitors see it: the screen on the wall, and the officer who receives
 * visitors and calls them from Tasklist.
 */
@DisplayName("The hall's screen beside an officer who calls")
@Tag("browser")
class HallScreenIT {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	/** Milliseconds after which the page opens a silent connection anew. */
	private static final int LONGER_THAN_SILENCE = 11_000;

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

	abstract static class Hall {

		@LocalServerPort
		private int port;

		@Test
		@DisplayName("shows the waiting numbers and the calls with their counters, and recovers from a lost connection")
		void callsVisitors() {
			try (var cable = Cable.to(this.port);
					var wall = browsers.chromiumBrowser()
						.newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080).setLocale("en-US"));
					var officer = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn("reception")) {
				var screen = wall.newPage();
				screen.setDefaultTimeout(60_000);
				screen.clock().install();
				screen.navigate("http://127.0.0.1:" + cable.port() + "/hall/riyadh");
				var men = screen.locator("[data-section=men]");

				receive(officer, "مراجع", "ر-001");
				receive(officer, "مراجع", "ر-002");
				receive(officer, "كبير سن", "ر-003");
				assertTickets(men.locator(".line"), "ر 003", "ر 001", "ر 002");
				screenshot(screen, "hall-waiting");

				call(officer, "ر-003", 4);
				assertTickets(men.locator(".calls"), "ر 003");
				assertThat(men.locator(".calls .counter")).hasText("شباك 4");
				assertTickets(men.locator(".line"), "ر 001", "ر 002");
				screenshot(screen, "hall-called");
				officer.screenshot("hall-officer");
				assertReadable(screen);
				assertNumbersNotTurned(men);

				cable.cut();
				assertThat(screen.locator(".lost")).containsText("الاتصال منقطع");
				assertThat(screen.locator(".lost")).isVisible();
				serve(officer, "خُدم المراجع");
				call(officer, "ر-001", 2);
				assertThat(men.locator(".calls li .number")).hasText("003");
				screenshot(screen, "hall-cut-off");
				cable.mend();
				assertThat(screen.locator(".lost"))
					.isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));
				assertTickets(men.locator(".calls"), "ر 001");
				assertThat(men.locator(".next")).containsText("من يأخذ رقم",
						new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
				screenshot(screen, "hall-mended");

				cable.die();
				screen.clock().fastForward(LONGER_THAN_SILENCE);
				assertThat(screen.locator(".lost"))
					.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
				cable.mend();
				screen.clock().fastForward(LONGER_THAN_SILENCE);
				assertThat(screen.locator(".lost"))
					.isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));

				assertThat(screen.locator("body").innerText()).doesNotContain("ناصر", "reception");
				assertNarrowScreenFits(screen);
			}
		}

		private void receive(TasklistPage officer, String kind, String ticket) {
			officer.startForm("زيارة المركز").choose("حال المراجع", kind).screenshot("hall-receive").submitStartForm();
			assertThat(officer.page().locator(".notifications").last()).containsText(ticket);
			officer.screenshot("hall-ticket");
		}

		private void call(TasklistPage officer, String ticket, int counter) {
			officer.filter("صالة الاستقبال").openTask("نداء المراجع " + ticket).claim();
			officer.write("رقم الشباك", String.valueOf(counter)).screenshot("hall-call").complete();
		}

		private void serve(TasklistPage officer, String outcome) {
			officer.filter("مهامي").openTask("خدمة المراجع");
			officer.choose("ما انتهت إليه الزيارة", outcome).screenshot("hall-serve").complete();
		}

	}

	@Nested
	@OnH2Nightly
	@DisplayName("on H2")
	@BrowserStory
	class OnH2Database extends Hall {

	}

	@Nested
	@OnPostgreSql
	@DisplayName("on PostgreSQL")
	@BrowserStory
	class OnPostgreSqlDatabase extends Hall {

	}

	private static void assertTickets(Locator list, String... tickets) {
		assertThat(list.locator(".ticket")).hasText(tickets);
	}

	/**
	 * Checks that the screen is readable from the last row: a called number takes a
	 * twelfth of its height.
	 */
	@SuppressWarnings("unchecked")
	private static void assertReadable(Page screen) {
		var seen = (Map<String, Object>) screen.evaluate(
				"""
						() => {
						  const size = (name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize);
						  return {
						    direction: getComputedStyle(document.body).direction,
						    font: document.fonts.check('600 40px "IBM Plex Sans Arabic"', 'ر0'),
						    called: size('.calls .ticket'), waiting: size('.line .ticket'), smallest: size('.line .wait, .next'),
						    overflow: document.documentElement.scrollWidth - innerWidth,
						    below: document.documentElement.scrollHeight - innerHeight
						  };
						}""");
		assertThat(seen).containsEntry("direction", "rtl").containsEntry("font", true);
		assertThat(number(seen, "called")).isGreaterThan(90);
		assertThat(number(seen, "waiting")).isGreaterThan(32);
		assertThat(number(seen, "smallest")).isGreaterThan(22);
		assertThat(number(seen, "overflow")).isLessThanOrEqualTo(0);
		assertThat(number(seen, "below")).isLessThanOrEqualTo(0);
	}

	/**
	 * Checks that the letter is right of its number, whose digits run from left to right.
	 */
	private static void assertNumbersNotTurned(Locator men) {
		assertThat(men.locator(".calls .ticket").first().evaluate("""
				(ticket) => {
				  const text = ticket.querySelector('.number').firstChild;
				  const left = (index) => {
				    const range = document.createRange();
				    range.setStart(text, index);
				    range.setEnd(text, index + 1);
				    return range.getBoundingClientRect().left;
				  };
				  const letter = ticket.querySelector('.letter').getBoundingClientRect().left;
				  return left(0) < left(1) && left(1) < left(2) && letter > left(2);
				}""")).isEqualTo(true);
	}

	private static void assertNarrowScreenFits(Page screen) {
		screen.setViewportSize(720, 1280);
		assertThat(((Number) screen.evaluate("() => document.documentElement.scrollWidth - innerWidth")).intValue())
			.isLessThanOrEqualTo(0);
		screenshot(screen, "hall-upright");
	}

	private static double number(Map<String, Object> seen, String name) {
		return ((Number) seen.get(name)).doubleValue();
	}

	private static void screenshot(Page screen, String name) {
		screen.evaluate("() => document.fonts.ready.then(() => true)");
		screen.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
	}

}
