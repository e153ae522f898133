package sa.wusul.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.papers.ScanService;
import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Staff who chose English read Tasklist in English: what the program says has no Arabic
 * letter, and what people wrote is marked as Arabic. The whole page is accessible.
 */
@DisplayName("Tasklist in English")
@ExtendWith(SoftAssertionsExtension.class)
@Tag("browser")
class TasklistInEnglishIT extends DemoJourney {

	/** Milliseconds; builds run on small and busy machines. */
	private static final double PATIENCE = 60_000;

	/** Forms are worded by their models. */
	private static final String FORMS = ".fjs-container";

	@InjectSoftAssertions
	private SoftAssertions softly;

	@Autowired
	private CaseWork work;

	@Autowired
	private ScanService scans;

	@Test
	@DisplayName("shows a clerk the lists, the desk, the search, a task with its case, and a document")
	void clerk() throws IOException {
		var reference = this.work.waitingForDocument();
		this.scans.add(reference, "صورة الهوية", "هوية.pdf", onePage(), "clerk");
		try (var clerk = english("clerk")) {
			var page = clerk.page();
			look(clerk, "lists");
			assertThat(page.locator("body")).containsText("My tasks");
			page.locator(".wusul-bell").click();
			assertThat(page.locator(".wusul-panel")).containsText("No notices");
			look(clerk, "notices");
			page.locator(".wusul-bell").click();
			assertThat(page.locator(".wusul-panel")).isHidden();

			page.locator(".wusul-list-search input").fill(reference);
			page.locator(".wusul-list-search button").click();
			var found = page.locator(".wusul-dialog-search tbody tr");
			assertThat(found).containsText(reference, patiently());
			assertThat(found).containsText("Waiting for the requester");
			look(clerk, "search");
			found.locator("td:last-child button").first().click();
			page.locator(".fjs-form").waitFor();
			assertThat(page.locator(".wusul-head")).containsText("left", patiently());
			look(clerk, "task");
			clerk.tab("Case");
			assertThat(page.locator(".wusul-case")).containsText("Facts of the case", patiently());
			assertThat(page.locator(".wusul-case .wusul-papers")).containsText("Copy of the identity card");
			look(clerk, "case");
			page.locator(".wusul-scans button").first().click();
			page.locator(".wusul-dialog-picture img").waitFor();
			look(clerk, "document");
			page.locator(".wusul-dialog-picture .wusul-close").click();

			page.keyboard().press("F9");
			var desk = page.locator(".wusul-dialog-desk");
			desk.locator(".wusul-desk-lists button", named("Awaited documents")).press("Enter");
			assertThat(desk.locator("tbody tr").first()).isVisible(seen());
			desk.locator("summary").press("Enter");
			for (var column : List.of("PERSON", "SUBJECT")) {
				desk.locator("input[value=" + column + "]").check();
				assertThat(desk.locator("[data-column=" + column + "]")).isVisible(seen());
			}
			look(clerk, "desk");
			desk.locator(".wusul-desk-lists button", named("Completed by me")).press("Enter");
			assertThat(desk.locator("[aria-current=true]")).containsText("Completed by me", patiently());
			look(clerk, "completed");
		}
	}

	@Test
	@DisplayName("draws its lists once their words have arrived")
	void wordsFirst() {
		try (var clerk = english("clerk")) {
			var page = clerk.page();
			var address = page.url();
			WebAppPage.openBeforeWords(page, "tasklist", () -> page.navigate(address));
			assertThat(page.locator(".sorting-choice .sort-by").first()).containsText("Created", patiently());
		}
	}

	@Test
	@DisplayName("names the lists of each role in English")
	void roles() {
		for (var person : Map
			.of("auditor", "Requests to audit", "officer", "Cases under study", "prison", "Visits of detainees")
			.entrySet()) {
			try (var staff = english(person.getKey())) {
				assertThat(staff.page().locator("body")).containsText(person.getValue(), patiently());
				staff.page().keyboard().press("F9");
				var lists = staff.page().locator(".wusul-desk-lists");
				assertThat(lists).containsText(person.getValue(), patiently());
				look(staff, "lists-" + person.getKey());
			}
		}
	}

	@Test
	@DisplayName("shows leads, the hall, the private office and those who start a case their dialogs")
	void dialogs() {
		this.work.withDepartment();
		try (var lead = english("supervisor")) {
			lead.page().locator(".wusul-lead-open").click();
			assertThat(lead.page().locator(".wusul-load tbody tr").first()).isVisible(seen());
			look(lead, "lead");
		}
		try (var hall = english("reception")) {
			hall.page().locator(".wusul-hall-call").click();
			hall.page().locator(".wusul-dialog-hall input").fill("9");
			look(hall, "hall");
			hall.page().keyboard().press("Enter");
			assertThat(hall.page().locator(".wusul-dialog-hall .wusul-outcome-refused")).isVisible(seen());
			look(hall, "hall-nobody");
		}
		try (var office = english("private-office")) {
			office.page().locator(".wusul-agenda-open").click();
			assertThat(office.page().locator(".wusul-agenda[data-state=ready]")).isVisible(seen());
			look(office, "agenda");
			office.page().locator(".wusul-dialog-agenda .wusul-close").click();
			office.page().locator(".start-process-action a").click();
			office.page().locator(".modal-body .processes a").first().waitFor();
			look(office, "start");
		}
	}

	@Test
	@DisplayName("names the group of a task that belongs to no case yet")
	void withoutCase() {
		this.work.handIn("reception-women", "reception-centre-visit", Map.of("visitorKind", "WALK_IN"));
		try (var officer = english("reception-women")) {
			var page = officer.page();
			page.keyboard().press("F8");
			assertThat(page.locator(".task-card .meta .groups")).containsText("Reception officers", patiently());
			page.locator(".fjs-form").waitFor();
			look(officer, "task-without-case");
		}
	}

	@Test
	@DisplayName("opens its menu as a column on a phone, by the keyboard")
	void menuOnPhone() {
		try (var clerk = english("clerk")) {
			var page = clerk.page();
			page.setViewportSize(360, 740);
			page.locator(".navbar-toggle").press("Enter");
			assertThat(page.getByText("My desk").first()).isVisible(seen());
			var starts = page.locator(".sections-menu :is(a, button):visible, .app-menu > ul > li > a:visible")
				.evaluateAll("""
						(entries) => [...new Set(entries.map((entry) => {
						  const words = document.createRange();
						  words.selectNodeContents(entry);
						  return Math.round(words.getBoundingClientRect().left);
						}))]""");
			org.assertj.core.api.Assertions.assertThat((List<?>) starts).hasSize(1);
			clerk.screenshot("tasklist-menu-360");
		}
	}

	@Test
	@DisplayName("shows the Minister the day in English")
	void minister() {
		this.work.withDepartment();
		try (var minister = english("minister")) {
			minister.page().locator(".wusul-ministry-open").click();
			var shown = minister.page().locator(".wusul-ministry[data-state=ready]");
			assertThat(shown).containsText("Late cases by sector", patiently());
			assertThat(shown).containsText("Riyadh");
			look(minister, "ministry");
		}
	}

	@Test
	@DisplayName("is Arabic until somebody chooses English, and accessible as a whole page")
	void arabic() {
		this.work.withDepartment();
		try (var officer = logIn("officer")) {
			var page = officer.page();
			accessible(officer, "arabic-lists");
			assertThat(page.locator(".tasks-list [cam-widget-search]")).isHidden();
			officer.filter("معاملات قيد الدراسة").page().locator(".tasks-list .task").first().click();
			page.locator(".wusul-head").waitFor();
			accessible(officer.settle(), "arabic-task");
			page.keyboard().press("F9");
			assertThat(page.locator(".wusul-dialog-desk tbody tr").first()).isVisible(seen());
			accessible(officer, "arabic-desk");
		}
	}

	/** Logs in after the person chose English. */
	private TasklistPage english(String user) {
		var tasklist = TasklistPage.open(chromium(), port());
		var address = "http://127.0.0.1:" + port();
		tasklist.page().context().addCookies(List.of(new Cookie("wusul-desk-language", "en").setUrl(address)));
		tasklist.page().reload();
		tasklist.page().locator("html[lang=en] input[type=password]").waitFor();
		return tasklist.logIn(user);
	}

	private void look(TasklistPage staff, String screen) {
		staff.settle();
		this.softly.assertThat(staff.page().evaluate("getComputedStyle(document.body).direction"))
			.as(screen)
			.isEqualTo("ltr");
		this.softly.assertThat(PageText.arabicWords(staff.page(), FORMS)).as("Arabic words: " + screen).isEmpty();
		accessible(staff, "english-" + screen);
	}

	/** Checks the whole page, wide and on a telephone. */
	private void accessible(TasklistPage staff, String screen) {
		staff.page().setViewportSize(1280, 900);
		staff.settle().screenshot(screen);
		this.softly.assertThat(Accessibility.violations(staff.page())).as(screen).isEmpty();
		staff.page().setViewportSize(360, 740);
		staff.settle().screenshot(screen + "-360");
		this.softly.assertThat(Accessibility.violations(staff.page())).as(screen + " at 360").isEmpty();
		this.softly.assertThat(PageText.cut(staff.page())).as("cut: " + screen + " at 360").isEmpty();
		staff.page().setViewportSize(1280, 900);
		staff.settle();
	}

	private static byte[] onePage() throws IOException {
		var file = new ByteArrayOutputStream();
		try (var document = new PDDocument()) {
			document.addPage(new PDPage());
			document.save(file);
		}
		return file.toByteArray();
	}

	private static Locator.LocatorOptions named(String text) {
		return new Locator.LocatorOptions().setHasText(text);
	}

	private static LocatorAssertions.ContainsTextOptions patiently() {
		return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
	}

	private static LocatorAssertions.IsVisibleOptions seen() {
		return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
	}

}
