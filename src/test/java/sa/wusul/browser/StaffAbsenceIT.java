package sa.wusul.browser;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A supervisor records who is away, and open work goes to the deputy. */
@DisplayName("An absence of staff")
@Tag("browser")
class StaffAbsenceIT extends DemoJourney {

	private static final String STUDY = "Task_StudyCase";

	private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(60_000);

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void everybodyIsBack() {
		this.jdbc.sql("delete from staff_absence").update();
	}

	@Test
	@DisplayName("hands open work to the deputy, who finds it among their own, and later work stays with the officer who is back")
	void deputy() {
		var reference = studied();
		var today = LocalDate.now(Kingdom.ZONE);
		try (var supervisor = logIn("supervisor")) {
			var form = supervisor.page().locator(".modal-body .fjs-form");
			supervisor.startForm("تسجيل غياب موظف").choose("ماذا تريد؟", "تسجيل غياب");
			supervisor.choose("الموظف الغائب", "خالد الحربي")
				.choose("من يوم", today)
				.choose("إلى يوم", today.minusDays(1))
				.choose("من ينوب عنه", "ماجد العنزي")
				.screenshot("absence-to-record");
			assertThat(Accessibility.violations(supervisor.page(), ".modal-body")).isEmpty();
			supervisor.refusedStartForm("آخر أيام الغياب لا يسبق أولها");
			assertThat(form).containsText("خالد الحربي");
			supervisor.choose("إلى يوم", today.plusDays(3)).submitStartForm();
		}
		DemoPages.waitFor("the deputy's task",
				() -> "officer-second".equals(this.work.task(reference, STUDY).getAssignee()));

		try (var deputy = logIn("officer-second")) {
			deputy.filter("مهامي");
			var task = deputy.page().locator(".tasks-list .task").filter(having(reference));
			assertThat(task).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
			task.click();
			assertThat(deputy.page().locator(".wusul-head")).containsText(reference, SOON);
			assertThat(deputy.page().locator("button.unclaim")).isVisible();
			deputy.settle().screenshot("absence-deputy");
		}
		try (var supervisor = logIn("supervisor")) {
			supervisor.startForm("تسجيل غياب موظف")
				.choose("ماذا تريد؟", "إنهاء غياب من رجع")
				.choose("الموظف الغائب", "خالد الحربي")
				.screenshot("absence-to-end")
				.submitStartForm();
		}
		var next = studied();
		assertThat(this.work.task(next, STUDY).getAssignee()).isEqualTo("officer");
		assertThat(this.work.task(reference, STUDY).getAssignee()).as("what the deputy began")
			.isEqualTo("officer-second");
	}

	@Test
	@DisplayName("is recorded in English by keyboard on a narrow screen, and without a deputy gives work back to the group")
	void byKeyboard() {
		var reference = studied();
		try (var supervisor = logIn("supervisor")) {
			var page = supervisor.page();
			page.evaluate("() => { document.cookie = 'wusul-desk-language=en; Path=/'; }");
			page.setViewportSize(360, 800);
			page.reload();
			page.locator(".navbar-toggle").press("Enter");
			supervisor.settle().startForm("Recording an absence of staff").screenshot("absence-360");
			var form = page.locator(".modal-body .fjs-form");
			form.locator("input[type=radio]").first().focus();
			page.keyboard().press("Space");
			pick(supervisor, "Absent member of staff", "خالد الحربي");
			day(supervisor, "From", LocalDate.now(Kingdom.ZONE));
			day(supervisor, "Until", LocalDate.now(Kingdom.ZONE).plusDays(2));
			supervisor.screenshot("absence-360-written");
			assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
			var start = page.locator(".modal-footer .btn-primary:visible:not([disabled])");
			start.focus();
			page.keyboard().press("Enter");
			assertThat(form).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
		}
		DemoPages.waitFor("the group's task", () -> this.work.task(reference, STUDY).getAssignee() == null);
	}

	/** Brings a case to an officer who studies it. */
	private String studied() {
		var reference = this.work.withDepartment();
		this.work.claim("officer", reference, STUDY);
		return reference;
	}

	/**
	 * Chooses with the arrows from a list, which opens when the cursor comes to it, as
	 * quickly as keys can be pressed.
	 */
	private static void pick(TasklistPage person, String label, String name) {
		var list = field(person, label);
		list.locator("[tabindex='0'], input").first().focus();
		var names = person.page().locator(".fjs-dropdownlist-item");
		names.filter(having(name)).waitFor();
		for (var steps = names.allInnerTexts().indexOf(name); steps > 0; steps--) {
			person.page().keyboard().press("ArrowDown");
		}
		person.page().keyboard().press("Enter");
		assertThat(list).containsText(name);
	}

	/** Types a day as the field shows it. */
	private static void day(TasklistPage person, String label, LocalDate day) {
		var input = field(person, label).locator("input").first();
		input.focus();
		person.page().keyboard().type(day.format(WRITTEN));
		person.page().keyboard().press("Tab");
		person.settle();
	}

	private static Locator field(TasklistPage person, String label) {
		return person.page().locator(".modal-body .fjs-form-field").filter(having(label)).first();
	}

	private static Locator.FilterOptions having(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

}
