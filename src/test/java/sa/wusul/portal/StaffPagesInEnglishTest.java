package sa.wusul.portal;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A member of staff who reads English only")
@Tag("story")
@CaseStory
@OnPostgreSql
class StaffPagesInEnglishTest {

	/** The choice of English, as page.js of the web apps reads it. */
	private static final String CHOICE = "wusul-desk-language=";

	private static final Map<String, List<String>> PAGES = Map.of("admin",
			List.of("/staff/security", "/staff/accounts", "/staff/log", "/staff/log?from=yesterday", "/staff/rooms",
					"/staff/security/app", "/staff/security/passkey", "/staff/second-factor",
					"/staff/second-factor/done"),
			"analyst", List.of("/staff/messages", "/staff/releases"), "clerk", List.of("/staff/rooms", "/staff/log"));

	@LocalServerPort
	private int port;

	@Test
	@DisplayName("reads no Arabic on pages beside the web apps but what somebody wrote, once they chose English in a web app")
	void pages() throws Exception {
		for (var own : PAGES.entrySet()) {
			var staff = logIn(own.getKey());
			for (var path : own.getValue()) {
				var page = staff.get(path, "Cookie", CHOICE + "en");
				assertThat(page.body()).as(path).contains("<html lang=\"en\" dir=\"ltr\"", "?lang=ar");
				assertThat(EnglishPagesTest.arabic(page.body())).as(path).isEmpty();
			}
		}
	}

	@Test
	@DisplayName("chooses the language on such a page for the web apps too, and not for the pages of citizens")
	void choice() throws Exception {
		var staff = logIn("clerk");
		var chosen = staff.get("/staff/rooms?lang=en");
		assertThat(chosen.headers().allValues("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith(CHOICE))
			.singleElement()
			.asString()
			.startsWith(CHOICE + "en;")
			.contains("SameSite=Strict", "Path=/")
			.as("scripts of the web apps read and write it")
			.doesNotContain("HttpOnly");
		assertThat(staff.get("/staff/rooms").body()).contains("<html lang=\"en\"");
		assertThat(staff.get("/services").body()).contains("<html lang=\"ar\"");
		assertThat(staff.get("/staff/rooms?lang=ar").body()).contains("<html lang=\"ar\" dir=\"rtl\"");
		assertThat(staff.get("/staff/rooms").body()).contains("<html lang=\"ar\"");
	}

	@Test
	@DisplayName("gets refusals in English, before and after the log-in")
	void refusals() throws Exception {
		var nobody = new StaffBrowser(this.port, "203.0.113.8").get("/staff/security", "Cookie", CHOICE + "en");
		assertThat(nobody.statusCode()).isEqualTo(401);
		var clerk = logIn("clerk").get("/staff/accounts", "Cookie", CHOICE + "en");
		assertThat(clerk.statusCode()).isEqualTo(403);
		for (HttpResponse<String> refused : List.of(nobody, clerk)) {
			assertThat(refused.body()).contains("<html lang=\"en\"");
			assertThat(EnglishPagesTest.arabic(refused.body())).isEmpty();
		}
	}

	private StaffBrowser logIn(String user) throws IOException, InterruptedException {
		var browser = new StaffBrowser(this.port, "203.0.113.7");
		assertThat(browser.logIn(user, PublicCredentials.PASSWORD).statusCode()).isEqualTo(200);
		return browser;
	}

}
