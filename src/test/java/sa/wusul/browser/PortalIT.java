package sa.wusul.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.casefile.CaseState;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen in the browser")
@Tag("browser")
class PortalIT extends DemoJourney {

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}(\\d{2})?\\b");

	/** Limit of a page's files as transferred: a tenth above what was measured. */
	private static final long MOST_BYTES = 88_000;

	private static final String PERSON = "1526018153";

	/** The citizen's number in the register. */
	private static final String MOBILE = "0552601815";

	@LocalServerPort
	private int port;

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("logs in, reads the list of requests and one of them, and logs out, without overlaps or barriers for screen readers")
	void followsHisRequest(String language, int width) {
		try (var context = chromium()
			.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
			var page = context.newPage();
			var answers = new ArrayList<Response>();
			Consumer<Response> gather = answers::add;
			page.onResponse(gather);
			open(page, "/?lang=" + language);
			page.waitForLoadState(LoadState.NETWORKIDLE);
			page.evaluate("document.fonts.ready.then(() => true)");
			page.offResponse(gather);
			var files = answers.stream()
				.collect(Collectors.toMap(Response::url, (answer) -> answer.request().sizes().responseBodySize,
						Integer::sum));
			assertThat(files.values().stream().mapToLong(Integer::longValue).sum())
				.as("bytes of the first page: %s", files)
				.isLessThan(MOST_BYTES);
			DemoPages.looked(page, language, width, "home");

			page.locator("a.way[href='/tawasul']").click();
			DemoPages.looked(page, language, width, "tawasul-open");
			page.goBack();
			page.locator("a.way[href='/cases']").click();
			assertThat(page.url()).endsWith("/login?to=/cases");
			DemoPages.looked(page, language, width, "login");
			page.locator("#identityNumber").fill(PERSON);
			page.locator("#identityNumber").press("Enter");
			page.locator("#code").waitFor();
			DemoPages.looked(page, language, width, "code");
			var attempt = page.locator("bdi.number").innerText();
			page.locator("#code").fill("000000");
			page.locator("#code").press("Enter");
			page.getByRole(AriaRole.ALERT).waitFor();
			DemoPages.looked(page, language, width, "wrong-code");
			var message = this.pages.message(MOBILE, attempt);
			page.locator("#code").fill(DemoPages.first(CODE, message));
			page.locator("#code").press("Enter");
			page.locator("section h1").waitFor();
			assertThat(page.url()).endsWith("/cases");
			DemoPages.looked(page, language, width, "cases");
			open(page, "/tawasul");
			DemoPages.looked(page, language, width, "tawasul");
			open(page, "/cases");

			page.locator(".cases a").first().click();
			page.locator(".path li").first().waitFor();
			DemoPages.looked(page, language, width, "case");
			var own = page.url();
			page.locator("details summary").last().click();
			DemoPages.looked(page, language, width, "withdrawal");
			DemoPages.submit(page, "form[action$='/withdrawal'] button");
			page.navigate(own);
			DemoPages.waitForState(page, CaseState.WITHDRAWN);
			page.locator("form[action='/login/end'] button").click();
			open(page, "/cases");
			assertThat(page.url()).contains("/login");
		}
	}

	@ParameterizedTest(name = "in {0}")
	@CsvSource({ "ar, 1022334450", "en, 1055667784" })
	@DisplayName("calls, and the officer uses the same pages in the citizen's name from the task of the call, until the officer ends them")
	void onTheTelephone(String language, String caller) {
		try (var tasklist = TasklistPage.open(chromium(), this.port).logIn("callcentre")) {
			tasklist.startForm("الاستفسار الهاتفي").choose("ماذا يريد المتصل؟", "يقدم طلباً جديداً").submitStartForm();
			tasklist.filter("مكالماتي");
			var link = tasklist.page().locator("button.wusul-call").first();
			link.waitFor();
			var page = tasklist.page().context().waitForPage(link::click);
			page.navigate(page.url() + "?lang=" + language);
			DemoPages.looked(page, language, 1400, "call-login");
			page.locator("#identityNumber").fill(caller);
			page.locator("#identityNumber").press("Enter");
			page.locator("#code").waitFor();
			var message = this.pages.message("055" + caller.substring(2, 9), page.locator("bdi.number").innerText());
			page.locator("#code").fill(DemoPages.first(CODE, message));
			page.locator("#code").press("Enter");
			page.locator(".call bdi").waitFor();
			DemoPages.looked(page, language, 1400, "call-cases");
			page.setViewportSize(360, 800);
			DemoPages.looked(page, language, 360, "call-cases");
			page.setViewportSize(1400, 1000);
			open(page, "/services/intake-request-registration/request");
			page.locator("#request").waitFor();
			DemoPages.looked(page, language, 1400, "call-request");
			page.locator(".call button").click();
			page.locator(".start-process-action").waitFor();
			open(page, "/cases");
			assertThat(page.url()).contains("/login");
		}
	}

	/** Submits a request by telephone. */
	@BeforeEach
	void aRequest() throws Exception {
		var answers = new HashMap<>(CaseWork.request("passport"));
		answers.putAll(
				Map.of("identityNumber", PERSON, "mobile", MOBILE, "subject", "تجديد جواز السفر", "channel", "PORTAL"));
		var answer = HttpClient.newHttpClient()
			.send(HttpRequest
				.newBuilder(URI
					.create("http://127.0.0.1:" + this.port + "/api/services/intake-request-registration/requests"))
				.header("Authorization",
						"Basic " + Base64.getEncoder()
							.encodeToString(("channel:" + AccountHttp.secret("channel")).getBytes()))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(answers)))
				.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
	}

	private void open(Page page, String path) {
		page.navigate("http://127.0.0.1:" + this.port + path);
	}

}
