package sa.wusul.browser;

import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnPostgreSql;

/**
 * A journey through the whole program in a browser: members of staff in Tasklist, each
 * with a log-in of their own, and the requester on their telephone and on the tracking
 * page.
 */
@OnPostgreSql
@BrowserStory
abstract class DemoJourney {

	static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d{7}-\\d");

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	DemoPages pages;

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

	@BeforeEach
	void open() {
		this.pages = new DemoPages(browsers, this.port);
	}

	static Browser chromium() {
		return browsers.chromiumBrowser();
	}

	int port() {
		return this.port;
	}

	TasklistPage logIn(String person) {
		return TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn(person);
	}

	/** Waits for a task of the person's groups, and opens it. */
	static TasklistPage await(TasklistPage person, String task) {
		DemoPages.waitFor(task,
				() -> person.filter("مهام مجموعتي")
					.page()
					.locator(".tasks-list .task")
					.filter(new Locator.FilterOptions().setHasText(task))
					.count() > 0);
		return person.openTask(task);
	}

	/** Opens the tracking page as the requester. */
	<T> T track(String reference, String identity, String mobile, String shot, Function<Page, T> look) {
		return this.pages.onPage("/track", (page) -> {
			page.locator("[name=reference]").fill(reference);
			page.locator("[name=identityNumber]").fill(identity);
			page.locator("[name=mobileEnd]").fill(mobile.substring(6));
			page.locator("button").click();
			this.pages.supplyTrackingCode(page);
			page.locator("section").first().waitFor();
			DemoPages.screenshot(page, shot);
			return look.apply(page);
		});
	}

}
