package sa.wusul.browser;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import static org.assertj.core.api.Assertions.assertThat;

/** The task list in the browser of a member of staff. */
public final class TasklistPage implements AutoCloseable {

	public static final String DEMO_PASSWORD = "wusul-demo-password";

	/** Milliseconds; builds run on small and busy machines. */
	private static final double PATIENCE = 120_000;

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final BrowserContext context;

	private final Page page;

	private final String address;

	private TasklistPage(BrowserContext context, String address) {
		this.context = context;
		QuietPage.watch(context);
		this.page = context.newPage();
		this.page.setDefaultTimeout(PATIENCE);
		this.address = address;
	}

	/** Opens the log-in page in a browser with English as its language, as many are. */
	public static TasklistPage open(Browser browser, int port) {
		return openAt(browser, "http://127.0.0.1:" + port);
	}

	/** Opens the log-in page at this address of the program. */
	static TasklistPage openAt(Browser browser, String address) {
		var window = new Browser.NewContextOptions().setViewportSize(1400, 1000).setLocale("en-US");
		var tasklist = new TasklistPage(browser.newContext(window), address);
		tasklist.page.navigate(tasklist.address + "/camunda/app/tasklist/default/");
		tasklist.page.locator("input[type=password]").waitFor();
		return tasklist;
	}

	public Page page() {
		return this.page;
	}

	public TasklistPage logIn(String user) {
		tryToLogIn(user, DEMO_PASSWORD, this.page.locator(".start-process-action"));
		settle();
		return leadToNextTask(user, false);
	}

	/** Checks that the log-in fails with exactly one message. */
	TasklistPage refusedLogIn(String user, String password, String why) {
		var refusal = this.page.locator(".notifications .alert");
		tryToLogIn(user, password, refusal.filter(new Locator.FilterOptions().setHasText(why)).first());
		return settle();
	}

	private void tryToLogIn(String user, String password, Locator answer) {
		this.page.locator("input[type=text]").fill(user);
		this.page.locator("input[type=password]").fill(password);
		this.page.locator("button[type=submit]").click();
		answer.waitFor();
	}

	/**
	 * Switches the opening of the next task on or off; stories open their tasks
	 * themselves.
	 */
	TasklistPage leadToNextTask(String user, boolean lead) {
		this.page.evaluate("(choice) => { document.cookie = choice + '; Path=/'; }",
				"wusul-next-task-" + user + "=" + (lead ? "on" : "off"));
		return this;
	}

	/**
	 * Opens the start form of a process. On a busy machine the list may be rendered again
	 * under the click; the test then clicks once more, as people do.
	 */
	public TasklistPage startForm(String process) {
		this.page.locator(".start-process-action a").click();
		var named = this.page.locator(".modal-body a:visible", new Page.LocatorOptions().setHasText(process)).first();
		var form = this.page.locator(".modal-body .fjs-form");
		named.waitFor();
		for (int attempt = 0; attempt < 4 && named.isVisible(); attempt++) {
			named.click();
			for (int look = 0; look < 300 && named.isVisible(); look++) {
				this.page.waitForTimeout(50);
			}
		}
		form.waitFor();
		settle();
		return this;
	}

	/**
	 * Submits the start form. The first click may only leave a field, which makes the
	 * form redraw itself under the button; people click again, and so does this method.
	 */
	public TasklistPage submitStartForm() {
		var form = this.page.locator(".modal-body .fjs-form");
		var ready = this.page.locator(".modal-footer .btn-primary:visible:not([disabled])");
		for (int attempt = 0; attempt < 3 && form.count() > 0 && ready.count() > 0; attempt++) {
			settle();
			ready.click();
			settle();
		}
		form.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		settle();
		return this;
	}

	/**
	 * Submits a start form that is refused: exactly one message says why, and the answers
	 * are kept.
	 */
	public TasklistPage refusedStartForm(String why) {
		this.page.locator(".modal-footer .btn-primary:visible").click();
		var refusal = this.page.locator(".modal-body .notifications .alert");
		refusal.filter(new Locator.FilterOptions().setHasText(why)).waitFor();
		assertThat(refusal.count()).as("messages").isOne();
		settle();
		return this;
	}

	/** Opens one of the saved lists of tasks. */
	public TasklistPage filter(String name) {
		this.page.getByText(name).first().click();
		settle();
		return this;
	}

	public TasklistPage openTask(String name) {
		this.page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText(name)).first().click();
		this.page.locator(".nav-tabs li").first().waitFor();
		settle();
		return this;
	}

	/** Takes the task, unless the person took it already by beginning to work. */
	public TasklistPage claim() {
		settle();
		var taken = this.page.locator("button.unclaim");
		if (taken.count() == 0) {
			this.page.locator("button.claim").click();
		}
		taken.waitFor();
		settle();
		return this;
	}

	public TasklistPage tab(String name) {
		this.page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText(name)).first().click();
		settle();
		return this;
	}

	/**
	 * Completes the open task. The first click may only leave a field, after which a long
	 * form is rendered again; the test then clicks once more. The button is disabled
	 * while the answers are sent. If the next task opens by itself, its button is another
	 * one.
	 */
	public TasklistPage complete() {
		var shown = shownTask();
		var named = new Page.LocatorOptions().setHasText("إنجاز");
		var button = this.page.locator("button.btn-primary:visible", named);
		var ready = this.page.locator("button.btn-primary:visible:not([disabled])", named);
		for (int attempt = 0; attempt < 3
				&& (attempt == 0 || ready.count() > 0 && shown.equals(shownTask())); attempt++) {
			ready.last().click();
			settle();
			for (int look = 0; look < 600 && button.count() > 0 && ready.count() == 0
					&& shown.equals(shownTask()); look++) {
				this.page.waitForTimeout(50);
			}
		}
		return this;
	}

	private String shownTask() {
		return String.valueOf(this.page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('task')"));
	}

	/** Logs out by the menu of the header. */
	public TasklistPage logOut() {
		this.page.locator(".account > a").click();
		this.page.locator(".logout a").click();
		this.page.locator("input[type=password]").waitFor();
		return settle();
	}

	/** Returns what a field contains. */
	public String written(String label) {
		return field(label).locator("input, textarea").first().inputValue();
	}

	/** Returns all that this browser keeps of the site apart from cookies. */
	public String kept() {
		return (String) this.page
			.evaluate("JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })");
	}

	public TasklistPage write(String label, String text) {
		field(label).locator("input, textarea").first().fill(text);
		return this;
	}

	/** Chooses a day in the calendar of the field. */
	public TasklistPage choose(String label, LocalDate day) {
		field(label).locator("input").first().evaluate("""
				(input, day) => {
				  const [year, month, date] = day.split('-').map(Number);
				  input._flatpickr.setDate(new Date(year, month - 1, date), true);
				}""", day.toString());
		settle();
		return this;
	}

	public TasklistPage choose(String label, String value) {
		Locator field = field(label);
		if (field.locator(".fjs-select-display").count() > 0) {
			field.locator(".fjs-input-group").click();
			this.page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(value)).first().click();
		}
		else {
			field.locator("label", new Locator.LocatorOptions().setHasText(value)).first().click();
		}
		return this;
	}

	/** Ticks a box. */
	public TasklistPage tick(String label) {
		this.page.locator(".fjs-form-field-checkbox label", new Page.LocatorOptions().setHasText(label))
			.first()
			.click();
		return this;
	}

	private Locator field(String label) {
		var starts = new Page.LocatorOptions().setHasText(Pattern.compile("^" + label));
		return this.page
			.locator(".fjs-form-field",
					new Page.LocatorOptions().setHas(this.page.locator("label.fjs-form-field-label", starts)))
			.first();
	}

	/** Waits until all requests are answered and the fonts are loaded. */
	public TasklistPage settle() {
		QuietPage.await(this.page);
		return this;
	}

	public TasklistPage screenshot(String name) {
		this.page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
		return this;
	}

	/** Returns words in Latin letters that are visible or read by a screen reader. */
	public List<String> latinWords() {
		return PageText.latinWords(this.page);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
