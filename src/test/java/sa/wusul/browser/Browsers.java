package sa.wusul.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/**
 * The browser of the browser tests: the machine's installed Chromium; tests download
 * nothing.
 */
public final class Browsers implements AutoCloseable {

	private static Browsers shared;

	/**
	 * The first is Chromium without its own windows, which opens pages at a third of the
	 * cost.
	 */
	private static final List<String> KNOWN = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
			"/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
			"/snap/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

	private static final List<String> ARGUMENTS = List.of("--headless", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync");

	/**
	 * Milliseconds that assertions of pages wait for their fact; builds run on busy
	 * machines.
	 */
	private static final double PATIENCE = 60_000;

	private final Playwright playwright;

	private final Browser browser;

	private Browsers(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/**
	 * Starts Chromium.
	 * @throws IllegalStateException with the package to install, in one line
	 */
	public static synchronized Browsers start() {
		if (shared == null) {
			shared = launch();
			Runtime.getRuntime().addShutdownHook(new Thread(shared::quit));
		}
		return shared;
	}

	private static Browsers launch() {
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		Path chromium = chromium();
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
		Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
		return new Browsers(playwright, playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS).setHeadless(true)));
	}

	/**
	 * Starts a browser of its own, whose pages get a camera with a moving picture and a
	 * microphone that beeps. The caller closes it.
	 */
	public static Browser withCamera() {
		var arguments = new ArrayList<>(ARGUMENTS);
		arguments.add("--use-fake-device-for-media-stream");
		arguments.add("--use-fake-ui-for-media-stream");
		arguments.add("--allow-loopback-in-peer-connection");
		arguments.add("--autoplay-policy=no-user-gesture-required");
		return start().playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(arguments).setHeadless(true));
	}

	private static Path chromium() {
		return Stream.concat(Stream.of(System.getenv("CHROMIUM")), KNOWN.stream())
			.filter(Objects::nonNull)
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The browser tests need Chromium: install it (apt-get install chromium-headless-shell) or name it in the variable CHROMIUM"));
	}

	public Browser chromiumBrowser() {
		return this.browser;
	}

	/** Closes the windows that a test left open. */
	@Override
	public void close() {
		this.browser.contexts().forEach(BrowserContext::close);
	}

	private void quit() {
		this.browser.close();
		this.playwright.close();
	}

}
