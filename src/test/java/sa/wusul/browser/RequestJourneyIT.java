package sa.wusul.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main process as people see it: clerk, auditor and officer in Tasklist, the
 * requester on their telephone and on the tracking page.
 */
@DisplayName("A request on its way from the counter to its answer")
@Tag("browser")
class RequestJourneyIT {

	private static final String IDENTITY = "1101798278";

	private static final String SUBJECT = "بدل رخصة قيادة مفقودة";

	private static Browsers browsers;

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

	abstract static class Journey {

		@LocalServerPort
		private int port;

		@Autowired
		private CaseFiles caseFiles;

		@Test
		@DisplayName("is classified, audited and answered by letter, and the requester is informed of each step")
		void fromCounterToAnswer() throws Exception {
			String reference = handIn();
			askForDocument();
			supply(reference);
			audit(reference);
			answer(reference);
			followToTheAnswer(reference);
			theInboxHoldsEachMessage(reference);
			reopen(reference);
		}

		/** Asks for a reopening as the requester; the supervisor accepts it. */
		private void reopen(String reference) {
			new DemoPages(browsers, this.port).atThePortal(IDENTITY, "ar", 360, (page) -> {
				page.navigate("http://127.0.0.1:" + this.port + "/cases/" + reference + "?lang=ar");
				page.locator("#rating input[value='2']").check();
				page.locator("#rating button").click();
				page.locator("#rating input")
					.first()
					.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
				page.locator("#reason").fill("لم يُذكر في الرد موعد استلام البدل ولا رقم الموعد.");
				DemoPages.looked(page, "ar", 360, "reopening");
				page.locator("#reopening button").click();
				page.locator("#reopening-stage").waitFor();
				page.navigate(page.url().replaceAll("[?#].*", "") + "?lang=en");
				DemoPages.looked(page, "en", 360, "reopening-asked");
				try (TasklistPage supervisor = open("supervisor")) {
					supervisor.filter("مهام مجموعتي").openTask("النظر في إعادة فتح المعاملة").tab("المعاملة");
					assertThat(supervisor.page().locator(".wusul-case").innerText()).contains(reference,
							"موعد استلام البدل");
					supervisor.screenshot("journey-reopening")
						.tab("النموذج")
						.claim()
						.choose("القرار", "إعادة")
						.write("ما الذي يُنظر فيه من جديد", "يُذكر له موعد استلام البدل.")
						.complete();
				}
				try (TasklistPage officer = open("officer-traffic")) {
					DemoPages.waitFor("دراسة المعاملة",
							() -> officer.filter("مهام مجموعتي")
								.page()
								.locator(".tasks-list .task")
								.filter(new Locator.FilterOptions().setHasText("دراسة المعاملة"))
								.count() > 0);
				}
				page.reload();
				assertThat(page.locator("section[data-state]").getAttribute("data-state")).isEqualTo("WITH_DEPARTMENT");
			});
		}

		/** Submits and classifies the request as a clerk. */
		private String handIn() {
			try (TasklistPage clerk = open("clerk")) {
				clerk.startForm("تسجيل الطلب")
					.choose("كيف وصل الطلب", "حضوري")
					.choose("المركز", "الرياض")
					.choose("القسم", "الرجال")
					.write("اسم صاحب الطلب", "فهد بن سعود المالكي")
					.write("رقم الهوية", IDENTITY)
					.write("رقم الجوال", "0559876543")
					.choose("موضوع الطلب", "رخصة")
					.write("عنوان الطلب", SUBJECT)
					.write("نص الطلب", "فقدت رخصة القيادة وأرغب في إصدار بدل عنها قبل سفري.")
					.submitStartForm();
				clerk.filter("مهام مجموعتي").openTask("تصنيف الطلب").tab("المعاملة");
				assertThat(clerk.page().locator(".wusul-case").innerText()).contains(SUBJECT, IDENTITY);
				String reference = clerk.page().locator(".wusul-reference bdi").first().innerText().strip();
				clerk.tab("النموذج").claim().choose("الأولوية", "عادي").screenshot("journey-classify").complete();
				return reference;
			}
		}

		private void askForDocument() {
			try (TasklistPage auditor = open("auditor")) {
				auditor.filter("مهام مجموعتي")
					.openTask("تدقيق الطلب")
					.claim()
					.choose("القرار", "طلب مستند ناقص")
					.choose("المستند الناقص", "محضر الفقد")
					.complete();
			}
		}

		/**
		 * Adds the document at the portal as the requester, and reports that it is
		 * complete.
		 */
		private void supply(String reference) {
			new DemoPages(browsers, this.port).atThePortal(IDENTITY, "en", 1280, (page) -> {
				page.locator("a[href='/cases/" + reference + "']").first().click();
				DemoPages.waitFor("the question for a document", () -> {
					page.reload();
					return page.locator("#supply").count() > 0;
				});
				page.locator("#file").setInputFiles(new FilePayload("loss.png", "image/png", picture()));
				DemoPages.looked(page, "en", 1280, "supply");
				DemoPages.submit(page, "#supply form[enctype] button");
				DemoPages.submit(page, "form[action$='/supplied'] button");
				DemoPages.waitForState(page, CaseState.UNDER_AUDIT);
			});
		}

		private static byte[] picture() {
			var bytes = new ByteArrayOutputStream();
			try {
				ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
			}
			catch (IOException impossible) {
				throw new UncheckedIOException(impossible);
			}
			return bytes.toByteArray();
		}

		private void audit(String reference) {
			try (TasklistPage auditor = open("auditor")) {
				DemoPages.waitFor("تدقيق الطلب",
						() -> auditor.filter("مهامي")
							.page()
							.locator(".tasks-list .task")
							.filter(new Locator.FilterOptions().setHasText("تدقيق الطلب"))
							.count() > 0);
				auditor.openTask("تدقيق الطلب").tab("المعاملة");
				assertThat(auditor.page().locator(".wusul-case").innerText()).contains(reference, SUBJECT, "loss.png");
				auditor.tab("النموذج").choose("القرار", "قبول الطلب كما هو").complete();
			}
		}

		private void answer(String reference) {
			try (TasklistPage officer = open("officer-traffic")) {
				officer.filter("مهام مجموعتي").openTask("دراسة المعاملة").tab("المعاملة");
				assertThat(officer.page().locator(".wusul-case").innerText()).contains(reference, SUBJECT);
				officer.screenshot("journey-case-tab")
					.tab("النموذج")
					.claim()
					.choose("القرار", "الرد على الطلب")
					.write("نص الرد", "صدر بدل رخصة القيادة، ويمكنكم استلامه من إدارة المرور بالرياض.")
					.screenshot("journey-answer")
					.complete();
			}
		}

		/** Waits for the letter, which is printed after the officer's step. */
		private void followToTheAnswer(String reference) throws Exception {
			DemoPages.waitFor("the answer", () -> this.caseFiles.get(reference).state() == CaseState.ANSWERED);
			try (BrowserContext context = browsers.chromiumBrowser()
				.newContext(new Browser.NewContextOptions().setLocale("ar"))) {
				Page page = context.newPage();
				page.navigate("http://127.0.0.1:" + this.port + "/track");
				page.locator("[name=reference]").fill(reference);
				page.locator("[name=identityNumber]").fill(IDENTITY);
				page.locator("[name=mobileEnd]").fill("6543");
				page.locator("button").click();
				new DemoPages(browsers, this.port).supplyTrackingCode(page);
				assertThat(page.locator("section[data-state]").getAttribute("data-state")).isEqualTo("ANSWERED");
				page.screenshot(
						new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "journey-track.png"))
							.setFullPage(true));
				assertThat(page.locator("ol li").allInnerTexts()).hasSizeGreaterThanOrEqualTo(4);
				theLetterOpens(page);
			}
		}

		private void theLetterOpens(Page page) throws Exception {
			var letter = page.context()
				.request()
				.get("http://127.0.0.1:" + this.port + page.locator("ul li a").first().getAttribute("href"));
			assertThat(letter.headers()).containsEntry("content-type", "application/pdf");
			try (var pdf = Loader.loadPDF(letter.body())) {
				assertThat(new PDFTextStripper().getText(pdf)).contains("هند بنت خالد الغامدي", SUBJECT);
				assertThat(pdf.getDocumentCatalog().getLanguage()).startsWith("ar");
			}
		}

		private void theInboxHoldsEachMessage(String reference) {
			try (BrowserContext context = browsers.chromiumBrowser().newContext()) {
				Page page = context.newPage();
				page.navigate("http://127.0.0.1:" + this.port + "/demo/inbox?reference=" + reference);
				List<String> texts = page.locator("ol li .text").allInnerTexts();
				assertThat(texts).hasSize(6).allSatisfy((text) -> assertThat(text).contains(reference));
				assertThat(texts.get(0)).contains("صدر الرد");
				assertThat(texts.get(1)).contains("المرور");
				assertThat(texts.get(3)).contains("محضر الفقد");
				assertThat(texts.get(5)).contains("استلمنا طلبكم");
			}
		}

		private TasklistPage open(String user) {
			return TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn(user);
		}

	}

	@Nested
	@OnH2Nightly
	@DisplayName("on H2")
	@BrowserStory
	class OnH2Database extends Journey {

	}

	@Nested
	@OnPostgreSql
	@DisplayName("on PostgreSQL")
	@BrowserStory
	class OnPostgreSqlDatabase extends Journey {

	}

}
