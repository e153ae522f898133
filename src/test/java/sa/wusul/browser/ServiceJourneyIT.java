package sa.wusul.browser;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
 * One whole service as people see it: clerk and officer in Tasklist, payer, courier and
 * requester each on his page.
 */
@DisplayName("The renewal of a driving licence from the counter to the door")
@OnPostgreSql
@DirtiesContext // the web apps use the newest engine of the JVM
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServiceJourneyIT {

	/** Over sixty-five, so that an officer decides. */
	private static final String IDENTITY = "1526018153";

	private static final String MOBILE = "0551902647";

	private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d{7}-\\d");

	private static final Pattern CODE = Pattern.compile("رمز التسليم (\\d{6})");

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
	@DisplayName("is applied for, paid, granted by an officer, issued, and handed over against the code")
	void fromCounterToDoor() {
		apply();
		var bill = this.pages.message(MOBILE, "ورقم الفاتورة");
		var reference = DemoPages.first(REFERENCE, bill);
		pay(DemoPages.first(Pattern.compile("\\b\\d{12}\\b"), bill));
		grant(reference);
		bringHome(reference);
		assertThat(follow(reference)).isEqualTo("COMPLETED");
	}

	private void apply() {
		try (var clerk = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn("clerk")) {
			clerk.startForm("تجديد رخصة القيادة")
				.choose("كيف وصل الطلب", "حضوري")
				.choose("المدينة والمركز", "الرياض")
				.choose("القسم", "الرجال")
				.write("اسم صاحب الطلب", "سليمان بن عبدالعزيز الفوزان")
				.write("رقم الهوية", IDENTITY)
				.write("رقم الجوال", MOBILE)
				.choose("مدة الصلاحية", "خمس")
				.choose("كيف تُسلّم الوثيقة", "عنوان")
				.write("العنوان المختصر", "RRRD2929")
				.screenshot("service-apply")
				.submitStartForm();
		}
	}

	/** The officer's task comes when the payment has arrived. */
	private void grant(String reference) {
		try (var officer = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn("service-officer-traffic")) {
			officer.filter("مهام مجموعتي").openTask("البت في الطلب").tab("القضية");
			assertThat(officer.page().locator(".wusul-case").innerText()).contains(reference, IDENTITY,
					"نتيجة الفحص الآلي", "العمر");
			officer.screenshot("service-case-tab")
				.tab("النموذج")
				.claim()
				.choose("القرار", "إجابة الطلب")
				.screenshot("service-decide")
				.complete();
		}
	}

	private void pay(String bill) {
		this.pages.onPage("/demo/bills", (page) -> {
			page.getByLabel("سداد الفاتورة " + bill, new Page.GetByLabelOptions().setExact(true)).click();
			assertThat(page.locator(".outcome").innerText()).contains("قُبل السداد");
			DemoPages.screenshot(page, "service-bills");
			return null;
		});
		this.pages.message(MOBILE, "وصل سداد");
	}

	private void bringHome(String reference) {
		DemoPages.waitFor("the parcel",
				() -> this.pages.onPage("/demo/parcels", (page) -> page.locator(parcel(reference)).count() > 0));
		press(reference, "COLLECTED", (page) -> {
		});
		press(reference, "OUT_FOR_DELIVERY", (page) -> {
		});
		var code = DemoPages.first(CODE, this.pages.message(MOBILE, "رمز التسليم"), 1);
		press(reference, "HANDED_OVER", (page) -> page.locator(parcel(reference) + " [name=code]").fill(code));
	}

	private void press(String reference, String event, Consumer<Page> before) {
		this.pages.onPage("/demo/parcels", (page) -> {
			before.accept(page);
			page.locator(parcel(reference) + " button[value=" + event + "]").click();
			page.waitForLoadState();
			assertThat(page.locator(".refusal").count()).as(event).isZero();
			DemoPages.screenshot(page, "service-parcels");
			return null;
		});
	}

	private static String parcel(String reference) {
		return "li[data-reference='" + reference + "']";
	}

	/** The state that the requester reads when the last step has arrived. */
	private String follow(String reference) {
		var state = new String[1];
		DemoPages.waitFor("the end", () -> this.pages.onPage("/track", (page) -> {
			page.locator("[name=reference]").fill(reference);
			page.locator("[name=identityNumber]").fill(IDENTITY);
			page.locator("[name=mobileEnd]").fill(MOBILE.substring(6));
			page.locator("button").click();
			state[0] = page.locator("section").first().getAttribute("data-state");
			DemoPages.screenshot(page, "service-track");
			return "COMPLETED".equals(state[0]);
		}));
		return state[0];
	}

}
