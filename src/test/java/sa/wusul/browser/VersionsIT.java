package sa.wusul.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.webapps.versions.TwoVersions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An analyst compares two versions in Cockpit, plans the migration of the cases, tries it
 * and proposes it; another person starts it and reads the report.
 */
@DisplayName("The tab of versions in Cockpit")
@OnH2
@BrowserStory
@Tag("browser")
class VersionsIT {

	private static Browsers browsers;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private CaseWork work;

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

	@Test
	@DisplayName("moves running cases to a new version, by two people, in Arabic")
	void fromComparisonToReport() {
		var cases = List.of(this.work.handIn("passport"), this.work.handIn("passport"), this.work.withDepartment());
		TwoVersions.deploySecond(this.engine.getRepositoryService());
		try (var analyst = open("analyst")) {
			var page = analyst.page();
			compares(page);
			look(analyst, "comparison");
			plans(page, cases);
			look(analyst, "proposed");
			assertThat(page.locator(".wv .btn-primary", having("تنفيذ النقل")).count()).as("not by the proposer")
				.isZero();
		}
		try (var releaser = open("releaser")) {
			var page = releaser.page();
			page.locator(".wv-plans button", having("عرض الخطة والبت فيها")).click();
			page.locator(".wv-plans table").first().waitFor();
			look(releaser, "decision");
			page.locator(".wv-plans textarea").fill("راجعت الخطة ووافقت عليها");
			page.locator(".wv-plans .btn-primary", having("تنفيذ النقل")).click();
			page.locator(".wv-progress[data-open=false][data-migrated='3']").waitFor();

			assertThat(page.locator(".wv-plans table").first().innerText()).contains(cases).contains("انتقلت");
			look(releaser, "report");
			var csv = page.waitForDownload(() -> page.locator(".wv a[download]").click());
			assertThat(text(csv.path())).contains(cases).contains("انتقلت");
			assertThat(page.locator(".wv-state").innerText()).isEqualTo("منفذة");
		}
		var target = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST).getId();
		assertThat(this.engine.getRuntimeService().createProcessInstanceQuery().processDefinitionId(target).count())
			.isEqualTo(3);
	}

	private static void compares(Page page) {
		// Checks the symbol, the class and the colour of added, removed and changed
		// elements.
		assertThat(page.locator(".wv-canvas").nth(1).locator(".wv-ADDED[data-element-id=Task_CheckIdentity]").count())
			.isEqualTo(1);
		assertThat(
				page.locator(".wv-canvas").nth(0).locator(".wv-REMOVED[data-element-id=Task_ClassifyRequest]").count())
			.isEqualTo(1);
		assertThat(stroke(page, 1, "Task_CheckIdentity")).isEqualTo("rgb(0, 114, 178)");
		assertThat(stroke(page, 0, "Event_InformAnswered")).isEqualTo("rgb(179, 64, 10)");
		assertThat(stroke(page, 1, "Flow_RequestAcceptedToResolveCase")).isEqualTo("rgb(106, 61, 154)");
		assertThat(stroke(page, 1, "CallActivity_AuditCase")).isNotIn("rgb(0, 114, 178)", "rgb(106, 61, 154)");
		assertThat(page.locator(".wv-canvas .wv-sign-ADDED").first().innerText()).isEqualTo("+");
		assertThat(page.locator(".wv-canvas .bjs-powered-by").count()).as("the logo of the viewer's authors")
			.isEqualTo(2);
		assertThat(page.locator(".wv-table").first().innerText()).contains("مضاف", "محذوف", "متغير", "التحقق من الهوية",
				"الشرط", "CORRECTED");
	}

	private static void plans(Page page, List<String> cases) {
		page.locator(".wv .btn-primary", having("فحص الخطة")).click();
		page.locator("[data-passes=false]").waitFor();
		assertThat(page.locator(".wv-prevents").innerText()).contains("«تصنيف الطلب»", "2");
		assertThat(page.locator(".wv .btn-primary", having("اقتراح الخطة")).count()).isZero();

		page.locator("select[data-step=Task_ClassifyRequest]").selectOption("Task_SortRequest");
		page.locator(".wv .btn-primary", having("فحص الخطة")).click();
		page.locator("[data-passes=true]").waitFor();
		page.locator(".wv button", having("تجربة النقل")).click();
		page.locator("[data-tried='3']").waitFor();
		assertThat(page.locator(".wv [aria-live]").first().innerText()).contains(cases).contains("✓ تنتقل");
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "versions-trial.png")));

		page.locator(".wv .btn-primary", having("فحص الخطة")).click();
		page.locator(".wv-reason textarea").fill("إضافة التحقق من الهوية");
		page.locator(".wv .btn-primary", having("اقتراح الخطة")).click();
		page.locator(".wv-plans li").waitFor();
		assertThat(page.locator(".wv-plans li").innerText()).contains("مقترحة", "إضافة التحقق من الهوية", "ريم الشمري");
	}

	private WebAppPage open(String person) {
		var definition = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST).getId();
		var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port).logIn("cockpit", person);
		cockpit.go("cockpit", "/process-definition/" + definition + "/runtime?detailsTab=wusul.versions");
		var tab = cockpit.page().locator(".ctn-content-bottom .nav-tabs a", having("الإصدارات"));
		tab.waitFor();
		tab.click();
		cockpit.page().locator(".wv .wv-plans, .wv section", having("خطط النقل")).first().waitFor();
		cockpit.page()
			.locator(".wv-canvas .djs-element")
			.first()
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
		cockpit.page().locator("select[data-step=Task_ClassifyRequest]").waitFor();
		return cockpit.settle();
	}

	private static void look(WebAppPage cockpit, String name) {
		var page = cockpit.page();
		page.screenshot(
				new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "versions-" + name + ".png")));
		// The whole tab, which otherwise scrolls beneath the diagram.
		page.setViewportSize(1400, 3600);
		cockpit.settle();
		page.locator(".wv")
			.screenshot(new Locator.ScreenshotOptions()
				.setPath(Path.of("target", "screenshots", "versions-" + name + "-tab.png")));
		assertThat(page.locator(".wv").evaluate("(tab) => getComputedStyle(tab).direction")).isEqualTo("rtl");
		assertThat(Accessibility.violations(page, ".wv")).as(name).isEmpty();
		page.setViewportSize(1400, 1000);
	}

	private static Object stroke(Page page, int side, String element) {
		return page.locator(".wv-canvas")
			.nth(side)
			.locator("[data-element-id=" + element + "] .djs-visual > :first-child")
			.evaluate("(shape) => getComputedStyle(shape).stroke");
	}

	private static Page.LocatorOptions having(String text) {
		return new Page.LocatorOptions().setHasText(text);
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (java.io.IOException missing) {
			throw new IllegalStateException(missing);
		}
	}

}
