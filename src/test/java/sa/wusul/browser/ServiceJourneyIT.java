package sa.wusul.browser;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One whole service as people see it: clerk and officer in Tasklist; payer, courier and
 * requester on pages of their own.
 */
@DisplayName("The renewal of a driving licence from the counter to the door")
@Tag("browser")
class ServiceJourneyIT extends DemoJourney {

	/** Older than 65, so that an officer decides. */
	private static final String IDENTITY = "1526018153";

	private static final String MOBILE = "0551902647";

	private static final Pattern CODE = Pattern.compile("رمز التسليم (\\d{6})");

	@Test
	@DisplayName("is applied for, granted by an officer, paid, issued, and handed over in exchange for the code")
	void fromCounterToDoor() {
		apply();
		var reference = grant();
		var bill = this.pages.message(MOBILE, "فاتورة ");
		assertThat(bill).contains(reference);
		pay(reference, DemoPages.first(Pattern.compile("\\b\\d{12}\\b"), bill));
		bringHome(reference);
		assertThat(follow(reference)).isEqualTo("COMPLETED");
	}

	private void apply() {
		try (var clerk = logIn("clerk")) {
			clerk.startForm("تجديد رخصة القيادة")
				.choose("كيف وصل الطلب", "حضوري")
				.choose("المدينة والمركز", "الرياض")
				.write("رقم الهوية", IDENTITY)
				.write("رقم الجوال", MOBILE);
			filledFromTheRegister(clerk.page());
			clerk.write("رقم الجوال", MOBILE)
				.choose("مدة الصلاحية", "خمس")
				.choose("كيف تُسلّم الوثيقة", "عنوان")
				.screenshot("service-apply")
				.submitStartForm();
		}
	}

	/** Checks that the number is enough for name, section and address. */
	private static void filledFromTheRegister(Page page) {
		assertThat(page.locator(".wusul-person")).containsText("عبدالعزيز بن صالح المقبل");
		assertThat(page.locator("[id$=Field_RequesterName]")).hasValue("عبدالعزيز بن صالح المقبل");
		assertThat(page.locator("[id$=Field_ShortAddress]")).hasValue(Pattern.compile("RRRD\\d{4}"));
		assertThat(page.locator("label", new Page.LocatorOptions().setHasText("قسم الرجال")).locator("input"))
			.isChecked();
	}

	/**
	 * Completes the officer's task, which precedes the bill.
	 * @return the reference of the case
	 */
	private String grant() {
		try (var officer = logIn("service-officer-traffic")) {
			await(officer, "البت في الطلب").tab("المعاملة");
			var shown = officer.page().locator(".wusul-case").innerText();
			assertThat(shown).contains(IDENTITY, "نتيجة الفحص الآلي", "العمر");
			officer.screenshot("service-case-tab")
				.tab("النموذج")
				.claim()
				.choose("القرار", "إجابة الطلب")
				.screenshot("service-decide")
				.complete();
			return DemoPages.first(REFERENCE, shown);
		}
	}

	/**
	 * Goes from the page of the case to the biller's page, and back when the process has
	 * continued.
	 */
	private void pay(String reference, String bill) {
		this.pages.atThePortal(IDENTITY, "ar", 360, (page) -> {
			page.locator("a[href='/cases/" + reference + "']").first().click();
			assertThat(page.locator(".bill").innerText()).contains(bill);
			DemoPages.looked(page, "ar", 360, "bill");
			var own = page.url();
			page.locator(".bill a.btn").click();
			page.getByLabel("سداد الفاتورة " + bill, new Page.GetByLabelOptions().setExact(true)).click();
			assertThat(page.locator(".outcome").innerText()).contains("قُبل السداد");
			DemoPages.screenshot(page, "service-bills");
			DemoPages.waitFor("the payment", () -> {
				page.navigate(own);
				return page.locator(".bill").count() == 0;
			});
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
		var first = DemoPages.first(CODE, this.pages.message(MOBILE, "رمز التسليم"), 1);
		press(reference, "ATTEMPT_FAILED", (page) -> {
		});
		chooseDay(reference);
		press(reference, "OUT_FOR_DELIVERY", (page) -> {
		});
		DemoPages.waitFor("a new code",
				() -> !DemoPages.first(CODE, this.pages.message(MOBILE, "رمز التسليم"), 1).equals(first));
		var code = DemoPages.first(CODE, this.pages.message(MOBILE, "رمز التسليم"), 1);
		press(reference, "HANDED_OVER", (page) -> page.locator(parcel(reference) + " [name=code]").fill(code));
	}

	/** Chooses the day of the next attempt, because nobody was at home. */
	private void chooseDay(String reference) {
		this.pages.atThePortal(IDENTITY, "en", 360, (page) -> {
			page.locator("a[href='/cases/" + reference + "']").first().click();
			DemoPages.waitFor("the choice", () -> {
				page.reload();
				return page.locator("#day").count() > 0;
			});
			DemoPages.looked(page, "en", 360, "delivery-choice");
			DemoPages.submit(page, "#delivery-choice form[action$='/delivery/day'] button");
			DemoPages.waitFor("the day", () -> {
				page.reload();
				return page.locator("#day").count() == 0;
			});
		});
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

	/** Returns the state that the requester reads after the last step. */
	private String follow(String reference) {
		var state = new String[1];
		DemoPages.waitFor("the end", () -> {
			state[0] = track(reference, IDENTITY, MOBILE, "service-track",
					(page) -> page.locator("section").first().getAttribute("data-state"));
			return "COMPLETED".equals(state[0]);
		});
		return state[0];
	}

}
