package sa.wusul.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen at the portal who acts for others, or waits in a hall")
@Tag("browser")
class PortalRepresentedPeopleIT extends DemoJourney {

	private static final String PASSPORT = "/services/services-passport-renewal/request";

	private static final Pattern CODE = Pattern.compile("\\d{4}");

	/** Controls in which the citizen has to type what nobody knows. */
	private static final String TYPED = """
			[...document.querySelectorAll('#request input[type=text], #request textarea')]
			.filter((one) => one.required && !one.value).length""";

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 360, فرح", "en, 1280, سالم" })
	@DisplayName("renews the passport of a child and types no more than three answers")
	void father(String language, int width, String child) {
		this.pages.atThePortal("1145207310", language, width, (page) -> {
			page.navigate(address("/"));
			page.locator("a[href='/mine']").click();
			looked(page, language, "mine-children");
			page.locator("li.col", having(child)).locator(".btn").click();
			page.locator("#open, #request").first().waitFor();
			if (page.url().contains("/mine/")) {
				looked(page, language, "mine-child");
				page.locator("#open button[value='services-passport-renewal']").click();
			}
			page.locator("#request").waitFor();
			assertThat(page.locator("#subject")).containsText(child);
			looked(page, language, "mine-request");
			var typed = 0;
			while (!page.url().endsWith("/documents")) {
				typed += (Integer) page.evaluate(TYPED);
				for (var choice : List.of("[name=centre][value=riyadh]", "[name=section][value=men]",
						"[name=termYears][value='5']")) {
					if (page.locator(choice).count() > 0) {
						page.locator(choice).check();
					}
				}
				var step = page.url();
				page.locator("#send").press("Enter");
				page.waitForURL((address) -> !address.equals(step));
			}
			assertThat(typed).isLessThanOrEqualTo(3);
			page.locator("#send").press("Enter");
			page.waitForURL("**/check");
			assertThat(page.locator("[aria-labelledby=about]")).containsText(child);
			looked(page, language, "mine-check");
			page.locator("#declared").press("Space");
			page.locator("#send").press("Enter");
			assertThat(page.locator(".path li").first()).isVisible();
			assertThat(page.url()).contains("/cases/1");
		});
	}

	@Test
	@DisplayName("sees what a power of attorney covers and why not the rest, and nothing to do with one that was revoked")
	void agent() {
		this.pages.atThePortal("1072645185", "en", 360, (page) -> {
			page.navigate(address("/mine"));
			looked(page, "en", "mine-powers");
			assertThat(page.locator("[data-power='441000102']")).containsText("was revoked");
			assertThat(page.locator("[data-power='441000102'] a")).hasCount(0);
			page.locator("[data-power='441000104'] a").click();
			assertThat(page.locator("#closed")).containsText("does not cover this service");
			assertThat(page.locator("#open button[value='services-passport-renewal']")).hasCount(0);
			looked(page, "en", "mine-person");
			page.locator("#open button[value='services-driving-licence-renewal']").click();
			page.locator("#request").waitFor();
			assertThat(page.locator("#subject")).containsText("حمد");
			page.navigate(address("/mine?lang=ar"));
			looked(page, "ar", "mine-powers");
		});
	}

	@Test
	@DisplayName("selects three of their workers for one request")
	void employer() {
		this.pages.atThePortal("1711325785", "ar", 1280, (page) -> {
			page.navigate(address("/mine"));
			looked(page, "ar", "mine-workers");
			for (var worker : List.of("2852884838", "2622173389", "2882730167")) {
				page.locator("#list label", having(worker)).click();
			}
			page.locator("#renew-chosen").click();
			page.locator("#request").waitFor();
			page.navigate(address("/services/services-workers-iqama-renewal/request/check"));
			assertThat(page.locator("[aria-labelledby=about] dt")).hasCount(3);
			looked(page, "ar", "mine-workers-check");
		});
	}

	@Test
	@DisplayName("takes a ticket with the code of the hall's screen, sees their place and is called")
	void ticket() {
		try (var wall = chromium().newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080))) {
			var screen = wall.newPage();
			screen.navigate(address("/kiosk/registration"));
			screen.locator("[name=machine]").fill("riyadh-1");
			screen.locator("[name=key]").fill("riyadh-1-demo-key");
			screen.locator("main button[type=submit]").click();
			this.pages.atThePortal("1822842017", "en", 360, (page) -> {
				this.work.setTime("2026-11-24T09:00:00");
				screen.navigate(address("/hall/riyadh"));
				assertThat(screen.locator(".presence .code")).hasText(CODE,
						new LocatorAssertions.HasTextOptions().setTimeout(30_000));
				DemoPages.screenshot(screen, "hall-code");
				page.navigate(address("/ticket"));
				looked(page, "en", "ticket-centres");
				page.locator("a[href='/hall/riyadh/ticket']").click();
				looked(page, "en", "ticket-form");
				page.locator("[name=section][value=men]").check();
				page.locator("#code").fill("0");
				page.locator("main form button").first().press("Enter");
				assertThat(page.locator("#refusal")).isVisible();
				page.locator("[name=section][value=men]").check();
				page.locator("#code").fill(screen.locator(".presence .code").innerText());
				page.locator("main form button").first().press("Enter");
				assertThat(page.locator("#turn")).hasAttribute("data-state", "WAITING");
				looked(page, "en", "ticket-waiting");
				var number = page.locator("#turn .display-1").innerText().strip();
				var visit = "riyadh-20261124-M" + number;
				this.work.complete("reception", visit, "Task_CallVisitor", Map.of("counterNumber", 9));
				assertThat(page.locator("#turn")).containsText("It is your turn. Go to counter 9",
						new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
				looked(page, "en", "ticket-called");
				page.navigate(address("/hall/riyadh/ticket?lang=ar"));
				looked(page, "ar", "ticket-called");
				this.work.complete("reception", visit, "Task_ServeVisitor", Map.of("visitOutcome", "SERVED"));
				page.navigate(address("/hall/riyadh/ticket"));
				looked(page, "ar", "ticket-form");
			});
		}
	}

	private static Page.LocatorOptions having(String text) {
		return new Page.LocatorOptions().setHasText(text);
	}

	/** Looks at the page on a telephone and on a desk. */
	private static void looked(Page page, String language, String name) {
		var width = page.viewportSize().width;
		for (var wide : List.of(360, 1280)) {
			page.setViewportSize(wide, 800);
			DemoPages.looked(page, language, wide, name);
		}
		page.setViewportSize(width, 800);
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
