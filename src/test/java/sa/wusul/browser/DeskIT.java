package sa.wusul.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseWordService;
import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The desk of staff: their lists as tables. */
@DisplayName("The desk in a browser")
@Tag("browser")
class DeskIT extends DemoJourney {

	/** Milliseconds; builds run on small and busy machines. */
	private static final double PATIENCE = 60_000;

	private static final String TABLE = ".wusul-dialog-desk";

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseWordService words;

	@Test
	@DisplayName("shows a list as a table that is sorted and paged by keyboard, and leads from task to task in its order")
	void table() {
		var subjects = IntStream.range(0, 27).mapToObj((one) -> "طلب رقم " + (10 + one * 7 % 27)).toList();
		var references = subjects.stream().map(this::ofTheWomensSection).toList();
		var sorted = subjects.stream().sorted().toList();
		try (var clerk = logIn("clerk-women").leadToNextTask("clerk-women", true)) {
			var page = clerk.page();
			page.keyboard().press("F9");
			var desk = page.locator(TABLE);
			desk.locator(".wusul-desk-lists button", named("طلبات تنتظر التصنيف")).press("Enter");
			assertThat(desk.locator("tbody tr")).hasCount(25, patiently());
			assertThat(desk.locator(".wusul-desk-lists [aria-current=true]")).containsText("27");
			desk.locator("summary").press("Enter");
			desk.locator("input[value=SUBJECT]").press("Space");
			assertThat(desk.locator("thead")).containsText("الموضوع", containing());
			desk.locator("[data-column=SUBJECT] button").press("Enter");
			assertThat(desk.locator("tbody tr").first()).containsText(sorted.get(0), containing());
			assertThat(desk.locator("[data-column=SUBJECT]")).hasAttribute("aria-sort", "ascending");
			violations(page);
			clerk.screenshot("desk-table");
			desk.locator(".wusul-desk-pager button", named("التالية")).press("Enter");
			assertThat(desk.locator("tbody tr")).hasCount(2, patiently());
			assertThat(desk.locator("tbody tr").last()).containsText(sorted.get(26));
			desk.locator(".wusul-desk-pager button", named("السابقة")).press("Enter");
			assertThat(desk.locator("tbody tr")).hasCount(25, patiently());

			desk.locator("tbody tr").nth(1).locator("button").press("Enter");
			page.locator(".fjs-form").waitFor();
			clerk.settle();
			var head = page.locator(".task-card .wusul-head");
			assertThat(head).containsText(references.get(subjects.indexOf(sorted.get(1))), containing());
			clerk.claim().complete();
			assertThat(head).containsText(references.get(subjects.indexOf(sorted.get(2))), containing());
			page.keyboard().press("F8");
			assertThat(head).containsText(references.get(subjects.indexOf(sorted.get(3))), containing());

			page.keyboard().press("F9");
			assertThat(desk.locator("tbody tr")).hasCount(25, patiently());
			assertThat(desk.locator("tr:has(button:focus)")).containsText(sorted.get(3), containing());
			assertThat(desk.locator(".wusul-desk-lists [aria-current=true]")).containsText("26");
			page.setViewportSize(360, 740);
			violations(page);
			clerk.screenshot("desk-table-360");
			assertThat((Boolean) desk.evaluate("(desk) => desk.scrollWidth <= desk.clientWidth")).isTrue();
		}
	}

	@Test
	@DisplayName("shows the list and the columns chosen last, also if the answer about the choice before comes later")
	void chosenLast() {
		var waiting = "طلبات تنتظر التصنيف";
		this.work.handIn("clerk", CaseWork.request("passport"));
		try (var clerk = logIn("clerk").filter("مهامي")) {
			var page = clerk.page();
			var asked = new ArrayList<Route>();
			page.route("**/desk/tasks", (route) -> {
				asked.add(route);
				if (asked.size() > 1) {
					route.resume();
				}
			});
			page.keyboard().press("F9");
			page.waitForCondition(() -> !asked.isEmpty());
			var desk = page.locator(TABLE);
			desk.locator(".wusul-desk-lists button", named(waiting)).press("Enter");
			assertThat(desk.locator("tbody tr").first()).containsText("تصنيف الطلب", containing());
			page.waitForResponse("**/desk/tasks", asked.get(0)::resume).finished();
			clerk.settle();
			assertThat(desk.locator(".wusul-desk-lists [aria-current=true]")).containsText(waiting);
			assertThat(desk.locator("tbody tr").first()).containsText("تصنيف الطلب");
			desk.locator("[data-column=SINCE] button").press("Enter");
			assertThat(desk.locator("[data-column=SINCE]")).hasAttribute("aria-sort", "ascending");
			assertThat(desk.locator("tbody tr").first()).containsText("تصنيف الطلب");

			desk.locator("summary").press("Enter");
			var columns = List.of("PERSON", "SUBJECT");
			columns.forEach((column) -> desk.locator("input[value=" + column + "]").setChecked(true));
			columns.forEach((column) -> assertThat(desk.locator("[data-column=" + column + "]"))
				.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE)));
		}
	}

	@Test
	@DisplayName("finds a case by words and by telephone above the table, opens its task, and shows what was completed with its case")
	void searchAndFinished() {
		var request = CaseWork.request("passport");
		request.put("subject", "استبدال الجواز التالف بالغبار");
		request.put("mobile", "0559990003");
		var reference = this.work.handIn("clerk", request);
		this.words.writeNew();
		try (var clerk = logIn("clerk")) {
			var page = clerk.page();
			page.keyboard().press("F9");
			var desk = page.locator(TABLE);
			for (var asked : List.of("غبار", "0559990003", "الجواز بالغبار")) {
				desk.locator("input[type=search]").fill(asked);
				desk.locator("input[type=search]").press("Enter");
				clerk.settle();
			}
			var hit = desk.locator(".wusul-found tbody tr");
			assertThat(hit).containsText(reference, containing());
			assertThat(hit).containsText("تصنيف الطلب");
			violations(page);
			clerk.screenshot("desk-found");
			hit.locator("td:last-child button").press("Enter");
			page.locator(".fjs-form").waitFor();
			clerk.settle().claim().complete();

			page.keyboard().press("F9");
			desk.locator(".wusul-desk-lists button", named("أنجزتها")).press("Enter");
			var done = desk.locator(".wusul-desk-table tbody tr").first();
			assertThat(done).containsText(reference, containing());
			violations(page);
			clerk.screenshot("desk-finished");
			done.locator("button").press("Enter");
			assertThat(page.locator(".wusul-dialog-case .wusul-reference")).containsText(reference, containing());
			assertThat(page.locator(".wusul-dialog-case form")).hasCount(0);
		}
	}

	@Test
	@DisplayName("calls the next visitor with one click, once the officer said where they sit")
	void nextVisitor() {
		this.work.handIn("reception", "reception-centre-visit", Map.of("visitorKind", "WALK_IN"));
		try (var officer = logIn("reception")) {
			var page = officer.page();
			page.locator(".wusul-hall-call").press("Enter");
			page.locator(".wusul-dialog-hall input").fill("9");
			assertThat(Accessibility.violations(page, ".wusul-dialog-hall")).isEmpty();
			officer.screenshot("desk-hall");
			page.keyboard().press("Enter");
			assertThat(page.locator(".task-card")).containsText("خدمة المراجع", containing());
			officer.screenshot("desk-hall-called");
			page.locator(".wusul-hall-call").press("Enter");
			assertThat(page.locator(".wusul-dialog-hall .wusul-outcome-refused")).containsText("لا أحد ينتظر النداء",
					containing());
		}
	}

	@Test
	@DisplayName("shows a lead the load of each person, and the next task opens once one is assigned")
	void assignAndGo() {
		this.work.withDepartment();
		this.work.withDepartment();
		try (var lead = logIn("supervisor")) {
			var page = lead.page();
			page.locator(".wusul-lead-open").press("Enter");
			var panel = page.locator(".wusul-dialog-lead");
			var load = panel.locator(".wusul-load tbody tr", named("خالد الحربي"));
			assertThat(load).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
			violations(page, ".wusul-dialog-lead");
			lead.screenshot("desk-load");
			var before = load.locator("td").nth(1).textContent();
			panel.locator("form ~ * tbody tr", named("دراسة المعاملة")).first().locator("input").check();
			panel.locator(".wusul-hand select").selectOption("officer");
			panel.locator(".wusul-hand input").fill("توزيع عمل اليوم");
			panel.locator(".wusul-hand button", named("إسناد وفتح التالية")).press("Enter");
			assertThat(panel).hasCount(0, patiently());
			page.locator(".wusul-lead-open").press("Enter");
			assertThat(load.locator("td").nth(1)).hasText(String.valueOf(Integer.parseInt(before) + 1),
					new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
		}
	}

	@Test
	@DisplayName("shows an office its appointments on a page that is read on a telephone and printed")
	void agenda() {
		try (var office = logIn("private-office")) {
			var page = office.page();
			page.locator(".wusul-agenda-open").press("Enter");
			assertThat(page.locator(".wusul-agenda[data-state=ready]"))
				.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
			violations(page, ".wusul-dialog-agenda");
			office.screenshot("desk-agenda");
		}
	}

	private String ofTheWomensSection(String subject) {
		var request = CaseWork.request("passport");
		request.put("section", "women");
		request.put("subject", subject);
		return this.work.handIn("clerk-women", request);
	}

	private static void violations(Page page) {
		violations(page, TABLE);
	}

	private static void violations(Page page, String part) {
		assertThat(Accessibility.violations(page, part)).isEmpty();
	}

	private static Locator.LocatorOptions named(String text) {
		return new Locator.LocatorOptions().setHasText(text);
	}

	private static LocatorAssertions.HasCountOptions patiently() {
		return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
	}

	private static LocatorAssertions.ContainsTextOptions containing() {
		return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
	}

}
