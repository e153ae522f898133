package sa.wusul.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A clerk works in the task list, in a browser with English as its language: everything
 * is in Arabic and right to left, and the case is beside the form.
 */
@OnH2
@BrowserStory
@Tag("browser")
class TasklistInArabicIT {

	private static Browsers browsers;

	/**
	 * Holds timers of 0.1 to 1 seconds back until the page's late() is called, as a busy
	 * machine would.
	 */
	private static final String LATE_TIMERS = """
			const { setTimeout } = window;
			const held = [];
			window.setTimeout = (deed, delay, ...more) =>
			  delay >= 100 && delay <= 1000 ? -held.push(() => deed(...more)) : setTimeout(deed, delay, ...more);
			window.late = () => {
			  window.setTimeout = setTimeout;
			  held.splice(0).forEach((deed) => deed());
			};
			""";

	@LocalServerPort
	private int port;

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

	@Test
	void theLogInPageIsArabic() {
		try (TasklistPage tasklist = open()) {
			assertRightToLeft(tasklist);
			assertArabicOnly(tasklist, "log-in");
			tasklist.refusedLogIn("nobody", "wrong", "لم يتم الدخول");
			assertArabicOnly(tasklist, "log-in-refused");
		}
	}

	@Test
	@DisplayName("The log-in page leaves the focus where its reader put it, also on a slow machine, and shows no password")
	void keepsFocusWhileReaderTypes() {
		try (TasklistPage tasklist = open()) {
			var page = tasklist.page();
			page.addInitScript(LATE_TIMERS);
			page.reload();
			page.locator("input[type=text]:focus").waitFor();
			page.keyboard().type("clerk");
			page.keyboard().press("Tab");
			page.evaluate("late()");
			page.keyboard().type(TasklistPage.DEMO_PASSWORD);
			assertThat(page.locator("input[type=text]").inputValue()).isEqualTo("clerk");
			page.keyboard().press("Enter");
			page.locator(".start-process-action").waitFor();
		}
	}

	@Test
	void aClerkHandsInARequestAndFindsItsCase() {
		try (TasklistPage tasklist = open().logIn("clerk")) {
			assertRightToLeft(tasklist);
			assertArabicOnly(tasklist, "task-list");
			assertThat(tasklist.page().locator(".ce-eol-banner").count()).isZero();

			tasklist.startForm("تسجيل الطلب");
			assertArabicOnly(tasklist, "start-form");
			tasklist.write("رقم الجوال", "05").write("اسم صاحب الطلب", "س").write("رقم الهوية", "12");
			tasklist.write("عنوان الطلب", "");
			assertThat(tasklist.settle().page().locator(".fjs-form-field-error").allInnerTexts()).isNotEmpty();
			assertArabicOnly(tasklist, "start-form-refused");

			tasklist.choose("كيف وصل الطلب", "حضوري")
				.choose("المركز", "الرياض")
				.choose("القسم", "الرجال")
				.write("اسم صاحب الطلب", "عبدالله بن محمد السبيعي")
				.write("رقم الهوية", "1058529940")
				.write("رقم الجوال", "0551234567")
				.choose("موضوع الطلب", "جواز")
				.write("عنوان الطلب", "تأخر تجديد جواز السفر")
				.write("نص الطلب", "قدمت طلبي برقم 1447-0001234-3 قبل شهرين ولم يصلني رد، وجوالي +966551234567.")
				.screenshot("start-form-filled")
				.submitStartForm();

			tasklist.filter("مهام مجموعتي").openTask("تصنيف الطلب");
			assertArabicOnly(tasklist, "task-form");

			tasklist.tab("المعاملة");
			assertThat(tasklist.page().locator(".wusul-case").innerText())
				.contains("عبدالله بن محمد السبيعي", "1058529940", "تأخر تجديد جواز السفر", "مركز الرياض")
				.containsPattern("المعاملة 14\\d\\d-\\d{7}-\\d");
			assertReadFromTheLeft(tasklist, ".wusul-reference bdi");
			assertArabicOnly(tasklist, "case-tab");

			tasklist.tab("السجل");
			assertArabicOnly(tasklist, "history-tab");
			tasklist.tab("المخطط");
			assertThat(tasklist.page()
				.locator(".djs-container")
				.first()
				.evaluate("(diagram) => getComputedStyle(diagram).direction")).isEqualTo("ltr");
			assertThat((Boolean) tasklist.page().evaluate("""
					() => [...document.querySelectorAll('.djs-shape .djs-visual')]
					  .filter((shape) => shape.querySelector(':scope > rect') && shape.querySelector(':scope > text'))
					  .every((shape) => {
					    const box = shape.querySelector(':scope > rect').getBoundingClientRect();
					    const label = shape.querySelector(':scope > text').getBoundingClientRect();
					    return label.left >= box.left - 2 && label.right <= box.right + 2;
					  })
					""")).as("labels lie inside their boxes").isTrue();
			assertArabicOnly(tasklist, "diagram-tab");
		}
	}

	private TasklistPage open() {
		return TasklistPage.open(browsers.chromiumBrowser(), this.port);
	}

	private static void assertRightToLeft(TasklistPage tasklist) {
		assertThat(tasklist.page().locator("html").getAttribute("dir")).isEqualTo("rtl");
		assertThat(tasklist.page().locator("html").getAttribute("lang")).isEqualTo("ar");
	}

	private static void assertArabicOnly(TasklistPage tasklist, String screen) {
		tasklist.screenshot(screen);
		assertThat(tasklist.latinWords()).as(screen).isEmpty();
	}

	/** Checks by their positions that the first digit is left of the last one. */
	private static void assertReadFromTheLeft(TasklistPage tasklist, String number) {
		assertThat(tasklist.page()
			.locator(number)
			.first()
			.evaluate(
					"""
							(element) => {
							  const text = element.firstChild;
							  const left = (index) => {
							    const range = document.createRange();
							    range.setStart(text, index);
							    range.setEnd(text, index + 1);
							    return range.getBoundingClientRect().left;
							  };
							  const digits = [...text.data].map((letter, index) => (/\\d/.test(letter) ? index : -1)).filter((index) => index >= 0);
							  return left(digits[0]) < left(digits.at(-1));
							}
							"""))
			.isEqualTo(true);
	}

}
