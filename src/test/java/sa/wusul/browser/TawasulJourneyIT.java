package sa.wusul.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a detainee's wife does at the window, as the window's people see it in Tasklist
 * and she on her telephone and on the tracking page.
 */
@DisplayName("A detainee's wife at the Tawasul window")
@OnPostgreSql
@DirtiesContext // the web apps use the newest engine of the JVM
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TawasulJourneyIT {

	private static final String WIFE = "1366712766";

	private static final String DETAINEE = "1057830869";

	/** Another number than the one on file: nothing may arrive there. */
	private static final String GIVEN = "0509998877";

	private static final String ON_FILE = "0551112001";

	private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d{7}-\\d");

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

	private static Browsers browsers;

	private DemoPages pages;

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

	@BeforeEach
	void open() {
		this.pages = new DemoPages(browsers, this.port);
	}

	@Test
	@DisplayName("proves who she is at the number on file, learns how he is, and gets him a leave")
	void verificationEnquiryLeave() {
		becomeContact();
		learnHowHeIs();
		askForLeave();
	}

	private void becomeContact() {
		try (var window = logIn("tawasul")) {
			requester(window.startForm("توثيق جهة تواصل")).choose("ما المطلوب", "جهة التواصل الرئيسة")
				.screenshot("tawasul-contact")
				.submitStartForm();
			var code = DemoPages.first(CODE, this.pages.message(ON_FILE, "رمز التحقق"));
			window.filter("مهام مجموعتي")
				.openTask("إدخال رمز التحقق")
				.claim()
				.choose("ماذا يفعل صاحب الرقم", "قرأ الرمز")
				.write("الرمز", code)
				.screenshot("tawasul-code")
				.complete();
		}
		assertThat(this.pages.<Integer>onPage("/demo/inbox?mobile=" + GIVEN,
				(page) -> page.locator("ol li .text").count()))
			.as("messages at the number that was given")
			.isZero();
	}

	private void learnHowHeIs() {
		try (var window = logIn("tawasul")) {
			requester(window.startForm("الاستعلام عن حال نزيل")).screenshot("tawasul-enquiry").submitStartForm();
		}
		var reference = DemoPages.first(REFERENCE, this.pages.message(ON_FILE, "صدر جواب طلبكم"));
		assertThat(papers(reference, "tawasul-statement-track")).isOne();
	}

	private void askForLeave() {
		try (var window = logIn("tawasul")) {
			requester(window.startForm("الخروج المؤقت")).choose("سبب الخروج", "زواج قريب")
				.write("لمن يخرج", "أخته منى")
				.write("أين يكون أثناء الخروج", "بيت أهله في الرياض")
				.screenshot("tawasul-leave")
				.submitStartForm();
		}
		for (var authority : new String[] { "prison", "medical", "security" }) {
			try (var asked = logIn(authority)) {
				work(asked, "إبداء الرأي").choose("الرأي", "موافقة")
					.write("أسباب الرأي", "لا مانع من خروجه")
					.screenshot("tawasul-opinion-" + authority)
					.complete();
			}
		}
		try (var window = logIn("tawasul")) {
			work(window, "تسجيل الكفيل").write("اسم الكفيل", "راشد بن علي الحربي")
				.write("رقم هوية الكفيل", "1842684654")
				.choose("صلته بالنزيل", "أب أو أم")
				.tick("تحققت من هويته")
				.screenshot("tawasul-guarantor")
				.complete();
		}
		try (var director = logIn("prison-director")) {
			work(director, "قرار مدير السجن").choose("القرار", "يُؤذن بالخروج")
				.write("حيثيات القرار", "اتفقت الآراء على الموافقة")
				.screenshot("tawasul-decision")
				.complete();
		}
		var reference = DemoPages.first(REFERENCE, this.pages.message(ON_FILE, "صدر القرار"));
		DemoPages.waitFor("the permit", () -> papers(reference, "tawasul-permit-track") == 1);
	}

	private static TasklistPage work(TasklistPage person, String task) {
		DemoPages.waitFor(task,
				() -> person.filter("مهام مجموعتي")
					.page()
					.locator(".tasks-list .task")
					.filter(new Locator.FilterOptions().setHasText(task))
					.count() > 0);
		return person.openTask(task).claim();
	}

	private TasklistPage logIn(String person) {
		return TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn(person);
	}

	private static TasklistPage requester(TasklistPage form) {
		return form.choose("كيف وصل الطلب", "حضوري")
			.choose("المدينة والمركز", "الرياض")
			.choose("القسم", "النسائي")
			.write("اسم صاحب الطلب", "هدى بنت سعد الحربي")
			.write("رقم الهوية أو الإقامة", WIFE)
			.write("رقم الجوال", GIVEN)
			.write("رقم هوية النزيل", DETAINEE);
	}

	/** How many papers she can open on the tracking page, with the number on file. */
	private int papers(String reference, String shot) {
		return this.pages.onPage("/track", (page) -> {
			page.locator("[name=reference]").fill(reference);
			page.locator("[name=identityNumber]").fill(WIFE);
			page.locator("[name=mobileEnd]").fill(ON_FILE.substring(6));
			page.locator("button").click();
			page.locator("section").first().waitFor();
			DemoPages.screenshot(page, shot);
			return page.locator("a[href^='/track/papers/']").count();
		});
	}

}
