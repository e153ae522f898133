package sa.wusul.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;

/** Cockpit, Admin and Welcome in the browser of a supervisor or administrator. */
public final class WebAppPage implements AutoCloseable {

	/** Milliseconds; builds run on small and busy machines. */
	private static final double PATIENCE = 60_000;

	private final BrowserContext context;

	private final Page page;

	private final String address;

	private WebAppPage(BrowserContext context, String address) {
		this.context = context;
		QuietPage.watch(context);
		this.page = context.newPage();
		this.page.setDefaultTimeout(PATIENCE);
		this.address = address;
	}

	/** Opens a browser with English as its language, as many are. */
	public static WebAppPage open(Browser browser, int port) {
		var window = new Browser.NewContextOptions().setViewportSize(1400, 1000).setLocale("en-US");
		return new WebAppPage(browser.newContext(window), "http://127.0.0.1:" + port);
	}

	/** Chooses English in this browser, as the link in the header does. */
	WebAppPage inEnglish() {
		this.context.addCookies(List.of(new Cookie("wusul-desk-language", "en").setUrl(this.address)));
		return this;
	}

	public Page page() {
		return this.page;
	}

	/** Opens the log-in page of an app. */
	WebAppPage logInPage(String app) {
		this.page.navigate(this.address + "/camunda/app/" + app + "/default/#/login");
		this.page.locator("input[ng-model=username]").waitFor();
		return settle();
	}

	/**
	 * Logs in, again if a busy machine rendered the form once more after it was filled
	 * in.
	 */
	public WebAppPage logIn(String app, String user) {
		logInPage(app);
		var name = this.page.locator("input[ng-model=username]");
		for (var attempt = 0; attempt < 4 && name.isVisible(); attempt++) {
			name.fill(user);
			this.page.locator("input[type=password]").fill(TasklistPage.DEMO_PASSWORD);
			this.page.locator("button[type=submit]").click();
			for (var look = 0; look < 300 && name.isVisible(); look++) {
				this.page.waitForTimeout(50);
			}
		}
		this.page.locator(".account").waitFor();
		return settle();
	}

	/** Loads a page, as a bookmark does. */
	public WebAppPage go(String app, String path) {
		this.page.navigate("about:blank");
		this.page.navigate(this.address + "/camunda/app/" + app + "/default/#" + path);
		this.page.locator(".account").waitFor();
		return settle();
	}

	/**
	 * Opens an address of an app whose words arrive only after all that does not wait for
	 * them is drawn.
	 */
	static void openBeforeWords(Page page, String app, Runnable open) {
		page.evaluate("() => localStorage.clear()");
		var words = new AtomicReference<Route>();
		page.route("**/" + app + "/locales/**", words::set);
		page.navigate("about:blank");
		open.run();
		page.waitForCondition(() -> words.get() != null);
		page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
		words.get().resume();
	}

	public WebAppPage click(String selector) {
		this.page.locator(selector + ":visible").first().click();
		return settle();
	}

	public WebAppPage click(String selector, String text) {
		this.page.locator(selector + ":visible", new Page.LocatorOptions().setHasText(text)).first().click();
		return settle();
	}

	/** Closes a dialog without confirming it. */
	WebAppPage closeDialog() {
		this.page.locator(".modal-footer button:visible, .modal-footer a:visible").first().click();
		this.page.locator(".modal-dialog")
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		return settle();
	}

	public WebAppPage settle() {
		QuietPage.await(this.page);
		return this;
	}

	public WebAppPage screenshot(String name) {
		this.page
			.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "web-" + name + ".png")));
		return this;
	}

	/** Returns words in Latin letters that are neither an id nor data. */
	List<String> latinWords() {
		return PageText.latinWords(this.page);
	}

	/** Returns text that its own box, or a box around it, cuts off. */
	List<String> cutTexts() {
		return PageText.cutTexts(this.page);
	}

	/** Returns pairs of overlapping texts or controls. */
	List<String> overlaps() {
		return PageText.overlaps(this.page);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
