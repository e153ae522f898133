package sa.wusul.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen who writes a request in the browser")
@Tag("browser")
class PortalRequestIT extends DemoJourney {

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}(\\d{2})?\\b");

	private static final String REQUEST = "/services/intake-request-registration/request";

	/**
	 * A person of the registers for this test, because each receives at most six codes an
	 * hour.
	 */
	private static final String PERSON = "1526018153";

	private static final String LICENCE = "/services/services-driving-licence-renewal/request";

	/** A person with a driving licence, for the same reason. */
	private static final String DRIVER = "1479374843";

	private static final String VISITOR = "1001244019";

	@LocalServerPort
	private int port;

	@TempDir
	private Path folder;

	@ParameterizedTest(name = "in {0}, {1} pixels wide")
	@CsvSource({ "ar, 1280", "ar, 360", "en, 1280", "en, 360" })
	@DisplayName("answers step by step, sees what is missing at each question, adds a document, checks all answers and submits it")
	void handsIn(String language, int width) {
		try (var context = context(language, width)) {
			var page = logIn(context, language);
			looked(page, language, width, "request");
			aboutThem(page);
			goOn(page, "2");
			goOn(page, "3");
			page.locator("#send").click();
			assertThat(page.locator("#errors")).isFocused();
			assertThat(page.locator("#errors a[href='#q-subject']")).hasCount(1);
			page.locator("#errors a").last().click();
			assertThat(page.locator("#q-requestText")).isFocused();
			assertThat(page.locator("#q-requestText")).hasAttribute("aria-describedby",
					"q-requestText-hint q-requestText-error");
			looked(page, language, width, "request-wrong");

			write(page, language + width);
			goOn(page, "documents");
			page.locator("input[type=file]")
				.last()
				.setInputFiles(new FilePayload[] { new FilePayload("notes.txt", "text/plain", "text".getBytes()),
						new FilePayload("front.png", "image/png", page.screenshot()),
						new FilePayload("back.png", "image/png", page.locator("h1").screenshot()) });
			assertThat(page.locator(".tile.there .pages li")).hasCount(2);
			assertThat(page.locator("#alert")).containsText("notes.txt");
			looked(page, language, width, "request-documents");
			page.locator(".tile.there .pages button").last().click();
			assertThat(page.locator(".pages")).hasCount(0);
			page.reload();
			assertThat(page.locator(".tile.there")).hasCount(1);
			goOn(page, "check");
			assertThat(page.locator(".answers").last()).containsText("تأخر تجديد جواز السفر " + language + width);
			looked(page, language, width, "request-check");
			page.locator("#send").click();
			assertThat(page.locator("#declared")).isFocused();

			page.locator("#declared").check();
			page.locator("#send").dblclick();
			assertThat(page.locator(".path li").first()).isVisible();
			assertThat(page.url()).contains("/cases/1");
			looked(page, language, width, "request-handed-in");
			page.goBack();
			assertThat(page.locator("#content h1").first()).isVisible();
			page.navigate(address("/cases"));
			assertThat(page.locator(".cases a", new Page.LocatorOptions().setHasText(language + width))).hasCount(1);
			page.navigate(address("/services"));
			looked(page, language, width, "services");
		}
	}

	@Test
	@DisplayName("writes and sends it without scripts, as a person with an old telephone would")
	void withoutScripts() {
		try (var context = chromium().newContext(new Browser.NewContextOptions().setLocale("ar")
			.setViewportSize(360, 800)
			.setJavaScriptEnabled(false))) {
			var page = logIn(context, "ar");
			aboutThem(page);
			page.locator("[name=representation][value=GUARDIAN]").press("Space");
			page.locator("#send").press("Enter");
			assertThat(page.locator("#q-representedName")).isVisible();
			assertThat(page.locator("#errors")).hasCount(0);
			page.locator("[name=representation][value=SELF]").press("Space");
			page.locator("#send").press("Enter");
			goOn(page, "3");
			write(page, "بلا برمجة");
			goOn(page, "documents");
			page.locator("input[type=file]").last().setInputFiles(photo(page));
			page.locator(".tile button").last().press("Enter");
			assertThat(page.locator(".tile.there")).hasCount(1);
			goOn(page, "check");
			page.locator("#declared").press("Space");
			page.locator("#send").press("Enter");
			assertThat(page.locator(".path li").first()).isVisible();
		}
	}

	@ParameterizedTest(name = "in {0}")
	@CsvSource({ "ar", "en" })
	@DisplayName("reads beside its field that an address is unknown, and confirms the right one by keyboard")
	void confirmsAddress(String language) {
		try (var context = context(language, 360)) {
			var page = context.newPage();
			page.navigate(address("/?lang=" + language));
			logIn(page, DRIVER, LICENCE);
			aboutThem(page);
			goOn(page, "2");
			page.locator("[name=termYears][value='2']").check();
			goOn(page, "3");
			page.locator("#q-shortAddress").fill("ZZZZ0000");
			page.locator("#send").press("Enter");
			assertThat(page.locator("#errors")).isFocused();
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			var address = page.locator("#q-shortAddress");
			assertThat(address).isFocused();
			assertThat(page.locator("#q-shortAddress-error")).containsText(language.equals("ar")
					? "لا يعرف سجل العناوين الوطنية" : "The register of national addresses does not know");
			assertThat(address).hasAttribute("aria-invalid", "true");
			looked(page, language, 360, "request-address-unknown");

			address.fill("jjjj ١٢٣٤");
			page.locator("#send").press("Enter");
			page.waitForURL("**/documents");
			page.locator("#send").press("Enter");
			page.waitForURL("**/check");
			assertThat(page.locator("#full-address bdi")).hasText(Pattern.compile("^1234 .* جدة .?12341-1234.?$"));
			looked(page, language, 360, "request-address");
			page.locator("#declared").press("Space");
			// One person hands in one renewal.
			if (language.equals("ar")) {
				page.locator("#send").press("Enter");
				assertThat(page.locator(".path li").first()).isVisible();
			}
		}
	}

	@Test
	@DisplayName("sees a question as soon as an answer asks for it, where they are")
	void reveals() {
		try (var context = context("en", 1280)) {
			var page = logIn(context, "en");
			first(page);
			page.locator("[name=representation][value=AGENT]").check();
			assertThat(page.locator("#q-powerNumber")).isVisible();
			assertThat(page.locator("[name=representation][value=AGENT]")).isFocused();
			page.locator("[name=representation][value=SELF]").check();
			assertThat(page.locator("#q-powerNumber")).hasCount(0);
		}
	}

	@Test
	@DisplayName("hears each question with its role, its name and its choices, as a screen reader tells them")
	void heard() {
		try (var context = context("en", 360)) {
			var page = logIn(context, "en");
			first(page);
			assertThat(page.locator("#questions")).matchesAriaSnapshot("""
					- textbox "Your name"
					- radiogroup "Which centre is nearest to you?":
					  - radio "Riyadh centre"
					- radiogroup "Which section should serve you?":
					  - radio "Men's section"
					  - radio "Women's section"
					- radiogroup "Who is this request for?":
					  - radio "For me" [checked]
					""");
			assertThat(page.locator("#q-requesterName")).hasAttribute("aria-describedby", "q-requesterName-hint");
			assertThat(page.locator("#q-requesterName")).hasAttribute("required", "required");
			page.locator("#q-requesterName").fill("x");
			page.locator("#send").press("Enter");
			assertThat(page.locator("#errors")).isFocused();
			assertThat(page.locator("main")).matchesAriaSnapshot("""
					- alert:
					  - heading "Some answers are missing or do not fit" [level=2]
					  - list:
					    - listitem:
					      - link "Write your name as on your identity card, with 3 to 120 characters."
					""");
			page.locator("#q-requesterName").fill("سعد بن ناصر");
			goOn(page, "2");
		}
	}

	@Test
	@DisplayName("loses nothing if the connection breaks or the session ends while writing")
	void losesNothing() {
		try (var context = context("ar", 1280)) {
			var page = logIn(context, "ar");
			aboutThem(page);
			page.locator("#q-requesterName").fill("سعد بن ناصر العتيبي");
			assertThat(page.locator("#saved")).not().isEmpty();
			context.setOffline(true);
			page.locator("#send").click();
			assertThat(page.locator("#alert")).containsText("انقطع الاتصال");
			context.setOffline(false);
			var cookies = context.cookies();
			context.clearCookies();
			page.locator("#send").click();
			assertThat(page.locator("#alert")).containsText("انتهت جلستك");
			assertThat(page.locator("#alert a")).hasAttribute("target", "_blank");
			context.addCookies(cookies);
			goOn(page, "2");
			page.navigate(address(REQUEST + "/1"));
			assertThat(page.locator("#q-requesterName")).hasValue("سعد بن ناصر العتيبي");
			page.locator("#q-requesterName").fill("سعد بن ناصر");
			page.locator("header a[hreflang=en]").click();
			assertThat(page.locator("html")).hasAttribute("lang", "en");
			assertThat(page.locator("#q-requesterName")).hasValue("سعد بن ناصر");
		}
	}

	@ParameterizedTest(name = "in {0}")
	@CsvSource({ "ar", "en" })
	@DisplayName("finds all of it on the kiosk in the hall, which ends the session after a minute without a touch")
	void kiosk(String language) {
		try (var context = context(language, 1080)) {
			var page = context.newPage();
			var arrived = System.currentTimeMillis();
			page.clock().setFixedTime(arrived);
			page.navigate(address("/kiosk/registration?lang=" + language));
			page.locator("[name=machine]").fill("riyadh-1");
			page.locator("[name=key]").fill("riyadh-1-demo-key");
			page.locator("main button[type=submit]").click();
			page.navigate(address("/kiosk/riyadh?lang=" + language));
			looked(page, language, 1080, "kiosk");
			page.locator("a.way[href='/kiosk/riyadh/ticket']").click();
			looked(page, language, 1080, "kiosk-ticket-form");
			page.locator("input[name=section]").first().check();
			page.locator("main button[type=submit]").first().click();
			assertThat(page.locator("main [role=status] bdi").first()).containsText("-0");
			var digits = page.locator("main .ticket-number").innerText().replaceAll("\\D", "");
			assertThat(page.locator("main [role=status]").innerText().split(digits, -1))
				.as("the digits stand there once")
				.hasSize(2);
			assertThat(page.locator("#print")).isVisible();
			looked(page, language, 1080, "kiosk-ticket");
			logIn(page, VISITOR);
			first(page);
			assertThat(page.locator("[name=centre][value=riyadh]")).isChecked();
			looked(page, language, 1080, "kiosk-request");
			page.clock().setFixedTime(arrived + 46_000);
			assertThat(page.locator("#kiosk-question")).isVisible();
			looked(page, language, 1080, "kiosk-question");
			// Any touch closes the question, before a click on its button is complete.
			page.locator("#kiosk-question button").press("Enter");
			assertThat(page.locator("#kiosk-question")).isHidden();
			page.clock().setFixedTime(arrived + 92_000);
			assertThat(page.locator("#kiosk-question")).isVisible();
			page.clock().setFixedTime(arrived + 112_000);
			page.waitForURL(address("/kiosk/riyadh"));
			assertThat(page.locator("html")).hasAttribute("lang", "ar");
			page.goBack();
			assertThat(page.locator("#request")).hasCount(0);
			page.navigate(address("/cases"));
			assertThat(page.locator("#identityNumber")).hasValue("");
		}
	}

	private BrowserContext context(String language, int width) {
		return chromium().newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800));
	}

	private Page logIn(BrowserContext context, String language) {
		var page = context.newPage();
		page.navigate(address("/?lang=" + language));
		logIn(page, PERSON);
		return page;
	}

	private void logIn(Page page, String person) {
		logIn(page, person, REQUEST);
	}

	private void logIn(Page page, String person, String request) {
		page.navigate(address(request));
		page.locator("#identityNumber").fill(person);
		page.locator("#identityNumber").press("Enter");
		page.locator("#code").waitFor();
		var message = this.pages.message(mobile(person), page.locator("bdi.number").innerText());
		page.locator("#code").fill(DemoPages.first(CODE, message));
		page.locator("#code").press("Enter");
		page.locator("#request").waitFor();
	}

	/** Returns the person's number in the register. */
	private static String mobile(String person) {
		return "055" + person.substring(2, 9);
	}

	/** Answers the first step, which begins with what the register knows. */
	private static void aboutThem(Page page) {
		first(page);
		page.locator("[name=centre][value=riyadh]").press("Space");
		page.locator("[name=section][value=men]").press("Space");
	}

	/** Opens the first step, which is passed over if all of it is known. */
	private static void first(Page page) {
		page.navigate(page.url().replaceAll("/request.*", "/request/1"));
	}

	private static void write(Page page, String mark) {
		page.locator("#q-topic").selectOption("passport");
		page.locator("[name=urgentMatter][value=NONE]").press("Space");
		page.locator("#q-subject").fill("تأخر تجديد جواز السفر " + mark);
		page.locator("#q-requestText").fill("قدمت طلبي برقم 1447-0001234-3 قبل شهرين ولم يصلني رد " + mark);
	}

	private static void goOn(Page page, String next) {
		page.locator("#send").press("Enter");
		page.waitForURL("**/request/" + next);
	}

	private Path photo(Page page) {
		var photo = this.folder.resolve("photo.png");
		page.screenshot(new Page.ScreenshotOptions().setPath(photo));
		return photo;
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

	private static void looked(Page page, String language, int width, String name) {
		DemoPages.screenshot(page, "portal-%s-%s-%d".formatted(name, language, width));
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
			.as("%s is as wide as the screen", name)
			.isLessThanOrEqualTo(width);
		assertThat(Accessibility.violations(page)).as("axe: %s in %s", name, language).isEmpty();
	}

}
