package sa.wusul.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import sa.wusul.casefile.CaseState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The pages of the demo and of the requester, loaded again each time as people do. */
final class DemoPages {

	private final Browsers browsers;

	/** Controls of citizens' pages that are less than 44 pixels high. */
	private static final String SMALL_TARGETS = """
			[...document.querySelectorAll('body:has(> header.ministry) :is(header.ministry nav a, header.ministry button, '
			+ 'main .btn, main .form-control, main .form-select, main summary)')]
			.filter((one) => one.offsetParent !== null && getComputedStyle(one).position !== 'absolute'
			  && one.getBoundingClientRect().height < 43.5)
			.map((one) => one.outerHTML.slice(0, 120))""";

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}(\\d{2})?\\b");

	private final int port;

	DemoPages(Browsers browsers, int port) {
		this.browsers = browsers;
		this.port = port;
	}

	<T> T onPage(String path, Function<Page, T> look) {
		try (BrowserContext context = this.browsers.chromiumBrowser()
			.newContext(new Browser.NewContextOptions().setLocale("ar"))) {
			var page = context.newPage();
			page.navigate("http://127.0.0.1:" + this.port + path);
			return look.apply(page);
		}
	}

	/** Waits for the newest message on a telephone with this text. */
	String message(String mobile, String words) {
		return sent("/demo/inbox?mobile=" + mobile, words);
	}

	private String sent(String inbox, String words) {
		var found = new String[1];
		waitFor("a message with " + words, () -> onPage(inbox, (page) -> {
			found[0] = page.locator("ol li .text")
				.allInnerTexts()
				.stream()
				.filter((text) -> text.contains(words))
				.findFirst()
				.orElse(null);
			return found[0] != null;
		}));
		return found[0];
	}

	/** Logs a person of the register in at the portal and opens their requests. */
	void logIn(Page page, String person) {
		page.navigate("http://127.0.0.1:" + this.port + "/login");
		page.locator("#identityNumber").fill(person);
		page.locator("#identityNumber").press("Enter");
		page.locator("#code").waitFor();
		supplyCode(page);
		page.locator("a[href='/cases']").first().waitFor();
		page.navigate("http://127.0.0.1:" + this.port + "/cases");
	}

	/** Enters the code with which a person logs in. */
	void supplyCode(Page page) {
		var message = sent("/demo/inbox", page.locator("bdi.number").innerText());
		page.locator("#code").fill(first(CODE, message));
		page.locator("#code").press("Enter");
	}

	/** Enters the code that the requester received after the details of their case. */
	void supplyTrackingCode(Page page) {
		page.locator("[name=code]").waitFor();
		screenshot(page, "track-code");
		page.locator("[name=code]").fill(first(CODE, sent("/demo/inbox", page.locator("bdi.number").innerText())));
		page.locator("button").click();
	}

	/** Performs actions on a page of the portal as a citizen who is logged in. */
	void atThePortal(String person, String language, int width, Consumer<Page> deeds) {
		try (BrowserContext context = this.browsers.chromiumBrowser()
			.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
			var page = context.newPage();
			page.navigate("http://127.0.0.1:" + this.port + "/?lang=" + language);
			logIn(page, person);
			deeds.accept(page);
		}
	}

	static void screenshot(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"))
			.setFullPage(true));
	}

	/** Checks a public page of the portal in this language and width. */
	static void looked(Page page, String language, int width, String name) {
		screenshot(page, "portal-%s-%s-%d".formatted(name, language, width));
		assertThat(page.evaluate("document.documentElement.dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
		assertThat(page.evaluate("document.compatMode")).as("%s is read by today's rules", name)
			.isEqualTo("CSS1Compat");
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
			.as("%s is as wide as the screen", name)
			.isLessThanOrEqualTo(width);
		assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as("%s: what is touched is 44 pixels high", name).isEmpty();
		assertThat(Accessibility.violations(page)).as("axe: %s in %s", name, language).isEmpty();
	}

	/**
	 * Presses a button that sends a form, and waits for the page that answers: a page
	 * that is left before never sends it.
	 */
	static void submit(Page page, String button) {
		page.waitForNavigation(() -> page.locator(button).click());
	}

	/** Reads the page of a case again until the case is in this state. */
	static void waitForState(Page page, CaseState state) {
		waitFor("the case to be " + state, () -> {
			page.reload();
			return page.locator("section[data-state=" + state + "]").count() == 1;
		});
	}

	static void waitFor(String what, BooleanSupplier happened) {
		await(what).atMost(Duration.ofMinutes(2)).pollInSameThread().until(happened::getAsBoolean);
	}

	static String first(Pattern pattern, String text) {
		return first(pattern, text, 0);
	}

	static String first(Pattern pattern, String text, int group) {
		return pattern.matcher(text).results().findFirst().orElseThrow().group(group);
	}

}
