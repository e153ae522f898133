package sa.wusul.browser;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.webapps.versions.TwoVersions;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Cockpit for a foreign auditor")
@ExtendWith(SoftAssertionsExtension.class)
@CaseStory
@OnH2
@Tag("browser")
class CockpitInEnglishIT {

	/** Our parts of Cockpit, and the names of tabs and menus. */
	private static final String OURS = ".wusul-page, .wusul-sim, .wv, .wusul-legend, .wusul-marks, .wusul-dialog,"
			+ " .ctn-content-bottom .nav-tabs, [cam-widget-header]";

	/** The answer with the process that a page shows. */
	private static final Pattern PROCESS = Pattern.compile(".*/process-definition/[^/?]+(?:\\?.*)?");

	@Autowired
	private CaseWork cases;

	@Autowired
	private RepositoryService models;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@InjectSoftAssertions
	private SoftAssertions softly;

	@Test
	@DisplayName("shows figures, lists, rooms, cases and dialogs in English to those who choose it, from left to right and without barriers")
	void supervision() throws Exception {
		var late = late();
		try (var cockpit = open("supervisor")) {
			var page = cockpit.page();
			page.locator(".wusul-figures[data-state=ready]").waitFor();
			assertThat(page.locator(".wusul-tile").first().innerText()).contains("open cases");
			assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.wusul-figures')).direction"))
				.isEqualTo("ltr");
			look(cockpit, "dashboard");
			var report = page.waitForDownload(() -> page.locator("a[download$='.pdf']").click());
			try (var pdf = Loader.loadPDF(Files.readAllBytes(report.path()))) {
				assertThat(new PDFTextStripper().getText(pdf)).contains("Figures of supervision", "the last 30 days",
						"By centre");
			}

			cockpit.go("cockpit", "/wusul?figure=overdue");
			page.locator(".wusul-list tbody tr").first().waitFor();
			assertThat(page.locator(".wusul-list").innerText()).contains("Cases: Late", "Centre and department",
					"Normal");
			look(cockpit, "list");
			for (var kind : List.of("csv", "xlsx")) {
				var file = page.waitForDownload(() -> page.locator("a[download$='." + kind + "']").click());
				assertThat(Files.size(file.path())).isPositive();
				if (kind.equals("csv")) {
					assertThat(Files.readString(file.path())).contains("\"Case\",\"Service\",\"Centre\"", late);
				}
			}
			page.locator("tbody input[value='" + late + "']").check();
			cockpit.click("[data-change=prioritise]");
			page.locator("dialog [type=submit]").click();
			assertThat(page.locator("dialog").innerText()).contains("Change the priority", "Write the reason.");
			look(cockpit, "dialog");
			page.keyboard().press("Escape");

			cockpit.go("cockpit", "/wusul/" + late);
			page.locator(".wusul-single[data-state=ready]").waitFor();
			assertThat(page.locator(".wusul-single").innerText()).contains("Back to the list", "Open tasks");
			look(cockpit, "case");

			cockpit.go("cockpit", "/rooms");
			page.locator(".wusul-rooms[data-state=ready]").waitFor();
			look(cockpit, "rooms");

			cockpit.go("cockpit", "/wusul?figure=nothing");
			page.locator(".wusul-notice").waitFor();
			look(cockpit, "refusal");
		}
	}

	@Test
	@DisplayName("shows the figures on a diagram, finished cases, versions and the simulation in English")
	void process() {
		late();
		var finished = this.cases.handIn("passport");
		this.cases.classify(finished, "PASSPORT", "NORMAL", "passports");
		this.cases.audit(finished, Map.of("auditDecision", "REJECT", "rejectionReason", "BEFORE_COURT"));
		var address = processPage();
		try (var cockpit = open("supervisor").go("cockpit", address)) {
			var page = cockpit.page();
			page.locator(".wusul-marks .wusul-heat").first().waitFor();
			assertThat(page.locator(".wusul-legend").innerText()).contains("Wait in working hours", "Hide the figures");
			look(cockpit, "process");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "Finished");
			page.locator(".wusul-finished tbody tr").first().waitFor();
			cockpit.click(".wusul-finished button", "Show the path");
			page.locator(".wusul-way").waitFor();
			look(cockpit, "finished");
		}
		TwoVersions.deploySecond(this.models);
		try (var cockpit = open("analyst").go("cockpit", address)) {
			var page = cockpit.page();
			cockpit.click(".ctn-content-bottom .nav-tabs a", "Versions");
			page.locator("select[data-step=Task_ClassifyRequest]").waitFor();
			page.locator(".wv .btn-primary").first().click();
			page.locator("[data-passes=false]").waitFor();
			assertThat(page.locator(".wv").innerText()).contains("Changed elements", "Prevents the migration");
			look(cockpit, "versions");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "Simulation");
			page.locator(".wusul-sim form button[type=submit]").click();
			page.locator(".wusul-sim [data-state=ready]").waitFor();
			assertThat(page.locator(".wusul-sim").innerText()).contains("The whole case", "Longest queue of each day",
					"Automatic steps take no time.");
			look(cockpit, "simulation");
		}
	}

	@Test
	@DisplayName("gives a diagram and its legend the whole width of a telephone, and no word of ours lies on another")
	void telephone() {
		try (var cockpit = open("supervisor")) {
			var page = cockpit.page();
			cockpit.go("cockpit", processPage());
			page.setViewportSize(360, 900);
			page.locator(".wusul-legend").waitFor();
			cockpit.settle().screenshot("english-process-telephone");
			assertThat(page.locator(".wusul-legend").boundingBox().width).isGreaterThan(350);
			assertThat(cockpit.overlaps()).noneMatch((pair) -> pair.contains("Statistics"));
		}
	}

	@Test
	@DisplayName("draws a page that was opened by a link once its words have arrived")
	void wordsFirst() {
		late();
		try (var cockpit = open("supervisor")) {
			var page = cockpit.page();
			var address = "http://127.0.0.1:" + this.port + "/camunda/app/cockpit/default/#" + processPage();
			WebAppPage.openBeforeWords(page, "cockpit",
					() -> page.waitForResponse(PROCESS, () -> page.navigate(address)));
			page.locator("[cam-searchable-area] tbody tr").first().waitFor();
			assertThat(cockpit.settle().page().locator("body").innerText()).contains("State").doesNotContain("PLUGIN_");
		}
	}

	@Test
	@DisplayName("has no barriers on whole pages in Arabic either")
	void arabic() {
		late();
		try (var cockpit = WebAppPage.open(Browsers.start().chromiumBrowser(), this.port)
			.logIn("cockpit", "supervisor")) {
			cockpit.page().locator(".wusul-figures[data-state=ready]").waitFor();
			withoutBarriers(cockpit, "dashboard in Arabic");
			cockpit.go("cockpit", "/wusul?figure=open").page().locator(".wusul-list tbody tr").first().waitFor();
			withoutBarriers(cockpit, "list in Arabic");
		}
	}

	private String processPage() {
		return "/process-definition/" + this.models.createProcessDefinitionQuery()
			.processDefinitionKey(CaseWork.REQUEST)
			.latestVersion()
			.singleResult()
			.getId() + "/runtime";
	}

	private WebAppPage open(String person) {
		return WebAppPage.open(Browsers.start().chromiumBrowser(), this.port)
			.inEnglish()
			.logIn("cockpit", person)
			.go("cockpit", "/dashboard");
	}

	private void look(WebAppPage cockpit, String screen) {
		var page = cockpit.settle().page();
		for (var width : Set.of(1400, 360)) {
			page.setViewportSize(width, 1000);
			cockpit.settle().screenshot("english-" + screen + "-" + width);
		}
		page.setViewportSize(1400, 1000);
		cockpit.settle();
		this.softly.assertThat(PageText.arabicOf(page, OURS)).as("Arabic: " + screen).isEmpty();
		this.softly.assertThat(cockpit.overlaps()).as("overlaps: " + screen).isEmpty();
		withoutBarriers(cockpit, screen);
	}

	private void withoutBarriers(WebAppPage cockpit, String screen) {
		Page page = cockpit.settle().page();
		this.softly.assertThat(Accessibility.violations(page)).as("axe on the whole page: %s", screen).isEmpty();
	}

	private String late() {
		var reference = this.cases.handIn("passport");
		this.jdbc.sql("update case_file set due_at = dateadd('DAY', -60, now()) where reference = ?")
			.param(reference)
			.update();
		return reference;
	}

}
