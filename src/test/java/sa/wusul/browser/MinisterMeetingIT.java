package sa.wusul.browser;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A meeting with the Minister: booked at the counter, the file read by the Minister, held
 * by video, followed by minutes and a directive, which is carried out, accepted and
 * closed; the requester reads the result.
 */
@OnH2
@BrowserStory
@DisplayName("A meeting with the Minister, from its booking to its directive")
@Tag("browser")
class MinisterMeetingIT {

	private static final String IDENTITY = "1101798278";

	private static final String SUBJECT = "استيفاء حق ثابت بحكم";

	private static final LocalDate SUNDAY = LocalDate.of(2027, 1, 17);

	private static Browsers browsers;

	@LocalServerPort
	private int port;

	@Autowired
	private Sessions sessions;

	@Autowired
	private Resources resources;

	@Autowired
	private TaskService tasks;

	@Autowired
	private TransactionTemplate transaction;

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

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("is booked, prepared, held, followed up and closed in Tasklist, and the requester is informed")
	void fromBookingToClose() throws Exception {
		setTime(SUNDAY.minusDays(5) + "T09:00:00");
		ministerReceivesOnSunday();
		book();
		var reference = completeFile();
		ministerReadsFile(reference);

		setTime(SUNDAY + "T09:50:00");
		ministerSeesTheDay(reference);
		checkIn(reference);
		theRoomIs("مفتوحة للطرفين", reference);
		hold();
		theRoomIs("مغلقة", reference);
		writeDirective();
		carryOut(reference);
		accept();
		theRequesterReads(reference);
	}

	private void ministerReceivesOnSunday() {
		this.transaction.executeWithoutResult((status) -> {
			this.resources.enter(new RoomFacts("riyadh", "قاعة الاتصال المرئي", Optional.empty(), true, 10));
			this.sessions.open(new SessionPlan(Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "riyadh", "men",
					Optional.empty(), SUNDAY, LocalTime.of(10, 0), LocalTime.of(11, 0), 30, 1, 1, "private-office"));
		});
	}

	private void book() {
		try (var clerk = open("clerk")) {
			clerk.startForm("حجز مقابلة مسؤول")
				.choose("كيف وصل الطلب", "حضوري")
				.choose("المركز", "الرياض")
				.choose("القسم", "الرجال")
				.write("اسم صاحب الطلب", "فهد بن سعود المالكي")
				.write("رقم الهوية", IDENTITY)
				.write("رقم الجوال", "0559876543")
				.choose("موضوع المقابلة", "حق")
				.write("عنوان المقابلة", SUBJECT)
				.write("ما يريد عرضه", "صدر لي حكم نهائي قبل سنة ولم ينفذ إلى اليوم.")
				.choose("من يرغب في مقابلته", "الوزير")
				.choose("كيف يريد المقابلة", "المرئي")
				.choose("من أي مركز", "الرياض")
				.choose("كيف يتواصل", "بالكلام")
				.choose("متى يناسبه", "أقرب")
				.screenshot("meeting-booking")
				.submitStartForm();
		}
	}

	private String completeFile() {
		waitFor("Task_CompleteFile");
		try (var office = open("private-office")) {
			office.filter("مهام مجموعتي").openTask("إكمال ملف المقابلة").tab("المعاملة");
			assertThat(office.page().locator(".wusul-case").innerText()).contains(SUBJECT, IDENTITY);
			var reference = office.page().locator(".wusul-reference bdi").first().innerText().strip();
			office.tab("النموذج")
				.claim()
				.write("ملخص المعاملة", "بيده حكم نهائي بحق مالي، ومضت سنة ولم ينفذ.")
				.write("ما يقترحه المكتب الخاص", "توجيه الحقوق بالتنفيذ في أسبوع.")
				.screenshot("meeting-file")
				.complete();
			return reference;
		}
	}

	/**
	 * Opens the PDF beside the Minister's form, without which the meeting cannot
	 * continue.
	 */
	private void ministerReadsFile(String reference) throws Exception {
		waitFor("Task_ReadFile");
		try (var minister = open("minister")) {
			minister.filter("مهام مجموعتي").openTask("قراءة ملف المقابلة").tab("المعاملة");
			assertThat(paper(minister.page(), "ملف مقابلة المعاملة " + reference))
				.contains("هند بنت خالد الغامدي", SUBJECT)
				.contains("ومضت سنة ولم ينفذ");
			minister.screenshot("meeting-file-in-case")
				.tab("النموذج")
				.claim()
				.choose("الملف", "قرأته")
				.screenshot("meeting-file-read")
				.complete();
		}
	}

	/** Opens the Minister's page by the keyboard, on a wide and on a narrow screen. */
	private void ministerSeesTheDay(String reference) {
		try (var minister = open("minister")) {
			var page = minister.page();
			page.locator(".wusul-ministry-open").focus();
			page.keyboard().press("Enter");
			var shown = page.locator(".wusul-ministry[data-state=ready]");
			shown.waitFor();
			assertThat(shown.locator("h4").allInnerTexts().toString()).contains("القادمون", "أمور عاجلة", "التوجيهات",
					"رضا المستفيدين", "المراكز");
			assertThat(shown.locator("section").first().innerText()).contains("فهد بن سعود المالكي", reference, "10:00",
					"قُرئ");
			assertThat(Accessibility.violations(page, ".wusul-dialog-ministry")).isEmpty();
			minister.screenshot("ministry-page");
			page.setViewportSize(360, 740);
			assertThat((Boolean) page.locator(".wusul-dialog-ministry")
				.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")).as("fits a telephone").isTrue();
			minister.screenshot("ministry-page-narrow");
			page.keyboard().press("Escape");
			page.locator(".wusul-dialog-ministry")
				.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		}
		try (var reception = open("reception").settle()) {
			assertThat(reception.page().locator(".wusul-ministry-open").count()).isZero();
		}
	}

	private void checkIn(String reference) {
		waitFor("Task_CheckIn");
		try (var reception = open("reception")) {
			reception.filter("مهام مجموعتي")
				.openTask("تسجيل حضور صاحب الطلب")
				.claim()
				.choose("الحضور", "حضر")
				.tick("تحققت من هوية صاحب الطلب")
				.screenshot("meeting-check-in")
				.complete();
		}
		waitFor("Task_HoldMeeting");
	}

	private void hold() {
		try (var office = open("private-office")) {
			office.filter("مهام مجموعتي")
				.openTask("عقد المقابلة وكتابة محضرها")
				.claim()
				.choose("المقابلة", "عُقدت")
				.write("محضر المقابلة", "عرض المواطن حكمه على معاليه، ووجه معاليه بتنفيذه.")
				.choose("هل صدرت توجيهات", "نعم")
				.screenshot("meeting-minutes")
				.complete();
		}
		waitFor("Task_WriteDirective");
	}

	private void writeDirective() {
		try (var office = open("private-office")) {
			office.filter("مهام مجموعتي")
				.openTask("تدوين التوجيه")
				.claim()
				.write("نص التوجيه", "ينفذ الحكم في أسبوع ويرفع تقرير بما تم.")
				.choose("الجهة المكلفة", "الجوازات")
				.write("المسؤول عن التنفيذ", "مدير الإدارة بمنطقة الرياض")
				.write("المهلة بأيام العمل", "5")
				.choose("هل بقي توجيه آخر", "لا")
				.screenshot("meeting-directive")
				.complete();
		}
		waitFor("Task_CarryOutDirective");
	}

	private void carryOut(String reference) throws Exception {
		try (var officer = open("officer")) {
			officer.filter("مهام مجموعتي").openTask("تنفيذ التوجيه").tab("المعاملة");
			assertThat(paper(officer.page(), "أمر تنفيذ التوجيه 1 في المعاملة " + reference))
				.contains("مدير الإدارة بمنطقة الرياض")
				.contains("ينفذ الحكم في أسبوع");
			officer.tab("النموذج")
				.claim()
				.choose("ما يثبت التنفيذ", "قرار")
				.write("ما تم ومرجع إثباته", "نفذ الحكم بالقرار رقم 4471 وتاريخ 1448/8/10.")
				.screenshot("meeting-evidence")
				.complete();
		}
		waitFor("Task_AcceptEvidence");
	}

	private void accept() {
		try (var office = open("private-office")) {
			office.filter("مهام مجموعتي").openTask("فحص إثبات التنفيذ").tab("المعاملة");
			assertThat(office.page().locator(".wusul-case").innerText()).contains("محضر المقابلة")
				.contains("القرار رقم 4471");
			office.screenshot("meeting-case")
				.tab("النموذج")
				.claim()
				.choose("إثبات التنفيذ", "مقبول")
				.screenshot("meeting-acceptance")
				.complete();
			assertThat(office.latinWords()).isEmpty();
		}
	}

	private void theRequesterReads(String reference) {
		try (var context = browser()) {
			var page = context.newPage();
			page.navigate(address("/track"));
			page.locator("[name=reference]").fill(reference);
			page.locator("[name=identityNumber]").fill(IDENTITY);
			page.locator("[name=mobileEnd]").fill("6543");
			page.locator("button").click();
			new DemoPages(browsers, this.port).supplyTrackingCode(page);
			assertThat(page.locator("section[data-state]").getAttribute("data-state")).isEqualTo("COMPLETED");
			assertThat(page.locator("ol li").allInnerTexts().toString()).contains("صدر في مقابلتكم توجيه")
				.contains("نُفذ التوجيه الصادر في مقابلتكم");
			page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "meeting-track.png"))
				.setFullPage(true));
			page.navigate(address("/demo/inbox?reference=" + reference));
			assertThat(page.locator("ol li .text").allInnerTexts())
				.anySatisfy((text) -> assertThat(text).contains("موعدكم", "الأحد", "17/1/2027م", "الساعة 10:00"))
				.anySatisfy((text) -> assertThat(text).contains("صدر في مقابلتكم توجيه", "الجوازات"))
				.first()
				.asString()
				.contains("نفذ التوجيه الصادر في مقابلتكم");
		}
	}

	/** Waits for the video system, which receives the meeting after the step's commit. */
	private void theRoomIs(String state, String reference) {
		try (var context = browser()) {
			var page = context.newPage();
			DemoPages.waitFor("the room " + state, () -> {
				page.navigate(address("/demo/rooms"));
				var room = page.locator("li", new Page.LocatorOptions().setHasText(reference));
				return room.count() == 1 && room.innerText().contains(state);
			});
		}
	}

	/** Returns the text of the paper with this title in the tab of the case. */
	private String paper(Page page, String title) throws Exception {
		var link = page.locator(".wusul-case a", new Page.LocatorOptions().setHasText(title)).first();
		var file = page.context().request().get(address(link.getAttribute("href")));
		assertThat(file.headers()).containsEntry("content-type", "application/pdf");
		try (var pdf = Loader.loadPDF(file.body())) {
			return new PDFTextStripper().getText(pdf);
		}
	}

	/**
	 * Waits for a step that follows automatic work of the engine, such as printing a
	 * paper.
	 */
	private void waitFor(String step) {
		DemoPages.waitFor(step, () -> this.tasks.createTaskQuery().taskDefinitionKey(step).count() > 0);
	}

	private static void setTime(String dateTime) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(dateTime).atZone(Kingdom.ZONE).toInstant()));
	}

	private BrowserContext browser() {
		return browsers.chromiumBrowser().newContext(new Browser.NewContextOptions().setLocale("ar"));
	}

	private String address(String path) {
		return path.startsWith("http") ? path : "http://127.0.0.1:" + this.port + path;
	}

	private TasklistPage open(String user) {
		return TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn(user);
	}

}
