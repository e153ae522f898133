package sa.wusul.browser;

import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.Clamd;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A resident and the clerk who works on her request")
@Tag("browser")
class CaseThreadIT extends DemoJourney {

	private static final String RESIDENT = "2691476374";

	private static final String QUESTION = "When will my new licence be ready?";

	private static final String ANSWER = "تصدر خلال أسبوع من اكتمال الطلب.";

	private static final String ENQUIRY = "أين فقدتم الرخصة؟ وهل لديكم محضر؟";

	@LocalServerPort
	private int port;

	@Test
	@DisplayName("ask each other: she asks in English and reads the answer, is asked, gets more time, and answers with a file and without scripts")
	void ask() throws Exception {
		var reference = handIn();
		this.pages.atThePortal(RESIDENT, "en", 1280, (page) -> {
			page.navigate(address(reference, "en"));
			DemoPages.looked(page, "en", 1280, "thread");
			page.locator("#question").fill(QUESTION);
			page.locator("#thread form button").click();
			assertThat(page.locator("#thread-done")).containsText("We received your question");
			assertThat(page.locator("#thread-written")).containsText(QUESTION);
			answer();
			page.navigate(address(reference, "en"));
			assertThat(page.locator("#thread-written")).containsText(ANSWER);
			assertThat(page.locator("#now .told")).containsText("We have answered your question");
			DemoPages.looked(page, "en", 1280, "thread-answered");

			enquire();
			page.navigate(address(reference, "en"));
			assertThat(page.locator("#now .lead").first()).hasText("Answer our question about your request.");
			DemoPages.looked(page, "en", 1280, "thread-asked");
			page.locator("#more-time summary").click();
			var before = page.locator("#reply strong bdi").first().innerText();
			page.locator("#more-time textarea").fill("I am abroad this week.");
			page.locator("#more-time button").click();
			assertThat(page.locator("#thread-done")).containsText("your wish for more time");
			DemoPages.waitFor("the new day", () -> {
				page.navigate(address(reference, "en"));
				return !page.locator("#reply strong bdi").first().innerText().equals(before);
			});
			assertThat(page.locator("#more-time")).hasCount(0);
			assertThat(page.locator("#now .told")).containsText("You have more time");
			DemoPages.looked(page, "en", 1280, "thread-more-time");
		});
		reply(reference);
		read();
	}

	private String handIn() {
		try (var clerk = logIn("clerk")) {
			clerk.startForm("تسجيل الطلب")
				.choose("كيف وصل الطلب", "حضوري")
				.choose("المركز", "الرياض")
				.choose("القسم", "الرجال")
				.write("اسم صاحب الطلب", "ماريا سانتوس")
				.write("رقم الهوية", RESIDENT)
				.write("رقم الجوال", "0559876544")
				.choose("موضوع الطلب", "رخصة")
				.write("عنوان الطلب", "بدل رخصة مفقودة للمقيمة")
				.write("نص الطلب", "فقدت رخصة القيادة وأرغب في إصدار بدل عنها قبل سفري.")
				.submitStartForm();
			clerk.filter("مهام مجموعتي").openTask("تصنيف الطلب").tab("المعاملة");
			var reference = clerk.page().locator(".wusul-reference bdi").first().innerText().strip();
			clerk.tab("النموذج").claim();
			return reference;
		}
	}

	/**
	 * Answers her question as the clerk, who has claimed the open step of her request.
	 */
	private void answer() {
		atTheTask("إجابة صاحب الطلب", (clerk) -> {
			assertThat(clerk.page().locator(".fjs-form").innerText()).contains("When will my new licence be ready");
			clerk.tab("المعاملة");
			assertThat(clerk.page().locator(".wusul-thread").innerText()).contains(QUESTION, "صاحب الطلب");
			clerk.screenshot("thread-case")
				.tab("النموذج")
				.write("الجواب", ANSWER)
				.screenshot("thread-answer")
				.complete();
		});
	}

	/** Asks her beside the clerk's own task, which stays open. */
	private void enquire() {
		atTheTask("تصنيف الطلب", (clerk) -> {
			clerk.tab("المعاملة");
			var form = clerk.page().locator(".wusul-write", new Page.LocatorOptions().setHasText("سؤال لصاحب الطلب"));
			form.locator("textarea").fill(ENQUIRY);
			form.locator("button").click();
			assertThat(clerk.page().locator(".wusul-thread")).containsText(ENQUIRY);
			assertThat(clerk.page().getByText("ويُسأل من جديد بعد جوابه")).isVisible();
			assertThat(form).hasCount(0);
			clerk.screenshot("thread-enquiry");
		});
	}

	/** Answers in Arabic on a small telephone without scripts. */
	private void reply(String reference) throws Exception {
		var picture = Clamd.picture();
		try (var context = chromium().newContext(new Browser.NewContextOptions().setLocale("ar")
			.setViewportSize(360, 800)
			.setJavaScriptEnabled(false))) {
			var page = context.newPage();
			this.pages.logIn(page, RESIDENT);
			page.navigate(address(reference, "ar"));
			DemoPages.screenshot(page, "portal-thread-asked-ar-360");
			assertThat(page.locator("#reply .told")).containsText(ENQUIRY);
			page.locator("#reply-text").fill("في مطار الرياض، والمحضر مرفق.");
			page.locator("#reply-file").setInputFiles(new FilePayload("report.png", "image/png", picture));
			page.locator("#reply button").press("Enter");
			assertThat(page.locator("#thread-done")).containsText("وصل جوابكم");
			assertThat(page.locator("#reply")).hasCount(0);
			DemoPages.screenshot(page, "portal-thread-replied-ar-360");
		}
	}

	private void read() {
		atTheTask("قراءة جواب صاحب الطلب", (clerk) -> {
			assertThat(clerk.page().locator(".fjs-form").innerText()).contains("في مطار الرياض");
			clerk.tab("المعاملة");
			assertThat(clerk.page().locator(".wusul-case").innerText()).contains("report.png", "في مطار الرياض");
			clerk.tab("النموذج").screenshot("thread-read").complete();
		});
	}

	/** Waits for a task that the clerk has, and works on it. */
	private void atTheTask(String task, Consumer<TasklistPage> deeds) {
		try (var clerk = logIn("clerk")) {
			DemoPages.waitFor(task,
					() -> clerk.filter("مهامي")
						.page()
						.locator(".tasks-list .task")
						.filter(new Locator.FilterOptions().setHasText(task))
						.count() > 0);
			deeds.accept(clerk.openTask(task));
		}
	}

	private String address(String reference, String language) {
		return "http://127.0.0.1:" + this.port + "/cases/" + reference + "?lang=" + language;
	}

}
