package sa.wusul.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseState;
import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts what a common task costs each role, and writes the table of {@code desk.md}:
 * {@code mvn test -Dtest=DeskCostIT -Ddesk.write=true}. The seconds of the person are a
 * keystroke-level estimate, those of the page are measured and not compared, since they
 * are those of the machine.
 */
@DisplayName("What a common task costs each role, in a browser")
@Tag("browser")
class DeskCostIT extends DemoJourney {

	private static final Path DOCUMENT = Path.of("src/docs/desk.md");

	private static final String BEGIN = "<!-- roles -->\n";

	private static final String END = "<!-- /roles -->\n";

	/**
	 * Seconds of the keystroke-level model: to decide, to press a key, to point, to
	 * click, to move the hand.
	 */
	private static final double DECIDE = 1.35;

	private static final double KEY = 0.28;

	private static final double POINT = 1.1;

	private static final double BUTTON = 0.2;

	private static final double HAND = 0.4;

	private static final double CLICK = DECIDE + HAND + POINT + BUTTON;

	private static final String SERVED = "خُدم المراجع";

	@Autowired
	private CaseWork work;

	private final List<Cost> costs = new ArrayList<>();

	@Test
	@DisplayName("is as desk.md says: clicks, keys and seconds of each role")
	void asTold() throws IOException {
		ordinaryRequest();
		supervisor();
		analyst();
		office();
		prison();
		hall();
		var document = Files.readString(DOCUMENT);
		var from = document.indexOf(BEGIN) + BEGIN.length();
		var until = document.indexOf(END);
		if (Boolean.getBoolean("desk.write")) {
			Files.writeString(DOCUMENT, document.substring(0, from) + table() + document.substring(until));
		}
		assertThat(withoutMeasures(Files.readString(DOCUMENT).substring(from).split(END)[0]))
			.as("review the difference, then run: mvn test -Dtest=DeskCostIT -Ddesk.write=true")
			.isEqualTo(withoutMeasures(table()));
	}

	private String table() {
		return this.costs.stream().map(Cost::row).collect(Collectors.joining("", """
				| role | task | clicks before | person before, s | clicks and keys now | person now, s | page now, s |
				|---|---|---|---|---|---|---|
				""", ""));
	}

	private static String withoutMeasures(String table) {
		return table.replaceAll("\\| [0-9.]+ \\|\n", "|\n");
	}

	private void ordinaryRequest() {
		var reference = this.work.handIn("passport");
		try (var clerk = desk("clerk")) {
			var cost = cost("clerk", "confirms the proposed classification", 6, clerk);
			next(cost, reference);
			cost.press("Control+Enter", () -> isOver(reference, "Task_ClassifyRequest"));
		}
		try (var auditor = desk("auditor")) {
			var cost = cost("auditor", "accepts a request", -6, auditor);
			next(cost, reference);
			cost.take(choice(auditor, "قبول الطلب كما هو"));
			cost.press("Control+Enter", () -> isOver(reference, "Task_ReviewCase"));
		}
		try (var officer = desk("officer")) {
			var cost = cost("officer", "answers a request, without the typing", -7, officer);
			next(cost, reference);
			cost.take(choice(officer, "الرد على الطلب"));
			cost.take(officer.page().locator("textarea[id$='Field_Answer']"));
			officer.page().keyboard().type("جُدد جوازكم، ويمكنكم استلامه.");
			cost.press("Control+Enter", () -> isOver(reference, "Task_StudyCase"));
		}
		DemoPages.waitFor("the letter", () -> this.work.file(reference).state() == CaseState.ANSWERED);
	}

	private void supervisor() {
		var reference = this.work.withDepartment();
		try (var lead = desk("supervisor")) {
			var page = lead.page();
			var cost = cost("supervisor", "gives a task to an officer, without the reason's typing", -6, lead);
			cost.click(page.locator(".wusul-lead-open"));
			cost.click(page.locator(".wusul-dialog-lead tr", new Page.LocatorOptions().setHasText(reference))
				.locator("input"));
			// A list is opened and one of its entries chosen.
			cost.choose(page.locator(".wusul-hand select"), "officer");
			cost.click(page.locator(".wusul-hand input"));
			page.keyboard().type("توزيع عمل اليوم");
			cost.click(page.locator(".wusul-hand .btn-primary"));
			assertThat(page.locator(".wusul-outcome-done")).isVisible();
		}
	}

	private void analyst() {
		try (var cockpit = WebAppPage.open(chromium(), port())) {
			cockpit.logIn("cockpit", "analyst");
			var cost = new Cost("analyst", "simulates a process for the coming days", -4, cockpit.page());
			this.costs.add(cost);
			cost.click(cockpit.page().locator("a[href='#/processes']:visible").first());
			cost.click(cockpit.page()
				.locator("a[href*='process-definition/']:visible",
						new Page.LocatorOptions().setHasText("إعلان أيام الإغلاق"))
				.first());
			cost.click(cockpit.page()
				.locator(".ctn-content-bottom .nav-tabs a:visible", new Page.LocatorOptions().setHasText("المحاكاة")));
			cost.click(cockpit.page().getByText("شغّل المحاكاة"));
		}
	}

	private void office() {
		var reference = this.work.withDepartment();
		this.work.complete("officer", reference, "Task_StudyCase",
				Map.of("resolutionDecision", "ESCALATE", "note", "يستحق استثناء من الوزير"));
		try (var office = desk("private-office")) {
			var cost = cost("Minister's office", "puts a case before the Minister, without the typing", -8, office);
			next(cost, reference);
			cost.take(choice(office, "مكتمل ويُعرض على الوزير"));
			cost.take(office.page().locator("textarea[id$='Field_Brief']"));
			office.page().keyboard().type("ملخص المعاملة في سطر.");
			cost.take(office.page().locator("textarea[id$='Field_Recommendation']"));
			office.page().keyboard().type("الموافقة على الاستثناء.");
			cost.press("Control+Enter", () -> isOver(reference, "Task_PrepareReferral"));
		}
	}

	private void prison() {
		try (var officer = desk("prison")) {
			var page = officer.page();
			var cost = cost("prison", "registers a sealed envelope, without the number's typing", 0, officer);
			cost.click(page.locator(".start-process-action a"));
			cost.click(page.locator(".modal-body a:visible", new Page.LocatorOptions().setHasText("ظرف")).first());
			page.locator(".modal-body .fjs-form").waitFor();
			cost.click(page.locator(".modal-body .fjs-form-field-select .fjs-input-group").first());
			cost.click(page.locator(".fjs-dropdownlist-item").first());
			cost.click(page.locator(".modal-body input[id$='Field_EnvelopeNumber']"));
			page.keyboard().type("2000000018");
			cost.press("Control+Enter", () -> page.locator(".modal-body .fjs-form").count() == 0);
		}
	}

	private void hall() {
		for (var visitor = 0; visitor < 2; visitor++) {
			this.work.handIn("reception", "reception-centre-visit", Map.of("visitorKind", "WALK_IN"));
		}
		try (var officer = desk("reception")) {
			var page = officer.page();
			// The first call of a day asks for the counter.
			page.locator(".wusul-hall-call").click();
			page.locator(".wusul-dialog-hall input").fill("9");
			page.keyboard().press("Enter");
			assertThat(page.locator(".task-card")).containsText("خدمة المراجع");
			officer.settle();
			choice(officer, SERVED).click();
			page.keyboard().press("Control+Enter");
			officer.settle();
			var cost = cost("hall", "calls the next visitor and closes their visit", 6, officer);
			cost.click(page.locator(".wusul-hall-call"));
			assertThat(page.locator(".task-card")).containsText("خدمة المراجع");
			officer.settle();
			cost.click(choice(officer, SERVED));
			cost.press("Control+Enter", () -> true);
		}
	}

	private TasklistPage desk(String person) {
		var staff = logIn(person).leadToNextTask(person, true);
		staff.page().setViewportSize(1440, 900);
		return staff.settle();
	}

	private Cost cost(String role, String task, int before, TasklistPage staff) {
		var cost = new Cost(role, task, before, staff.page());
		this.costs.add(cost);
		return cost;
	}

	private static void next(Cost cost, String reference) {
		cost.press("F8", () -> cost.page.locator(".wusul-head").allInnerTexts().toString().contains(reference));
		cost.page.locator(".fjs-form").waitFor();
		QuietPage.await(cost.page);
	}

	private boolean isOver(String reference, String step) {
		return !this.work.openSteps(reference).contains(step);
	}

	private static Locator choice(TasklistPage staff, String label) {
		return staff.page()
			.locator(".task-card .fjs-form-field-radio label", new Page.LocatorOptions().setHasText(label))
			.first();
	}

	/** The cost of one task for a person, counted as they do it. */
	private static final class Cost {

		private final String role;

		private final String task;

		/**
		 * Clicks that people new to the desk counted on 2026-11-27; negative if derived
		 * from what they found and from the pages of that day, 0 if neither is possible.
		 */
		private final int before;

		private final Page page;

		private int deeds;

		private double person;

		private double answered;

		Cost(String role, String task, int before, Page page) {
			this.role = role;
			this.task = task;
			this.before = before;
			this.page = page;
		}

		void click(Locator place) {
			deed(CLICK, place::click);
		}

		/** Clicks into a form, which takes the task. */
		void take(Locator place) {
			click(place);
			this.page.locator("button.unclaim").waitFor();
			QuietPage.await(this.page);
		}

		void choose(Locator list, String entry) {
			deed(CLICK + DECIDE + POINT + BUTTON, () -> list.selectOption(entry));
			this.deeds++;
		}

		void press(String keys, BooleanSupplier done) {
			deed(DECIDE + KEY * keys.split("\\+").length, () -> this.page.keyboard().press(keys));
			DemoPages.waitFor(keys + " of the " + this.role, done);
			QuietPage.await(this.page);
		}

		/** Counts a deed, and the time until the page changed for the last time. */
		private void deed(double seconds, Runnable deed) {
			this.deeds++;
			this.person += seconds;
			var from = ((Number) this.page.evaluate("performance.now()")).doubleValue();
			deed.run();
			QuietPage.await(this.page);
			var changed = ((Number) this.page.evaluate("window.__quiet.changed")).doubleValue();
			this.answered += Math.max(0, changed - from) / 1000;
		}

		String row() {
			var clicks = Math.abs(this.before);
			var counted = (clicks > 0) ? String.format(Locale.ROOT, "%d%s | %.1f", clicks,
					(this.before < 0) ? " (derived)" : "", clicks * CLICK) : "not measured | not measured";
			return String.format(Locale.ROOT, "| %s | %s | %s | %d | %.1f | %.1f |%n", this.role, this.task, counted,
					this.deeds, this.person, this.answered);
		}

	}

}
