package sa.wusul.browser;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.clock.Kingdom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests of a detainee's wife to the Tawasul window, as its staff see them in Tasklist,
 * and she on her telephone and on the tracking page.
 */
@DisplayName("A detainee's wife at the Tawasul window")
@Tag("browser")
class TawasulJourneyIT extends DemoJourney {

	private static final String WIFE = "1366712766";

	private static final String DETAINEE = "1057830869";

	/** A number other than the one on file, to which no message may go. */
	private static final String GIVEN = "0509998877";

	private static final String ON_FILE = "0551112001";

	private static final String PAPER = "a[href*='/papers/']";

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}(\\d{2})?\\b");

	@Test
	@DisplayName("proves her identity at the number on file, gets information about the detainee, and a leave")
	void verificationEnquiryLeave() {
		becomeContact();
		learnHowHeIs();
		atHome("ar", 360);
		atHome("en", 1280);
		askForLeave();
	}

	private void becomeContact() {
		try (var window = logIn("tawasul")) {
			requester(window.startForm("توثيق جهة تواصل")).choose("ما المطلوب", "جهة التواصل الرئيسة")
				.write("رقم هوية النزيل", "1057830868")
				.refusedStartForm("رقم هوية النزيل غير صحيح")
				.write("رقم هوية النزيل", DETAINEE)
				.screenshot("tawasul-contact")
				.submitStartForm();
			var code = DemoPages.first(CODE, this.pages.message(ON_FILE, "رمز التحقق"));
			asksForTheCode("ar", 360);
			// From here on, messages to this number are in English.
			asksForTheCode("en", 1280);
			await(window, "إدخال رمز التحقق").claim()
				.choose("ماذا يفعل صاحب الرقم", "قرأ الرمز")
				.write("الرمز", otherThan(code))
				.complete();
			var told = window.page().locator(".wusul-told-warning");
			assertThat(told).containsText("لم تنته هذه الخطوة، فعادت إليك: إدخال رمز التحقق");
			assertThat(window.page().locator(".notifications .alert-success")).hasCount(0);
			window.screenshot("tawasul-wrong-code");
			window.claim()
				.choose("ماذا يفعل صاحب الرقم", "قرأ الرمز")
				.write("الرمز", code)
				.screenshot("tawasul-code")
				.complete();
		}
		try (var prison = logIn("prison")) {
			await(prison, "سؤال النزيل عن رضاه").claim()
				.choose("جواب النزيل", "يرضى به")
				.write("ما قاله", "قال إنها زوجته ويرضى بها")
				.screenshot("tawasul-consent")
				.complete();
		}
		assertThat(this.pages.<Integer>onPage("/demo/inbox?mobile=" + GIVEN,
				(page) -> page.locator("ol li .text").count()))
			.as("messages to the given number")
			.isZero();
	}

	private static String otherThan(String code) {
		var last = code.length() - 1;
		return code.substring(0, last) + (code.charAt(last) == '0' ? '1' : '0');
	}

	private void learnHowHeIs() {
		try (var window = logIn("tawasul")) {
			requester(window.startForm("الاستعلام عن حال نزيل")).screenshot("tawasul-enquiry").submitStartForm();
		}
		var reference = DemoPages.first(REFERENCE,
				this.pages.message(ON_FILE, "Your request at the Tawasul window has been answered"));
		assertThat(opened(reference, "tawasul-statement-case")).isEqualTo("%PDF-");
		trackingTellsNothing(reference);
	}

	/** Enters the code at the portal, instead of telling it to an officer. */
	private void asksForTheCode(String language, int width) {
		this.pages.atThePortal(WIFE, language, width, (page) -> {
			page.locator(".cases a").first().click();
			page.locator("#number-code").waitFor();
			DemoPages.looked(page, language, width, "number-code");
		});
	}

	/**
	 * Shows at the portal the detainees whose contact she is, and her possible requests.
	 */
	private void atHome(String language, int width) {
		this.pages.atThePortal(WIFE, language, width, (page) -> {
			page.navigate(page.url().replaceAll("/cases.*", "/tawasul"));
			assertThat(page.locator("article").first().innerText()).contains(DETAINEE);
			DemoPages.looked(page, language, width, "tawasul-contact");
			page.locator("article nav a").first().click();
			page.locator("#request").waitFor();
			page.navigate(page.url().replaceAll("/request.*", "/request/check"));
			assertThat(page.locator(".answers").allInnerTexts().toString()).contains(DETAINEE);
			DemoPages.looked(page, language, width, "tawasul-request");
		});
	}

	private void askForLeave() {
		try (var window = logIn("tawasul")) {
			requester(window.startForm("الخروج المؤقت")).choose("سبب الخروج", "زواج قريب")
				.write("لمن يخرج", "أخته منى")
				.choose("صلة القريب بالنزيل", "أخوه أو أخته")
				.choose("يوم المناسبة", LocalDate.now(Kingdom.ZONE).plusDays(7))
				.write("أين يكون أثناء الخروج", "بيت أهله في الرياض")
				.screenshot("tawasul-leave")
				.submitStartForm();
		}
		for (var authority : new String[] { "prison", "medical", "security" }) {
			try (var asked = logIn(authority)) {
				await(asked, "إبداء الرأي").claim()
					.choose("الرأي", "موافقة")
					.write("أسباب الرأي", "لا مانع من خروجه")
					.tab("المعاملة");
				assertThat(asked.page().locator(".wusul-case").innerText()).contains("سبب الخروج: زواج قريب", DETAINEE);
				asked.tab("النموذج").screenshot("tawasul-opinion-" + authority).complete();
			}
		}
		try (var window = logIn("tawasul")) {
			await(window, "تسجيل الكفيل").claim()
				.write("اسم الكفيل", "راشد بن علي الحربي")
				.write("رقم هوية الكفيل", "1842684654")
				.choose("صلته بالنزيل", "أب أو أم")
				.tick("تحققت من هويته")
				.screenshot("tawasul-guarantor")
				.complete();
		}
		try (var director = logIn("prison-director")) {
			await(director, "قرار مدير السجن").claim()
				.choose("القرار", "يُؤذن بالخروج")
				.write("حيثيات القرار", "اتفقت الآراء على الموافقة")
				.screenshot("tawasul-decision")
				.complete();
		}
		var reference = DemoPages.first(REFERENCE,
				this.pages.message(ON_FILE, "Your request at the Tawasul window has been decided"));
		assertThat(opened(reference, "tawasul-permit-case")).isEqualTo("%PDF-");
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

	/**
	 * Returns the first bytes of the paper on her case's page, after a log-in with the
	 * code on her telephone.
	 */
	private String opened(String reference, String shot) {
		var bytes = new StringBuilder();
		this.pages.atThePortal(WIFE, "ar", 1280, (page) -> {
			page.navigate(page.url() + "/" + reference);
			DemoPages.waitFor("a paper", () -> {
				page.reload();
				return page.locator(PAPER).count() == 1;
			});
			DemoPages.screenshot(page, shot);
			var address = page.locator(PAPER).evaluate("(link) => link.href").toString();
			bytes.append(new String(page.request().get(address).body(), 0, 5, StandardCharsets.US_ASCII));
		});
		return bytes.toString();
	}

	/** Checks that details known to her whole family open no case. */
	private void trackingTellsNothing(String reference) {
		var shown = track(reference, WIFE, ON_FILE, "tawasul-track",
				(page) -> page.locator("section").first().innerText());
		assertThat(shown).contains(reference, "الدخول بالرمز").doesNotContain("صدر");
	}

}
