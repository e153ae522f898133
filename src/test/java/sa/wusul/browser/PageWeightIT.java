package sa.wusul.browser;

import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The pages of the portal are light")
@OnPostgreSql
@CaseStory
@Tag("browser")
class PageWeightIT {

	private static final String PERSON = "1058529940";

	private static final String REQUEST = "/services/intake-request-registration/request";

	private static Browsers browsers;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

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

	@ParameterizedTest(name = "in {0}")
	@CsvSource({ "ar, 88000, 97000", "en, 52000, 80000" })
	@DisplayName("at the first visit, a tenth above what was measured, and at the next one only the page itself is sent")
	void light(String language, long mostAtFirst, long mostOfRequest) {
		this.jdbc.sql("delete from login_attempt").update();
		try (var context = context(language)) {
			var page = context.newPage();
			var first = load(page, "/?lang=" + language);
			var second = load(page, "/?lang=" + language);
			logIn(page);
			var request = load(page, REQUEST);
			try (var fresh = context(language)) {
				fresh.addCookies(context.cookies()
					.stream()
					.map((cookie) -> new Cookie(cookie.name, cookie.value).setUrl("http://127.0.0.1:" + this.port))
					.toList());
				var whole = load(fresh.newPage(), REQUEST);
				assertThat(whole.all).as("request page: %s", whole).isLessThan(mostOfRequest);
			}
			assertThat(first.all).as("first visit: %s", first).isLessThan(mostAtFirst);
			assertThat(second.all - second.page).as("files of the second visit: %s", second).isZero();
		}
	}

	private BrowserContext context(String language) {
		return browsers.chromiumBrowser().newContext(new Browser.NewContextOptions().setLocale(language));
	}

	private void logIn(Page page) {
		page.navigate("http://127.0.0.1:" + this.port + "/login");
		page.locator("#identityNumber").fill(PERSON);
		page.locator("#identityNumber").press("Enter");
		page.locator("bdi.number").waitFor();
		page.locator("#code").fill(CitizenSession.code(this.work, page.locator("bdi.number").innerText()));
		page.locator("#code").press("Enter");
		page.locator("section h1").waitFor();
	}

	/** Returns the bytes that are sent for a page. */
	private Weight load(Page page, String path) {
		var weight = new Weight();
		Consumer<Response> count = (answer) -> {
			answer.finished();
			// Of a file from the browser's own store, less than nothing was sent.
			var size = Math.max(0, answer.request().sizes().responseBodySize);
			weight.all += size;
			weight.files.append(' ').append(answer.url().replaceFirst(".*/", "")).append('=').append(size);
			if (answer.request().isNavigationRequest()) {
				weight.page += size;
			}
		};
		page.onResponse(count);
		page.navigate("http://127.0.0.1:" + this.port + path);
		page.waitForFunction("() => document.readyState === 'complete' && document.fonts.status === 'loaded'");
		page.waitForLoadState(LoadState.NETWORKIDLE);
		page.offResponse(count);
		return weight;
	}

	private static final class Weight {

		private long all;

		private long page;

		private final StringBuilder files = new StringBuilder();

		@Override
		public String toString() {
			return this.all + " (page " + this.page + ";" + this.files + ")";
		}

	}

}
