package sa.wusul.browser;

import java.net.InetAddress;
import java.util.ArrayList;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log-in with the provider at {@code localhost} and the portal at {@code 127.0.0.1}: two
 * sites for a browser, which applies its usual strict cookie rules between them.
 */
@DisplayName("The log-in with the national identity in the browser")
@CaseStory
@OnH2
@DirtiesContext
@TestPropertySource(properties = { "wusul.portal.oidc.identity-claim=nationalId",
		"spring.security.oauth2.client.registration.national.client-id=wusul",
		"spring.security.oauth2.client.registration.national.client-secret=of-this-test" })
@Tag("browser")
class NationalLoginIT {

	private static final MockOAuth2Server NATIONAL = new MockOAuth2Server();

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry registry) throws Exception {
		NATIONAL.start(InetAddress.getLoopbackAddress(), 0);
		registry.add("spring.security.oauth2.client.provider.national.issuer-uri",
				() -> NATIONAL.issuerUrl("national").toString());
	}

	@BeforeAll
	static void open() {
		browsers = Browsers.start();
	}

	@AfterAll
	static void close() {
		browsers.close();
		NATIONAL.shutdown();
	}

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 360" })
	@DisplayName("returns to the page that the citizen wanted, although the other site's redirect brings no cookie of the portal")
	void thereAndBack(String language, int width) {
		try (var context = browsers.chromiumBrowser()
			.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
			var page = context.newPage();
			var portal = "http://127.0.0.1:" + this.port;
			page.route((address) -> address.contains("googleapis"), (route) -> route.abort());
			var cookies = new ArrayList<String>();
			page.onRequestFinished((request) -> {
				if (request.url().startsWith(portal + "/login/national/return")) {
					cookies.add(request.allHeaders().getOrDefault("cookie", ""));
				}
			});
			page.navigate(portal + "/login?to=/appointments&lang=" + language);
			DemoPages.looked(page, language, width, "login-national");

			page.locator("a[href^='/login/national']").click();
			page.locator("input[name='username']").fill("somebody");
			assertThat(page.url()).startsWith("http://localhost:");
			page.locator("textarea[name='claims']").fill("{\"nationalId\":\"1058529940\"}");
			page.locator("input[type='submit']").click();

			page.waitForURL(portal + "/appointments");
			assertThat(cookies).singleElement().asString().doesNotContain("JSESSIONID");
			assertThat(page.locator("form[action='/login/end']").count()).as("logged in").isEqualTo(1);

			page.locator("form[action='/login/end'] button").click();
			page.waitForURL(portal + "/login");
			page.locator("a[href='/login/national']").click();
			page.locator("input[name='username']").waitFor();
			page.navigate(portal + "/login/national/return?error=access_denied&state=x");
			page.getByRole(AriaRole.ALERT).waitFor();
			DemoPages.looked(page, language, width, "login-national-refused");
		}
	}

}
