package sa.wusul.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@DisplayName("A person who asks in the browser whether they may use a service")
@Tag("browser")
class ServiceDetailIT extends DemoJourney {

	private static final String LICENCE = "/services/services-driving-licence-renewal";

	private static final String PASSPORT = "/services/services-passport-renewal";

	/** A resident who owes fines, and whose licence is valid for years. */
	private static final String RESIDENT = "2384710626";

	private static final String CITIZEN = "1441026182";

	@LocalServerPort
	private int port;

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("reads all obstacles at once, and no button leads to a request that would be refused")
	void refused(String language, int width) {
		try (var context = chromium()
			.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
			var page = context.newPage();
			page.navigate(address("/services?lang=" + language));
			DemoPages.looked(page, language, width, "service-list");
			page.locator("h3 a[href='" + LICENCE + "']").click();
			assertThat(page).hasURL(address(LICENCE));
			DemoPages.looked(page, language, width, "service-open");
			page.locator("#may-i a").press("Enter");
			logIn(page, RESIDENT);
			assertThat(page).hasURL(address(LICENCE));
			assertThat(page.locator("#obstacles li")).hasCount(2);
			assertThat(page.locator("#start")).hasCount(0);
			DemoPages.looked(page, language, width, "service-refused");
		}
	}

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("reads price and papers, and starts by keyboard")
	void starts(String language, int width) {
		try (var context = chromium()
			.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
			var page = context.newPage();
			page.navigate(address(PASSPORT + "?lang=" + language));
			page.locator("#may-i a").click();
			logIn(page, CITIZEN);
			assertThat(page.locator("#prices dd")).hasCount(2);
			assertThat(page.locator("#missing li")).hasCount(1);
			DemoPages.looked(page, language, width, "service-granted");
			page.locator("#start").press("Enter");
			assertThat(page.locator("#request")).isVisible();
		}
	}

	private void logIn(Page page, String person) {
		page.locator("#identityNumber").fill(person);
		page.locator("#identityNumber").press("Enter");
		page.locator("#code").waitFor();
		this.pages.supplyCode(page);
		page.locator("#may-i h2").waitFor();
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
