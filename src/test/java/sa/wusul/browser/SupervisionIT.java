package sa.wusul.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.SeededHistory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A supervisor at work in Cockpit, with years of cases: from a figure to the list and to
 * the case, and to the model with figures on it.
 */
@DisplayName("A supervisor in Cockpit")
@ExtendWith(SoftAssertionsExtension.class)
@CaseStory
@OnPostgreSql
@Tag("browser")
class SupervisionIT {

	private static final int FINISHED = 100_000;

	private static final int OPEN = 400;

	private static final String CLASSIFY = "Task_ClassifyRequest";

	/** Cases of the demo's supervisor: Riyadh, and all departments everywhere. */
	private static final String HERS = " and process_key not like 'tawasul-%' and (centre = 'riyadh' or department is not null)";

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(60_000);

	private static final LocatorAssertions.HasCountOptions GONE = new LocatorAssertions.HasCountOptions()
		.setTimeout(60_000);

	private static Browsers browsers;

	private static boolean seeded;

	@Autowired
	private PersonalFields fields;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CaseWork cases;

	@Autowired
	private RepositoryService models;

	@Autowired
	private TaskService tasks;

	@Autowired
	private HistoryService history;

	@Autowired
	private PaperService papers;

	@Autowired
	private ScanService scans;

	@LocalServerPort
	private int port;

	@InjectSoftAssertions
	private SoftAssertions softly;

	@BeforeAll
	static void start() {
		browsers = Browsers.start();
		seeded = false;
	}

	@AfterAll
	static void stop() {
		if (browsers != null) {
			browsers.close();
		}
	}

	@BeforeEach
	void years() {
		if (!seeded) {
			SeededHistory.write(this.jdbc, Instant.now(), 90, FINISHED, OPEN);
			this.jdbc.sql("analyze").update();
			seeded = true;
		}
	}

	@Test
	@DisplayName("reads the database's figures on the dashboard, in numbers, tables and charts")
	void figures() {
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			var figures = page.locator(".wusul-figures[data-state=ready]");
			figures.waitFor();
			assertThat(tile(page, "open")).isEqualTo(count("closed_at is null"));
			assertThat(tile(page, "overdue"))
				.isEqualTo(count("closed_at is null and clock_stopped_at is null and due_at < now()"));
			look(cockpit, "figures");

			var charts = page.locator(".wusul-card canvas");
			assertThat(charts.count()).isGreaterThan(6);
			for (var chart = 0; chart < charts.count(); chart++) {
				charts.nth(chart).scrollIntoViewIfNeeded();
				cockpit.settle().screenshot("supervision-chart-" + chart);
				assertThat((Boolean) charts.nth(chart)
					.evaluate("(canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
							+ ".data.some((part) => part > 0)"))
					.as("something is drawn on chart " + chart)
					.isTrue();
			}
			assertThat(page.locator(".wusul-card table").count()).isEqualTo(charts.count());

			page.locator(".wusul-filters [name=centre]").selectOption("jeddah");
			assertThat(page.locator(".wusul-tile [data-figure=open]"))
				.containsText(grouped(count("closed_at is null and centre = 'jeddah'")), SOON);
			assertThat(page.url()).contains("centre=jeddah");
			page.locator(".wusul-filters [name=days]").selectOption("90");
			assertThat(page.locator(".wusul-tile [data-figure=breached]")).containsText("90", SOON);

			page.setViewportSize(1280, 900);
			look(cockpit.go("cockpit", "/dashboard?days=90"), "figures-narrow");
		}
	}

	@Test
	@DisplayName("goes from a figure to the list and to a case, and exports the list")
	void fromFigureToCase() throws IOException {
		var late = handInLate();
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			cockpit.click(".wusul-tile [data-figure=overdue]");
			var rows = page.locator(".wusul-list tbody tr");
			rows.first().waitFor();
			assertThat(rows.count()).isEqualTo(50);
			assertThat(rows.first()).containsText("متأخرة");
			assertThat(page.locator(".wusul-total"))
				.containsText(grouped(count("closed_at is null and clock_stopped_at is null and due_at < now()")));
			look(cockpit, "list");

			var download = page.waitForDownload(() -> page.locator("a[download$='.csv']").click());
			assertThat(Files.readString(download.path())).startsWith("\uFEFF")
				.contains(late)
				.hasLineCount(overdue() + 1);

			row(page, late).locator("a").first().click();
			assertThat(page.locator(".wusul-case")).containsText(late, SOON);
			assertThat(page.locator(".wusul-single")).containsText("تصنيف الطلب");
			look(cockpit.settle(), "case");

			page.locator(".wusul-single nav button").first().click();
			rows.first().waitFor();
			cockpit.click(".wusul-pages a", "التالية");
			assertThat(page.locator(".wusul-pages")).containsText("صفحة 2", SOON);

			page.setViewportSize(1280, 900);
			look(cockpit.settle(), "list-narrow");
		}
	}

	@Test
	@DisplayName("goes with the keyboard from each figure beside the charts to its list, which has as many rows as the figure says")
	void fromEachFigure() {
		var unheard = handInLate();
		this.jdbc.sql("""
				insert into outbox (entry_key, kind, case_reference, payload, state, due_at, attempts, added_at)
				values (?, 'sms', ?, ?, 'FAILED', now(), 8, now())""")
			.params("failed-" + unheard, unheard,
					this.fields.seal("outbox.payload", "{\"mobile\":\"+966501234567\",\"text\":\"رسالة لم تصل\"}"))
			.update();
		this.jdbc
			.sql("""
					insert into visit (reference, centre, section, visited_on, ticket_number, ticket, state, calls, absences,
					  interpreter_needed, appointment, arrived_at, waiting_since)
					values (?, 'riyadh', 'men', cast(now() at time zone 'Asia/Riyadh' as date), 901, 'A-901', 'WAITING', 0, 0, false, ?,
					  now(), now())""")
			.params("hall-" + unheard, unheard)
			.update();
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			for (var figure : List.of("expected", "overdue&bucket=", "open&bucket=", "opened&day=", "closed&day=",
					"breached&day=", "done", "messageFailed", "inHall")) {
				cockpit.go("cockpit", "/dashboard");
				page.locator(".wusul-figures[data-state=ready]").waitFor();
				page.locator(".wusul-details summary")
					.first()
					.evaluate("(summary) => summary.parentElement.open = true");
				var parts = figure.split("&");
				var link = page
					.locator(".wusul-figures a[href*='figure=" + parts[0] + "']"
							+ ((parts.length > 1) ? "[href*='" + parts[1] + "']" : ""))
					.first();
				var number = link.locator("strong").count() > 0 ? link.locator("strong").innerText() : link.innerText();
				link.focus();
				page.keyboard().press("Enter");
				assertThat(page.locator(".wusul-total")).containsText("(" + number.replaceAll("[^\\d,]", "") + ")",
						SOON);
				look(cockpit.settle(), "list-" + parts[0] + ((parts.length > 1) ? "-part" : ""));
			}
			row(page, unheard).locator("a").first().focus();
			page.keyboard().press("Enter");
			assertThat(page.locator(".wusul-single .wusul-case")).containsText(unheard, SOON);
		}
	}

	@Test
	@DisplayName("opens the papers and pictures of a case")
	void papers() throws IOException {
		var reference = this.cases.handIn("passport");
		this.papers.issue(new PaperRequest(reference + ":seen", "answer-letter", reference, Map.of("addressee", "سعد",
				"subject", "تجديد", "requestedAt", Instant.EPOCH, "department", "الجوازات", "answer", "تمت الموافقة")));
		var picture = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", picture);
		this.scans.add(reference, "صورة الهوية", "هوية", picture.toByteArray(), "clerk");
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			cockpit.go("cockpit", "/wusul/" + reference);
			var paper = page.waitForDownload(() -> page.locator(".wusul-papers a[download$='.pdf']").click());
			assertThat(Files.readAllBytes(paper.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
			page.locator(".wusul-scans button").click();
			page.waitForFunction("() => document.querySelector('.wusul-dialog img').naturalWidth === 400");
			look(cockpit.settle(), "picture");
			page.locator(".wusul-close").click();
			look(cockpit.settle(), "papers");
		}
	}

	@Test
	@DisplayName("assigns two cases to a clerk and makes them urgent, with a reason")
	void changeTogether() {
		var late = List.of(handInLate(), handInLate());
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			cockpit.go("cockpit", "/wusul?figure=overdue");
			for (var reference : late) {
				page.locator("tbody input[value='" + reference + "']").check();
			}
			cockpit.click("[data-change=assign]");
			page.locator("dialog [name=assignee]").selectOption("clerk");
			page.locator("dialog [type=submit]").click();
			assertThat(page.locator("dialog .wusul-problem")).containsText("اكتب السبب");
			page.locator("dialog [name=reason]").fill("الموظف المختص في إجازة");
			look(cockpit, "assign");
			page.locator("dialog [type=submit]").click();
			assertThat(page.locator("dialog .wusul-changed")).containsText("تم التغيير: 2", SOON);
			look(cockpit, "assigned");
			page.locator("dialog button").click();
			assertThat(row(page, late.get(0))).containsText("سعد القحطاني", SOON);

			page.locator("tbody input[value='" + late.get(1) + "']").check();
			cockpit.click("[data-change=prioritise]");
			page.locator("dialog [name=priority]").selectOption("URGENT");
			page.locator("dialog [name=reason]").fill("موعد السفر قريب");
			page.locator("dialog [type=submit]").click();
			assertThat(page.locator("dialog .wusul-changed")).containsText("تم التغيير: 1", SOON);
			page.locator("dialog button").click();
			assertThat(row(page, late.get(1))).hasCount(0, GONE);
			cockpit.go("cockpit", "/wusul/" + late.get(1));
			assertThat(page.locator(".wusul-case")).containsText("الأولوية: عاجل", SOON);
		}
		assertThat(this.cases.task(late.get(0), CLASSIFY).getAssignee()).isEqualTo("clerk");
		assertThat(this.history.createUserOperationLogQuery().userId("supervisor").list())
			.extracting(UserOperationLogEntry::getAnnotation)
			.contains("الموظف المختص في إجازة", "موعد السفر قريب");
	}

	@Test
	@DisplayName("sees on the model where cases wait, and the path of a finished one")
	void model() {
		handInLate();
		var finished = reject();
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			cockpit.go("cockpit", "/process-definition/" + definition() + "/runtime");
			var step = page.locator(".djs-overlays[data-container-id=" + CLASSIFY + "]");
			assertThat(step.locator(".wusul-heat")).containsText("س",
					new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
			assertThat(step.locator(".wusul-mark").first().innerText().trim()).matches("\\d+");
			assertThat(page.locator(".wusul-legend")).containsText("الانتظار بساعات العمل");
			look(cockpit.settle(), "model");
			cockpit.click(".wusul-legend button");
			assertThat(step.locator(".wusul-heat")).isHidden();
			cockpit.click(".wusul-legend button");

			cockpit.click(".ctn-content-bottom .nav-tabs a", "المنتهية");
			assertThat(page.locator(".wusul-finished tbody tr").first()).containsText(finished, SOON);
			assertThat(page.locator(".wusul-finished tbody tr")).hasCount(50);
			cockpit.click(".wusul-finished button", "عرض المسار");
			assertThat(page.locator(".wusul-way")).containsText("تصنيف الطلب", SOON);
			for (var passed : List.of("Event_InformReceived", CLASSIFY, "CallActivity_AuditCase",
					"EndEvent_RequestRejected")) {
				assertThat(page.locator(".djs-shape.wusul-passed[data-element-id=" + passed + "]")).isVisible();
			}
			assertThat(page.locator(".djs-shape.wusul-passed[data-element-id=Task_IssueAnswer]")).hasCount(0);
			look(cockpit.settle(), "finished");
			page.setViewportSize(1280, 900);
			look(cockpit.settle(), "finished-narrow");
		}
	}

	@Test
	@DisplayName("sees the legend beside the diagram, never upon it, the whole diagram in its frame, and only own tabs")
	void legend() {
		handInLate();
		try (var cockpit = logIn()) {
			var page = cockpit.page();
			cockpit.go("cockpit", "/process-definition/" + definition() + "/runtime");
			assertThat(page.locator(".wusul-legend")).containsText("الانتظار بساعات العمل",
					new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
			for (var size : List.of(List.of(1440, 900), List.of(1280, 720), List.of(1024, 700))) {
				page.setViewportSize(size.get(0), size.get(1));
				page.waitForFunction(
						"""
								() => {
								  const box = (one) => one.getBoundingClientRect();
								  const frame = box(document.querySelector('.djs-container'));
								  const drawn = [...document.querySelectorAll('.djs-shape, .wusul-marks')].map(box);
								  return box(document.querySelector('.wusul-legend')).bottom <= frame.top + 1 && drawn.length > 20
								    && drawn.filter(({ width }) => width > 0).every(({ left, top, right, bottom }) =>
								      left >= frame.left - 1 && top >= frame.top - 1 && right <= frame.right + 1
								      && bottom <= frame.bottom + 1);
								}""",
						null, new Page.WaitForFunctionOptions().setTimeout(60_000));
			}
			assertThat(
					page.locator(".ctn-content-bottom .nav-tabs a", new Page.LocatorOptions().setHasText("المحاكاة")))
				.hasCount(1);
			assertThat(page.locator(".navbar a[href='#/tasks']")).hasCount(0);
			cockpit.go("cockpit", "/tasks");
			page.waitForURL((address) -> address.endsWith("#/wusul"), new Page.WaitForURLOptions().setTimeout(60_000));
		}
	}

	private WebAppPage logIn() {
		return WebAppPage.open(browsers.chromiumBrowser(), this.port).logIn("cockpit", "supervisor");
	}

	/** Checks that nothing is cut off, in Latin letters, overlapping, or inaccessible. */
	private void look(WebAppPage cockpit, String screen) {
		cockpit.screenshot("supervision-" + screen);
		// The extension of a file's name is in Latin letters.
		this.softly.assertThat(cockpit.latinWords())
			.filteredOn((word) -> !word.startsWith("png "))
			.as("Latin words: " + screen)
			.isEmpty();
		this.softly.assertThat(cockpit.cutTexts()).as("cut texts: " + screen).isEmpty();
		this.softly.assertThat(cockpit.overlaps()).as("overlaps: " + screen).isEmpty();
		var ours = Stream.of(".wusul-page", ".wusul-dialog", ".wusul-legend", ".wusul-marks")
			.filter((part) -> cockpit.page().locator(part).count() > 0)
			.toArray(String[]::new);
		if (ours.length > 0) {
			this.softly.assertThat(Accessibility.violations(cockpit.page(), ours)).as("axe: %s", screen).isEmpty();
		}
	}

	private String handInLate() {
		var reference = this.cases.handIn("passport");
		var longAgo = Instant.now().minus(Duration.ofDays(60));
		this.jdbc.sql("update case_file set due_at = now() - interval '60' day where reference = :reference")
			.param("reference", reference)
			.update();
		var task = this.cases.task(reference, CLASSIFY);
		task.setDueDate(Date.from(longAgo));
		this.tasks.saveTask(task);
		return reference;
	}

	private String reject() {
		var reference = this.cases.handIn("passport");
		this.cases.classify(reference, "PASSPORT", "NORMAL", "passports");
		this.cases.audit(reference, Map.of("auditDecision", "REJECT", "rejectionReason", "BEFORE_COURT"));
		return reference;
	}

	private int overdue() {
		return count("closed_at is null and clock_stopped_at is null and due_at < now()");
	}

	private int count(String which) {
		return this.jdbc.sql("select count(*) from case_file where " + which + HERS).query(Integer.class).single();
	}

	private static int tile(Page page, String figure) {
		return Integer.parseInt(page.locator("[data-figure=" + figure + "] strong").innerText().replaceAll("\\D", ""));
	}

	private static String grouped(int number) {
		return "%,d".formatted(number);
	}

	private static Locator row(Page page, String reference) {
		return page.locator(".wusul-list tbody tr", new Page.LocatorOptions().setHasText(reference));
	}

	private String definition() {
		return this.models.createProcessDefinitionQuery()
			.processDefinitionKey(CaseWork.REQUEST)
			.latestVersion()
			.singleResult()
			.getId();
	}

}
