package sa.wusul.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The tab of the simulation")
@DirtiesContext // the web apps use the newest engine of the JVM
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.datasource.url=jdbc:h2:mem:simulation;DB_CLOSE_DELAY=-1")
class SimulationIT {

	private static Browsers browsers;

	@Autowired
	private RepositoryService repository;

	@LocalServerPort
	private int port;

	@TempDir
	private Path files;

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
	@DisplayName("lets an analyst try a draft with more cases, in Arabic, and read what it assumes")
	void triesADraft() throws Exception {
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "analyst");
			cockpit.go("cockpit", "/process-definition/" + definition() + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			tab.locator("form").waitFor();
			cockpit.screenshot("simulation-form");

			tab.locator("input[type=file]").setInputFiles(draft());
			tab.locator("input[type=range]").first().fill("200");
			assertThat(tab.locator("output").first().innerText()).contains("200");
			tab.locator("button[type=submit]").click();
			tab.locator("[data-state=ready]").waitFor();

			assertThat(tab.innerText()).contains("القضية كلها", "الخطوات", "المجموعات", "افتراضات هذه المحاكاة",
					"تصنيف الطلب", "الخطوات الآلية فورية");
			assertThat(tab.locator("svg.wusul-sim-line").count()).isPositive();
			show(cockpit, tab, "simulation");
			assertThat(
					cockpit.page().evaluate("() => getComputedStyle(document.querySelector('.wusul-sim')).direction"))
				.isEqualTo("rtl");
			assertThat(cockpit.cutTexts()).isEmpty();
			assertThat(new AxeBuilder(cockpit.page()).include(List.of(".wusul-sim")).analyze().getViolations())
				.isEmpty();
		}
	}

	@Test
	@DisplayName("says in Arabic why a file is no model, and keeps others out")
	void refuses() throws Exception {
		var page = this.files.resolve("page.bpmn");
		Files.writeString(page, "<html/>");
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "analyst");
			cockpit.go("cockpit", "/process-definition/" + definition() + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			tab.locator("input[type=file]").setInputFiles(page);
			tab.locator("button[type=submit]").click();
			tab.locator("[data-state=error]").waitFor();
			assertThat(tab.innerText()).contains("ليس نموذج BPMN");
		}
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "supervisor");
			cockpit.go("cockpit", "/process-definition/" + definition() + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			tab.locator("[data-state=error]").waitFor();
			assertThat(tab.innerText()).contains("لمحللي الإجراءات");
		}
	}

	/** The process without its audit. */
	private Path draft() throws Exception {
		var model = Files.readString(Path.of("processes/intake/intake-request-registration.bpmn"));
		var draft = this.files.resolve("draft.bpmn");
		Files.writeString(draft,
				model.replace("targetRef=\"CallActivity_AuditCase\"", "targetRef=\"Gateway_RequestAccepted\""));
		return draft;
	}

	/** The pane is low; for a look the tab is laid over the page. */
	private static void show(WebAppPage cockpit, Locator tab, String name) {
		cockpit.screenshot(name + "-in-page");
		tab.evaluate("(tab) => { const copy = tab.cloneNode(true); copy.id = 'look';"
				+ " copy.style.cssText = 'position:absolute;inset:0;z-index:9999;background:#fff;max-width:none;height:max-content';"
				+ " document.body.append(copy); document.body.style.overflow = 'auto'; }");
		cockpit.page()
			.locator("#look")
			.screenshot(
					new Locator.ScreenshotOptions().setPath(Path.of("target", "screenshots", "web-" + name + ".png")));
		cockpit.page().evaluate("() => document.getElementById('look').remove()");
	}

	private String definition() {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey("intake-request-registration")
			.latestVersion()
			.singleResult()
			.getId();
	}

}
