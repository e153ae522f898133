package sa.wusul.browser;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.support.CaseStory;
import sa.wusul.support.Keycloak;
import sa.wusul.support.OnH2;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Log-in of staff with Keycloak at {@code localhost} and the program at
 * {@code 127.0.0.1}: two sites for a browser.
 */
@DisplayName("The log-in of staff with the ministry's identity provider")
@CaseStory
@OnH2
@DirtiesContext
@TestPropertySource(properties = { "spring.security.oauth2.client.registration.staff.client-id=wusul-staff",
		"spring.security.oauth2.client.registration.staff.client-secret=of-this-test",
		"spring.security.oauth2.client.registration.staff.scope=openid,profile,email",
		"wusul.directory.local-accounts=admin", "wusul.directory.provider.max-age=PT8H",
		"wusul.directory.sync-every=PT0.5S", "wusul.directory.groups.intake-clerks[0]=wusul-clerks-riyadh",
		"wusul.directory.groups.intake-clerks-riyadh-men[0]=wusul-clerks-riyadh" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("browser")
class StaffLoginIT {

	private static final String WORK = "/camunda/api/engine/engine/default/task/count";

	private static Keycloak provider;

	private static Browsers browsers;

	private static boolean told;

	@LocalServerPort
	private int port;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry registry) throws Exception {
		// It starts beside the program, which asks it at the first log-in.
		provider = Keycloak.start();
		registry.add("spring.security.oauth2.client.provider.staff.issuer-uri", provider::issuer);
	}

	@BeforeAll
	static void open() {
		browsers = Browsers.start();
	}

	@BeforeEach
	void tellPort() throws Exception {
		if (!told) {
			provider.await();
			provider.reportTo(this.port);
			told = true;
		}
	}

	@AfterAll
	static void close() throws Exception {
		browsers.close();
		provider.close();
	}

	@Test
	@Order(1)
	@DisplayName("leads from Tasklist to the provider and back, in Arabic")
	void thereAndBack() {
		try (var context = browsers.chromiumBrowser()
			.newContext(new Browser.NewContextOptions().setLocale("ar").setViewportSize(1280, 800))) {
			var page = context.newPage();
			page.setDefaultTimeout(120_000);
			var program = "http://127.0.0.1:" + this.port;
			page.navigate(program + "/camunda/app/tasklist/default/");
			DemoPages.looked(page, "ar", 1280, "staff-login");
			page.locator("a[href^='/staff/login/ministry']").click();
			page.locator("#username").fill("noura");
			page.locator("#password").fill("ministry-password-of-noura");
			DemoPages.screenshot(page, "staff-login-provider");
			page.locator("#kc-login").click();

			page.waitForURL(program + "/camunda/app/tasklist/default/**");
			page.locator(".account", new Page.LocatorOptions().setHasText("نورة القحطاني")).waitFor();
			DemoPages.screenshot(page, "staff-login-tasklist");
			assertThat(groups("noura")).as("without camunda-admin, which the settings give to nobody")
				.containsExactly("intake-clerks", "intake-clerks-riyadh-men");
		}
	}

	@Test
	@Order(2)
	@DisplayName("begins a new session, and takes each answer once, in the browser that asked, for pages of staff only")
	void session() throws Exception {
		var saad = new Visit();
		var question = saad.begin("https://evil.example/camunda/app/tasklist/default/");
		assertThat(question).contains("code_challenge_method=S256", "nonce=", "state=", "max_age=28800");
		var before = saad.cookie();
		var back = provider.visitor().logIn(question, "saad");
		var proof = onwards(saad.get(path(back)));
		assertThat(new Visit().get(proof).statusCode()).as("in another browser").isEqualTo(400);
		assertThat(saad.get(proof.replaceAll("state=[^&]+", "state=another")).statusCode()).isEqualTo(400);

		var second = saad.begin("/camunda/app/tasklist/default/");
		var entered = saad.get(onwards(saad.get(path(provider.visitor().logIn(second, "saad")))));
		assertThat(entered.statusCode()).isEqualTo(302);
		assertThat(entered.headers().firstValue("location").orElseThrow()).endsWith("/camunda/app/tasklist/default/");
		assertThat(saad.cookie()).isNotEqualTo(before);
		assertThat(saad.get(WORK).statusCode()).isEqualTo(200);
		assertThat(new Visit().withCookie(before).get(WORK).statusCode()).as("the session before").isEqualTo(401);
		assertThat(saad.get(onwards(saad.get(path(back)))).statusCode()).as("the same answer again").isEqualTo(400);

		var elsewhere = new Visit();
		var target = elsewhere.begin("//evil.example");
		assertThat(elsewhere.get(onwards(elsewhere.get(path(provider.visitor().logIn(target, "saad")))))
			.headers()
			.firstValue("location")
			.orElseThrow()).endsWith("/camunda/app/welcome/default/");
	}

	@Test
	@Order(3)
	@DisplayName("ends a session when the provider does, and refuses what the provider did not sign")
	void endedThere() throws Exception {
		var saad = new Visit();
		saad.logIn("saad");
		assertThat(saad.get(WORK).statusCode()).isEqualTo(200);
		var forged = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes()) + "."
				+ Base64.getUrlEncoder().withoutPadding().encodeToString("{\"sub\":\"saad\"}".getBytes()) + ".";
		assertThat(new Visit().post("/staff/logout/notice", "logout_token=" + forged).statusCode()).isEqualTo(400);
		assertThat(saad.get(WORK).statusCode()).isEqualTo(200);

		provider.endSessions("saad");
		long told = System.nanoTime();
		saad.awaitStatus(401);
		assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	@Order(3)
	@DisplayName("ends the session here when somebody leaves, never by a link, and leads to the end of the provider's")
	void endedHere() throws Exception {
		var saad = new Visit();
		saad.logIn("saad");
		assertThat(saad.get("/staff/logout").statusCode()).isGreaterThanOrEqualTo(400);
		assertThat(saad.get(WORK).statusCode()).isEqualTo(200);

		var left = saad.post("/staff/logout", "");

		assertThat(onwards(left)).contains("/logout", "id_token_hint=");
		assertThat(left.headers().firstValue("clear-site-data")).isPresent();
		assertThat(saad.get(WORK).statusCode()).isEqualTo(401);
	}

	@Test
	@Order(4)
	@DisplayName("asks a person who is logged in to prove who they are anew, in the same session")
	void again() throws Exception {
		var noura = new Visit();
		var atProvider = provider.visitor();
		noura.enter(atProvider.logIn(noura.begin("/camunda/app/tasklist/default/"), "noura"));
		var before = noura.cookie();
		var question = noura.begin("/staff/security");
		assertThat(question).contains("prompt=login", "max_age=0");
		assertThat(atProvider.open(question).statusCode()).as("the provider asks, although it knows the person")
			.isEqualTo(200);
		var entered = noura.enter(atProvider.logIn(question, "noura"));
		assertThat(entered.headers().firstValue("location").orElseThrow()).endsWith("/staff/security");
		assertThat(noura.cookie()).isEqualTo(before);
		assertThat(noura.get(WORK).statusCode()).isEqualTo(200);
	}

	@Test
	@Order(5)
	@DisplayName("lets nobody in without a group of ours, nobody in the name of a local account, and takes groups that are gone")
	void groups() throws Exception {
		var guest = new Visit().tryToEnter("guest");
		assertThat(guest.statusCode()).isEqualTo(403);
		assertThat(guest.body()).contains("ليس في أي مجموعة تعمل هنا");
		var admin = new Visit().tryToEnter("admin");
		assertThat(admin.statusCode()).isEqualTo(403);

		new Visit().logIn("saad");
		assertThat(groups("saad")).hasSize(2);
		provider.takeGroups("saad");
		assertThat(new Visit().tryToEnter("saad").statusCode()).isEqualTo(403);
	}

	@Test
	@Order(6)
	@DisplayName("accepts no password for its accounts, and the one of a local account behind the form for it")
	void passwords() throws Exception {
		var noura = new StaffBrowser(this.port, "198.51.100.1");
		var refused = noura.basic("/engine-rest/task/count", "noura", "ministry-password-of-noura");
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("يدخل الموظفون بحساب الوزارة");
		assertThat(new Visit().get("/camunda/app/cockpit/default/").headers().firstValue("location").orElseThrow())
			.endsWith("/staff/login?to=%2Fcamunda%2Fapp%2Fcockpit%2Fdefault%2F");
		assertThat(new Visit().get("/camunda/app/admin/default/?local").statusCode()).isEqualTo(200);
		assertThat(new StaffBrowser(this.port, "198.51.100.2")
			.basic("/engine-rest/task/count", "admin", PublicCredentials.PASSWORD)
			.statusCode()).isEqualTo(200);
		assertThat(new StaffBrowser(this.port, "198.51.100.3")
			.basic("/engine-rest/task/count", "clerk", PublicCredentials.PASSWORD)
			.statusCode()).as("a local account that is not on the list").isEqualTo(401);
	}

	@Test
	@Order(7)
	@DisplayName("ends the provider's session too when the person logs out, and shows no token to the browser")
	void loggedOut() throws Exception {
		var noura = new Visit();
		var atProvider = provider.visitor();
		noura.enter(atProvider.logIn(noura.begin("/staff/security"), "noura"));
		var pages = new StringBuilder();
		for (var page : List.of("/staff/security", "/camunda/app/tasklist/default/",
				"/camunda/api/admin/auth/user/default")) {
			var shown = noura.get(page);
			pages.append(shown.headers().map()).append(shown.body());
		}
		assertThat(pages.append(noura.cookies.getCookieStore().getCookies())).as("as each part of a token begins")
			.doesNotContain("eyJ");
		assertThat(atProvider.open(new Visit().begin("/staff/security")).statusCode())
			.as("the provider knows the person")
			.isEqualTo(302);

		var farewell = onwards(noura.post("/staff/logout", ""));
		assertThat(farewell).startsWith(provider.issuer() + "/protocol/openid-connect/logout?")
			.contains("id_token_hint=", "client_id=wusul-staff");
		assertThat(noura.get(WORK).statusCode()).isEqualTo(401);
		var back = atProvider.open(farewell);
		assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
		assertThat(back.headers().firstValue("location").orElseThrow())
			.isEqualTo("http://127.0.0.1:" + this.port + "/staff/login");
		assertThat(atProvider.open(new Visit().begin("/staff/security")).statusCode()).as("it asks for the password")
			.isEqualTo(200);
		assertThat(noura.post("/staff/logout", "").headers().firstValue("location").orElseThrow())
			.endsWith("/staff/login");
	}

	@Test
	@Order(8)
	@DisplayName("keeps groups for thirty days without a log-in, and gives them again at the next one")
	void unseen() throws Exception {
		var noura = new Visit();
		noura.logIn("noura");
		try {
			ClockUtil.offset(Duration.ofDays(29).toMillis());
			awaitLook();
			assertThat(groups("noura")).hasSize(2);
			ClockUtil.offset(Duration.ofDays(31).toMillis());
			awaitLook();
			assertThat(groups("noura")).isEmpty();
			assertThat(noura.get(WORK).statusCode()).isEqualTo(401);
		}
		finally {
			ClockUtil.reset();
		}
		new Visit().logIn("noura");
		assertThat(groups("noura")).hasSize(2);
	}

	@Test
	@Order(9)
	@DisplayName("says that the provider is away, and lets everybody go on who is in")
	void away() throws Exception {
		var noura = new Visit();
		noura.logIn("noura");
		var begun = new Visit();
		var back = path(provider.visitor().logIn(begun.begin("/"), "noura"));
		provider.kill();
		var refused = begun.get(onwards(begun.get(back)));
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.body()).contains("لا يستجيب دخول الوزارة الموحد الآن");
		assertThat(noura.get(WORK).statusCode()).isEqualTo(200);
	}

	/** Waits until the accounts were looked at, at the present time of the program. */
	private void awaitLook() {
		var now = ClockUtil.getCurrentTime().toInstant();
		await().atMost(Duration.ofMinutes(1))
			.pollInSameThread()
			.until(() -> this.jdbc.sql("select succeeded_at from directory_look")
				.query(OffsetDateTime.class)
				.optional()
				.filter((looked) -> looked.toInstant().isAfter(now))
				.isPresent());
	}

	private List<String> groups(String user) {
		return this.identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).sorted().toList();
	}

	private static String path(String address) {
		var uri = URI.create(address);
		return uri.getRawPath() + "?" + uri.getRawQuery();
	}

	private static String onwards(HttpResponse<String> bridge) {
		assertThat(bridge.statusCode()).isEqualTo(200);
		return bridge.headers().firstValue("refresh").orElseThrow().substring("0;url=".length());
	}

	/** A browser of staff at the program, which does not follow redirects. */
	private final class Visit {

		private final CookieManager cookies = new CookieManager();

		private final HttpClient http = HttpClient.newBuilder()
			.cookieHandler(this.cookies)
			.followRedirects(Redirect.NEVER)
			.build();

		String begin(String to) throws IOException, InterruptedException {
			var address = "/staff/login/ministry?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
			return get(address).headers().firstValue("location").orElseThrow();
		}

		void logIn(String person) throws IOException, InterruptedException {
			assertThat(tryToEnter(person).statusCode()).isEqualTo(302);
		}

		HttpResponse<String> tryToEnter(String person) throws IOException, InterruptedException {
			return enter(provider.visitor().logIn(begin("/camunda/app/tasklist/default/"), person));
		}

		HttpResponse<String> enter(String back) throws IOException, InterruptedException {
			return get(onwards(get(path(back))));
		}

		Visit withCookie(String session) {
			var cookie = new HttpCookie("JSESSIONID", session);
			cookie.setPath("/");
			cookie.setVersion(0);
			this.cookies.getCookieStore().add(URI.create("http://127.0.0.1"), cookie);
			return this;
		}

		String cookie() {
			return this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals("JSESSIONID"))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElseThrow();
		}

		void awaitStatus(int status) {
			await().atMost(Duration.ofMinutes(1)).pollInSameThread().until(() -> get(WORK).statusCode() == status);
		}

		HttpResponse<String> get(String path) throws IOException, InterruptedException {
			return this.http.send(request(path).build(), BodyHandlers.ofString());
		}

		HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
			return this.http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form))
				.build(), BodyHandlers.ofString());
		}

		private HttpRequest.Builder request(String path) {
			return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + StaffLoginIT.this.port + path));
		}

	}

}
