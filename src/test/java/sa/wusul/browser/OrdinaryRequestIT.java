package sa.wusul.browser;

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

/** Counts what staff do for an ordinary request, from its hand-in to its letter. */
@DisplayName("The clicks and keys of an ordinary request, in a browser")
@Tag("browser")
class OrdinaryRequestIT extends DemoJourney {

	private static final int MOST = 10;

	private static final String NEXT = "F8";

	private static final String COMPLETE = "Control+Enter";

	@Autowired
	private CaseWork work;

	private int deeds;

	@Test
	@DisplayName("are at most ten until the letter: the next task and its end by a key, and taken by beginning to work")
	void atMostTen() {
		var reference = this.work.handIn("passport");
		try (var clerk = next("clerk", reference)) {
			// The table proposes the classification; its confirmation takes the task.
			end(clerk, reference, "Task_ClassifyRequest");
		}
		try (var auditor = next("auditor", reference)) {
			click(auditor, choice(auditor, "قبول الطلب كما هو"));
			end(auditor, reference, "Task_ReviewCase");
		}
		try (var officer = next("officer", reference)) {
			click(officer, choice(officer, "الرد على الطلب"));
			var answer = officer.page().locator("textarea[id$='Field_Answer']");
			click(officer, answer);
			officer.page().keyboard().type("جُدد جوازكم، ويمكنكم استلامه من مكتب الجوازات.");
			officer.screenshot("work-answer");
			end(officer, reference, "Task_StudyCase");
		}
		DemoPages.waitFor("the letter", () -> this.work.file(reference).state() == CaseState.ANSWERED);
		assertThat(this.deeds).as("clicks and keys from the hand-in to the letter").isLessThanOrEqualTo(MOST);
	}

	private TasklistPage next(String person, String reference) {
		var staff = logIn(person).leadToNextTask(person, true);
		staff.page().setViewportSize(1440, 900);
		press(staff, NEXT);
		assertThat(staff.page().locator(".wusul-head")).containsText(reference);
		staff.page().locator(".fjs-form").waitFor();
		staff.settle();
		return staff;
	}

	private void end(TasklistPage staff, String reference, String step) {
		press(staff, COMPLETE);
		DemoPages.waitFor("the end of " + step, () -> !this.work.openSteps(reference).contains(step));
	}

	private static Locator choice(TasklistPage staff, String label) {
		return staff.page()
			.locator(".task-card .fjs-form-field-radio label", new Page.LocatorOptions().setHasText(label))
			.first();
	}

	private void click(TasklistPage staff, Locator place) {
		this.deeds++;
		place.click();
		staff.page().locator("button.unclaim").waitFor();
		staff.settle();
	}

	private void press(TasklistPage staff, String key) {
		this.deeds++;
		staff.page().keyboard().press(key);
		staff.settle();
	}

}
