package sa.wusul.browser;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.support.CaseWork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Functions of Tasklist beyond forms, for clerks and their leads. */
@DisplayName("The clerk's desk in a browser")
@Tag("browser")
class ClerkDeskIT extends DemoJourney {

	@Autowired
	private CaseWork work;

	@Test
	@DisplayName("beside the form a clerk writes a note, adds a document, and reads the messages sent")
	void theTab() throws IOException {
		var reference = this.work.waitingForDocument();
		try (var clerk = logIn("clerk")) {
			find(clerk, reference);
			clerk.page().locator(".wusul-dialog-search td button", byText("استلام المستند")).click();
			clerk.tab("المعاملة");
			var sheet = clerk.page().locator(".wusul-case");
			assertThat(sheet).containsText(reference);

			var note = sheet.locator(".wusul-write", new Locator.LocatorOptions().setHasText("ملاحظة جديدة"));
			note.locator("textarea").fill("اتصل صاحب الطلب وأكد عنوانه");
			note.locator("button").click();
			assertThat(sheet.locator(".wusul-note").last()).containsText("اتصل صاحب الطلب وأكد عنوانه");

			assertThat(sheet.locator(".wusul-upload option").first()).hasText("صورة الهوية");
			choose(sheet, "صورة.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
			assertThat(sheet.locator(".wusul-upload .wusul-outcome-refused"))
				.containsText("لا يُقبل إلا ملف PDF أو صورة");
			clerk.screenshot("desk-scan-refused");

			choose(sheet, "هوية.png", picture());
			var scan = sheet.locator(".wusul-scans button");
			assertThat(scan).hasText("صورة الهوية");
			assertThat(sheet.locator(".wusul-messages li").first()).containsText("نأمل تقديمه");
			assertThat(sheet.locator(".wusul-messages")).not().containsText("501234567");
			noViolations(clerk.page(), ".wusul-case");
			sheet.locator(".wusul-scans").scrollIntoViewIfNeeded();
			clerk.screenshot("desk-scan");
			scan.click();
			var shown = clerk.page().locator(".wusul-dialog-picture img");
			shown.waitFor();
			assertThat((Integer) shown.evaluate("(image) => image.decode().then(() => image.naturalWidth)"))
				.isEqualTo(600);
			noViolations(clerk.page(), ".wusul-dialog");
			clerk.screenshot("desk-scan-open");
		}
	}

	@Test
	@DisplayName("the form has its case above and beside it: the person, the request, what was decided, how long is left")
	void theCaseWithTheForm() {
		var request = CaseWork.request("passport");
		var reference = this.work.handIn("clerk", request);
		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
		try (var auditor = logIn("auditor")) {
			auditor.page().setViewportSize(1440, 900);
			find(auditor, reference);
			auditor.page().locator(".wusul-dialog-search td button", byText("تدقيق الطلب")).click();
			auditor.page().locator(".fjs-form").waitFor();
			auditor.settle();

			var head = auditor.page().locator(".task-card .wusul-head");
			assertThat(head).containsText(reference);
			assertThat(head).containsText(request.get("requesterName").toString());
			assertThat(head.getByRole(AriaRole.TIMER)).containsText("باقٍ");
			var beside = auditor.page()
				.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("ما تعرضه الخطوة من المعاملة"));
			assertThat(beside).containsText(request.get("subject").toString());
			assertThat(beside.locator(".wusul-decided").first()).hasText("جواز سفر، عادي");
			var sheet = beside.boundingBox();
			var form = auditor.page().locator(".fjs-form").boundingBox();
			assertThat(sheet.x + sheet.width).as("to the left of the form").isLessThanOrEqualTo(form.x);
			assertThat(sheet.y).as("and not below it").isLessThan(form.y + form.height);
			assertThat(auditor.page().locator(".instance-link, .reset-due-date, .followup-date").all())
				.as("what the engine refuses")
				.noneMatch(Locator::isVisible);
			noViolations(auditor.page(), ".wusul-head");
			noViolations(auditor.page(), ".wusul-sheet");
			auditor.screenshot("desk-sheet");

			auditor.page().setViewportSize(900, 900);
			assertThat(beside).isVisible();
			assertThat(beside.boundingBox().y).as("above the form where there is no room beside it")
				.isLessThan(auditor.page().locator(".fjs-form").boundingBox().y);
			auditor.screenshot("desk-sheet-narrow");
		}
	}

	@Test
	@DisplayName("what a clerk typed comes back after the log-out and after the session, and the browser keeps none of it")
	void drafts() {
		var note = "ملاحظة للمدقق";
		var reference = this.work.handIn("passport");
		try (var clerk = logIn("clerk")) {
			openForm(clerk, reference);
			clerk.write(note, "تعذر الاتصال بنورة العتيبي");
			assertThat(clerk.kept()).doesNotContain("نورة");
			clerk.logOut();
			assertThat(clerk.kept()).doesNotContain("نورة");
		}
		try (var clerk = logIn("clerk")) {
			openForm(clerk, reference);
			assertThat(clerk.written(note)).as("in another browser").isEqualTo("تعذر الاتصال بنورة العتيبي");
			clerk.screenshot("desk-draft");

			clerk.page().context().clearCookies();
			clerk.write(note, "كتب بعد انتهاء الجلسة: نورة");
			clerk.page().locator("input[type=password]").waitFor();
			assertThat(clerk.kept()).doesNotContain("نورة");
			clerk.logIn("clerk");
			clerk.page().locator(".fjs-form").waitFor();
			clerk.settle();
			assertThat(clerk.written(note)).as("after the session").isEqualTo("كتب بعد انتهاء الجلسة: نورة");
			clerk.claim().complete();
		}
		assertThat(this.work.task(reference, "Task_ReviewCase")).isNotNull();
	}

	private static void openForm(TasklistPage clerk, String reference) {
		find(clerk, reference);
		clerk.page().locator(".wusul-dialog-search td button", byText("تصنيف الطلب")).click();
		clerk.page().locator(".fjs-form").waitFor();
		clerk.settle();
	}

	@Test
	@DisplayName("cases are found by reference and by person, and an earlier one opens beside the new one")
	void searchAndEarlierCase() {
		var request = CaseWork.request("passport");
		var first = this.work.handIn("clerk", request);
		var another = new HashMap<>(request);
		another.put("subject", "طلب ثانٍ للشخص نفسه");
		var second = this.work.handIn("clerk", another);
		try (var clerk = logIn("clerk")) {
			find(clerk, request.get("identityNumber").toString());
			assertThat(clerk.page().locator(".wusul-dialog-search tbody tr")).hasCount(2);
			noViolations(clerk.page(), ".wusul-dialog-search");
			clerk.screenshot("desk-search");
			clerk.page().locator(".wusul-dialog-search .wusul-close").click();

			find(clerk, second);
			clerk.page().locator(".wusul-dialog-search td button", byText("تصنيف الطلب")).click();
			clerk.tab("المعاملة");
			clerk.page().locator(".wusul-case button", byText(first)).click();
			assertThat(clerk.page().locator(".wusul-dialog-case .wusul-reference")).containsText(first);
			noViolations(clerk.page(), ".wusul-dialog-case");
			clerk.screenshot("desk-earlier-case");
		}
		try (var elsewhere = logIn("clerk-jeddah")) {
			find(elsewhere, first);
			assertThat(elsewhere.page().locator(".wusul-dialog-search"))
				.containsText("لا معاملة بهذا يمكنك الاطلاع عليها");
		}
	}

	@Test
	@DisplayName("a lead assigns two tasks at once, and the assignee is notified")
	void leadAndNotices() {
		var references = List.of(this.work.withDepartment(), this.work.withDepartment());
		try (var officer = logIn("officer"); var lead = logIn("supervisor")) {
			lead.page().locator(".wusul-lead-open").click();
			references.forEach((reference) -> row(lead, reference).locator("input").check());
			lead.page().locator(".wusul-hand select").selectOption("officer");
			lead.page().locator(".wusul-hand input").fill("توزيع عمل اليوم");
			noViolations(lead.page(), ".wusul-dialog-lead");
			lead.screenshot("desk-lead");
			lead.page().locator(".wusul-hand .btn-primary").click();
			assertThat(lead.page().locator(".wusul-outcome-done")).containsText("نُفّذ: 2");
			assertThat(row(lead, references.get(0))).containsText("خالد الحربي");

			// Repeating it is refused by name.
			row(lead, references.get(0)).locator("input").check();
			lead.page().locator(".wusul-hand select").selectOption("officer");
			lead.page().locator(".wusul-hand input").fill("توزيع عمل اليوم");
			lead.page().locator(".wusul-hand .btn-primary").click();
			assertThat(lead.page().locator(".wusul-outcome-refused")).containsText("دراسة المعاملة");
			assertThat(lead.page().locator(".wusul-outcome-refused")).containsText("المهمة لدى هذا الزميل");
			lead.screenshot("desk-lead-refused");

			var count = officer.page().locator(".wusul-bell .wusul-count");
			assertThat(count).hasText("2", new LocatorAssertions.HasTextOptions().setTimeout(40_000));
			officer.page().locator(".wusul-bell").click();
			var panel = officer.page().locator(".wusul-panel");
			assertThat(panel.locator("li").first()).containsText("منيرة السبيعي");
			assertThat(panel.locator("li").first()).containsText("أُسندت إليك");
			noViolations(officer.page(), ".wusul-panel");
			officer.screenshot("desk-notices");
			panel.locator(".wusul-panel-header button").click();
			assertThat(count).isHidden();
			panel.locator("li .wusul-goto").first().click();
			officer.settle().tab("المعاملة");
			assertThat(officer.page().locator(".wusul-case")).containsText(references.get(1));
		}
	}

	@Test
	@DisplayName("after a task the next one of the list opens, until none is left or the clerk switches it off")
	void nextTask() {
		var first = this.work.handIn("clerk-women", ofTheWomensSection());
		var second = this.work.handIn("clerk-women", ofTheWomensSection());
		try (var clerk = logIn("clerk-women").leadToNextTask("clerk-women", true)) {
			clerk.filter("طلبات تنتظر التصنيف");
			var cards = clerk.page().locator(".tasks-list .wusul-card");
			assertThat(cards.filter(new Locator.FilterOptions().setHasText(first))).containsText("عادي");
			noViolations(clerk.page(), ".wusul-card");
			clerk.screenshot("desk-list");
			open(clerk, first);
			clerk.claim().complete();
			assertThat(clerk.page().locator(".wusul-told")).containsText("التالية: تصنيف الطلب");
			clerk.settle().tab("المعاملة");
			assertThat(clerk.page().locator(".wusul-case")).not().containsText(first);
			noViolations(clerk.page(), ".wusul-told");
			clerk.screenshot("desk-next");

			clerk.page().locator(".wusul-bell").click();
			clerk.page().locator(".wusul-switch input").uncheck();
			clerk.page().locator(".wusul-bell").click();
			clerk.page().locator(".wusul-told button").click();
			open(clerk, second);
			clerk.tab("النموذج").claim().complete();
			clerk.settle();
			assertThat(clerk.page().locator(".wusul-told")).hasCount(0);
		}
	}

	@Test
	@DisplayName("each role finds the lists of its own work")
	void lists() {
		try (var auditor = logIn("auditor")) {
			assertThat(auditor.page().locator("body")).containsText("طلبات تنتظر التدقيق");
			assertThat(auditor.page().locator("body")).not().containsText("صالة الاستقبال");
			assertThat(auditor.page().locator(".wusul-lead-open")).hasCount(0);
			assertThat(auditor.latinWords()).isEmpty();
		}
	}

	private static Map<String, Object> ofTheWomensSection() {
		var request = CaseWork.request("passport");
		request.put("section", "women");
		return request;
	}

	private static void find(TasklistPage person, String number) {
		person.page().locator(".wusul-action", byText("بحث عن معاملة")).click();
		person.page().locator(".wusul-search input").fill(number);
		person.page().locator(".wusul-search button").click();
		person.page()
			.locator(".wusul-dialog-search table, .wusul-dialog-search .wusul-quiet >> nth=-1")
			.first()
			.waitFor();
		person.settle();
	}

	private static void open(TasklistPage person, String reference) {
		person.page().locator(".tasks-list .task", byText(reference)).first().locator("a").first().click();
		person.page().locator(".nav-tabs li").first().waitFor();
		person.settle();
	}

	private static Locator row(TasklistPage lead, String reference) {
		return lead.page().locator(".wusul-dialog-lead tbody tr", byText(reference));
	}

	private static void choose(Locator sheet, String name, byte[] content) {
		sheet.locator(".wusul-upload input").setInputFiles(new FilePayload(name, "application/pdf", content));
		sheet.locator(".wusul-upload button").click();
	}

	private static Page.LocatorOptions byText(String text) {
		return new Page.LocatorOptions().setHasText(text);
	}

	private static void noViolations(Page page, String part) {
		assertThat(Accessibility.violations(page, part)).as(part).isEmpty();
	}

	private static byte[] picture() throws IOException {
		var image = new BufferedImage(600, 380, BufferedImage.TYPE_INT_RGB);
		var pen = image.createGraphics();
		pen.setColor(new Color(230, 240, 234));
		pen.fillRect(0, 0, 600, 380);
		pen.setColor(new Color(0, 80, 40));
		pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
		pen.drawString("1058529940", 180, 200);
		pen.dispose();
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

}
