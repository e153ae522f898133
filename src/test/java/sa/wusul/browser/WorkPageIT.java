package sa.wusul.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page in which staff work: form, case, papers and letter side by side. */
@DisplayName("One page for work, in a browser")
@Tag("browser")
class WorkPageIT extends DemoJourney {

	@Autowired
	private CaseWork work;

	@Autowired
	private ScanService scans;

	@Autowired
	private PaperService papers;

	@Autowired
	private AccessLog log;

	@Test
	@DisplayName("a scan is read beside the form: its pages, larger and smaller, by keyboard; each look is logged")
	void papersAreRead() throws IOException {
		var reference = this.work.withDepartment();
		var scan = this.scans.add(reference, "LOSS_REPORT", "محضر.pdf", twoPages(), "clerk");
		try (var officer = study(reference)) {
			var page = officer.page();
			var opener = page.locator(".wusul-sheet .wusul-scans button");
			opener.click();
			var viewer = page.locator(".wusul-sheet .wusul-viewer");
			var picture = viewer.locator("img");
			assertThat(viewer.getByRole(AriaRole.STATUS)).hasText("الصفحة 1 من 2");
			assertThat(naturalWidth(picture)).as("pixels of the page").isGreaterThan(1000);
			assertThat(Accessibility.violations(page, ".wusul-viewer")).isEmpty();
			officer.screenshot("work-viewer");

			page.keyboard().press("PageDown");
			assertThat(viewer.getByRole(AriaRole.STATUS)).hasText("الصفحة 2 من 2");
			var narrow = picture.boundingBox().width;
			page.keyboard().press("+");
			page.waitForFunction("(width) => document.querySelector('.wusul-viewer img').clientWidth > width", narrow);
			assertThat(viewer.locator("a[download]").getAttribute("href")).contains(scan.contentHash());
			assertThat(this.log.forCase(reference)).extracting(AccessLog.Entry::read)
				.filteredOn((read) -> read.shown() == CaseRead.Shown.PAPER)
				.extracting((read) -> read.reader() + " " + read.paperNumber().orElse(""))
				.containsOnly("officer " + scan.number())
				.hasSize(2);

			page.keyboard().press("Escape");
			assertThat(viewer).hasCount(0);
			assertThat(opener).isFocused();
			// Reading takes no task.
			assertThat(page.locator("button.claim")).isVisible();
		}
	}

	@Test
	@DisplayName("an officer sees the letter as it will leave, marked as a draft, and nothing is issued")
	void theLetterIsPreviewed() {
		var reference = this.work.withDepartment();
		try (var officer = study(reference)) {
			var page = officer.page();
			assertThat(page.locator(".wusul-preview")).hasCount(0);
			officer.choose("القرار", "الرد على الطلب").settle();
			page.locator("button.unclaim").waitFor();
			officer.write("نص الرد", "تمت الموافقة على طلبكم، ويمكنكم استلام الوثيقة من مكتب الجوازات.");
			page.locator(".wusul-preview").click();
			var viewer = page.locator(".wusul-viewer");
			assertThat(naturalWidth(viewer.locator("img"))).isGreaterThan(1000);
			officer.settle().screenshot("work-preview");
			var drawn = (String) viewer.locator("img").getAttribute("src");
			assertThat(drawn).startsWith("data:image/jpeg;base64,");
			assertThat(Accessibility.violations(page, ".wusul-viewer")).isEmpty();
			assertThat(this.papers.forCase(reference)).as("issued papers").isEmpty();
			assertThat(officer.written("نص الرد")).as("what was written").startsWith("تمت الموافقة");
		}
	}

	@Test
	@DisplayName("who reviews an answer sees its letter without taking the task")
	void theReviewerSeesTheLetter() {
		var reference = this.work.handIn("passport");
		this.work.classify(reference, "PASSPORT", "URGENT", "passports");
		this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
		this.work.complete("officer", reference, "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم."));
		try (var reviewer = logIn("officer-second")) {
			reviewer.page().setViewportSize(1440, 900);
			open(reviewer, reference, "Task_ReviewAnswer");
			reviewer.page().locator(".wusul-preview").click();
			assertThat(naturalWidth(reviewer.page().locator(".wusul-viewer img"))).isGreaterThan(1000);
			reviewer.settle().screenshot("work-review-letter");
			assertThat(reviewer.page().locator("button.claim")).isVisible();
			assertThat(this.papers.forCase(reference)).as("issued papers").isEmpty();
		}
	}

	@Test
	@DisplayName("no link of a task, its tabs and its menus leads to a page that refuses the reader")
	void everyLinkOpens() {
		var reference = this.work.withDepartment();
		try (var officer = study(reference)) {
			var page = officer.page();
			var links = new TreeSet<String>();
			for (var tab : page.locator(".nav-tabs a").allInnerTexts()) {
				officer.tab(tab.strip());
				links.addAll(addresses(page));
			}
			assertThat(links).hasSizeGreaterThan(1)
				.allSatisfy((link) -> assertThat(page.request().get(link).status()).isLessThan(400));
		}
	}

	/**
	 * Returns the addresses of this site in visible links and in menus, without places
	 * within pages.
	 */
	@SuppressWarnings("unchecked")
	private static List<String> addresses(Page page) {
		return (List<String>) page.evaluate(
				"""
						() => [...document.querySelectorAll('a[href]')].filter((link) => link.checkVisibility() || link.closest('.dropdown-menu'))
						  .map((link) => new URL(link.href, location.href))
						  .filter((address) => address.origin === location.origin)
						  .map((address) => address.href.replace(/#.*/, ''))""");
	}

	@Test
	@DisplayName("a chosen day is told in Hijri too, below the field and on each day of the calendar")
	void hijriDays() {
		try (var officer = logIn("private-office")) {
			officer.startForm("إعلان أيام الإغلاق");
			var page = officer.page();
			var day = page.locator(".modal-body .fjs-form-field-datetime input").first();
			day.click();
			var calendar = page.locator(".flatpickr-calendar.open");
			calendar.waitFor();
			assertThat(calendar.locator(".wusul-hijri-months")).containsText("هـ");
			var days = calendar.locator(".flatpickr-day:not(.prevMonthDay):not(.nextMonthDay)");
			assertThat(days.first()).hasAttribute("data-hijri", Pattern.compile("[0-9]{1,2}"));
			officer.screenshot("work-hijri");
			days.last().click();
			assertThat(page.locator(".modal-body .wusul-hijri").first()).containsText("هـ");
			officer.settle().screenshot("work-hijri-chosen");
		}
	}

	@Test
	@DisplayName("a typed day that no calendar has is not taken for another day, and the field says so")
	void noSuchDay() {
		try (var officer = logIn("private-office")) {
			officer.startForm("إعلان أيام الإغلاق");
			var page = officer.page();
			var day = page.locator(".modal-body .fjs-form-field-datetime input").first();
			var told = page.locator(".modal-body .wusul-hijri").first();
			for (var key : List.of("Tab", "Enter")) {
				day.fill("11/30/2026");
				day.press(key);
				assertThat(day).hasValue("");
				assertThat(told).containsText("11/30/2026");
			}
			officer.screenshot("work-no-such-day");
			day.fill("30/11/2026");
			day.press("Tab");
			assertThat(day).hasValue("30/11/2026");
			assertThat(told).containsText("هـ");
		}
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "ar", "en" })
	@DisplayName("form and case stand side by side on a small screen, with both lists open")
	void sideBySide(String language) {
		var reference = this.work.withDepartment();
		try (var officer = logIn("officer")) {
			var page = officer.page();
			page.context()
				.addCookies(List.of(new Cookie("wusul-desk-language", language).setUrl("http://127.0.0.1:" + port())));
			page.setViewportSize(1280, 800);
			page.reload();
			page.locator("section.tasks-list").waitFor();
			open(officer, reference);
			var sheet = page.locator(".wusul-sheet").boundingBox();
			var form = page.locator(".form-pane .fjs-form").boundingBox();
			officer.screenshot("work-side-by-side-" + language);
			assertThat(Math.abs(sheet.y - form.y)).as("pixels between the beginnings of form and case").isLessThan(80);
			assertThat(Math.min(sheet.width, form.width)).as("width of the narrower one").isGreaterThan(320);
			assertThat(sheet.x + sheet.width <= form.x || form.x + form.width <= sheet.x).as("beside each other")
				.isTrue();
			for (var list : List.of("section.task-filters", "section.tasks-list")) {
				assertThat(page.locator(list).boundingBox().width).as(list).isGreaterThan(180);
			}
		}
	}

	@Test
	@DisplayName("whole pages of Tasklist break no rule of accessibility: list, task with form, tabs, dialogs")
	void wholePages() {
		var reference = this.work.withDepartment();
		Set<String> broken = new LinkedHashSet<>();
		try (var officer = logIn("officer")) {
			var page = officer.page();
			look(broken, "empty", page);
			officer.filter("مهام مجموعتي");
			look(broken, "list", page);
			open(officer, reference);
			look(broken, "task", page);
			for (var tab : page.locator(".task-card .nav-tabs a").allInnerTexts()) {
				officer.tab(tab.strip());
				look(broken, "tab " + tab.strip(), page);
			}
			page.locator(".start-process-action a").click();
			page.locator(".modal-body a:visible").first().waitFor();
			officer.settle();
			look(broken, "start", page);
		}
		assertThat(broken).isEmpty();
	}

	@Test
	@DisplayName("the start page and the page of a process in Cockpit break no rule of accessibility")
	void pagesOfCockpit() {
		this.work.withDepartment();
		Set<String> broken = new LinkedHashSet<>();
		try (var supervisor = WebAppPage.open(chromium(), port())) {
			supervisor.logIn("cockpit", "supervisor");
			look(broken, "start", supervisor.page());
			supervisor.screenshot("cockpit-start");
			supervisor.go("cockpit", "/processes");
			look(broken, "processes", supervisor.page());
			supervisor.click("a[href*='process-definition/']");
			look(broken, "process", supervisor.page());
			supervisor.screenshot("cockpit-process");
		}
		assertThat(broken).isEmpty();
	}

	private static void look(Set<String> broken, String where, Page page) {
		Accessibility.violations(page).forEach((violation) -> broken.add(where + ": " + violation));
	}

	private TasklistPage study(String reference) {
		var officer = logIn("officer");
		officer.page().setViewportSize(1440, 900);
		open(officer, reference);
		return officer;
	}

	private void open(TasklistPage officer, String reference) {
		open(officer, reference, "Task_StudyCase");
	}

	private void open(TasklistPage officer, String reference, String step) {
		var task = this.work.task(reference, step).getId();
		officer.page().evaluate("(task) => { location.hash = '#/?forceDisplayTask=true&task=' + task; }", task);
		assertThat(officer.page().locator(".wusul-head")).containsText(reference);
		officer.page().locator(".fjs-form").waitFor();
		officer.settle();
	}

	private static int naturalWidth(Locator picture) {
		picture.page().waitForFunction("() => document.querySelector('.wusul-viewer img')?.naturalWidth > 0");
		return (Integer) picture.evaluate("(image) => image.naturalWidth");
	}

	private static byte[] twoPages() throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var pdf = new PDDocument()) {
			pdf.addPage(new PDPage(PDRectangle.A4));
			pdf.addPage(new PDPage(PDRectangle.A4));
			pdf.save(bytes);
		}
		return bytes.toByteArray();
	}

}
