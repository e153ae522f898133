package sa.wusul.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The tab of the simulation")
@OnH2
@BrowserStory
@Tag("browser")
class SimulationIT {

	private static final String CLOSING = "meeting-closing-announcement";

	private static Browsers browsers;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private TestRestTemplate http;

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
	@DisplayName("simulates a draft with more cases for an analyst, in Arabic, and shows its assumptions")
	void triesADraft() throws Exception {
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "analyst");
			cockpit.go("cockpit", "/process-definition/" + definition("intake-request-registration") + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			tab.locator("form").waitFor();
			cockpit.screenshot("simulation-form");

			tab.locator("input[type=file]").setInputFiles(draft());
			tab.locator("form input[type=range]").first().fill("200");
			assertThat(tab.locator("form output").first().innerText()).contains("200");
			tab.locator("button[type=submit]").click();
			tab.locator("[data-state=ready]").waitFor();

			assertThat(tab.innerText()).contains("المعاملة كلها", "الخطوات", "المجموعات", "افتراضات هذه المحاكاة",
					"تصنيف الطلب", "الخطوات الآلية فورية");
			assertThat(tab.locator("svg.wusul-sim-line").count()).isPositive();
			show(cockpit, tab, "simulation");
			assertThat(
					cockpit.page().evaluate("() => getComputedStyle(document.querySelector('.wusul-sim')).direction"))
				.isEqualTo("rtl");
			assertThat(cockpit.cutTexts()).isEmpty();
			assertThat(Accessibility.violations(cockpit.page(), ".wusul-sim")).isEmpty();
		}
	}

	@Test
	@DisplayName("lists drafts that await release, and compares their queue and breaches with the version in service")
	void triesWhatWaits() {
		var number = handIn();
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "analyst");
			cockpit.go("cockpit", "/process-definition/" + definition(CLOSING) + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			var models = tab.getByLabel("النموذج", new Locator.GetByLabelOptions().setExact(true));
			// A date is read from the left within Arabic.
			assertThat(models.locator("optgroup[label='مسودات تنتظر الإجازة'] option"))
				.hasText("المسودة %d، ريم الشمري، \u2066%s\u2069".formatted(number, LocalDate.now(Kingdom.ZONE)));

			models.selectOption("draft/" + number);
			tab.getByLabel("عدد المعاملات").fill("300");
			cockpit.screenshot("simulation-draft-chosen");
			tab.getByText("شغّل المحاكاة").click();

			var report = tab.locator("[data-state=ready]");
			assertThat(report).containsText("حوكيت 60 يوماً", slowly());
			assertThat(report.getByText("حوكيت")).isInViewport();
			var step = report.getByRole(AriaRole.ROW).filter(having("ترتيب جلسة بديلة عاجلة"));
			show(cockpit, tab, "simulation-draft");
			var cells = step.getByRole(AriaRole.CELL);
			assertThat(cells.nth(0)).hasText(Pattern.compile("[1-9]\\d* د\\s*=\\s*بلا تغير يذكر عن\\s*[1-9]\\d* د"));
			assertThat(cells.nth(4)).hasText(Pattern.compile("[1-9]\\d*"));
			assertThat(cells.nth(5).getByRole(AriaRole.IMG)).isVisible();
			assertThat(cells.nth(6)).hasText(Pattern.compile("100%\\s*▲\\s*أكثر من\\s*0%"));
			assertThat(report.getByRole(AriaRole.ROW).filter(having("موظفو مكتب الوزير الخاص")))
				.containsText(Pattern.compile("[1-9][\\d.]*%"));
			assertThat(report.getByRole(AriaRole.LISTITEM)
				.filter(having("فحُسبت مدة العمل عليها كمتوسط مهام إجرائها: «ترتيب جلسة بديلة عاجلة»."))).isVisible();
			assertThat(tab).hasCSS("direction", "rtl");
			assertThat(cockpit.cutTexts()).isEmpty();
			assertThat(cockpit.overlaps()).isEmpty();
			assertThat(Accessibility.violations(cockpit.page(), ".wusul-sim")).isEmpty();
		}
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey(CLOSING).count())
			.as("nothing came into service")
			.isEqualTo(1);
	}

	@Test
	@DisplayName("gives supervisors sliders for people and cases, by mouse and keyboard, whose forecast follows the last movement")
	void movesSliders() {
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "supervisor");
			cockpit.go("cockpit", "/process-definition/" + definition(CLOSING) + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			var state = tab.locator("[data-forecast]");
			assertThat(state).hasAttribute("data-forecast", "idle", patiently());
			assertThat(tab.locator("form")).hasCount(0);
			var volume = tab.locator("[data-slider=volume]");
			volume.fill("200");
			// The second movement comes while the first one is computed, or before.
			volume.fill("295");
			volume.press("ArrowUp");
			assertThat(volume).hasAttribute("aria-valuetext", Pattern.compile("300% .*"));
			assertThat(state).hasAttribute("data-forecast", "ready", patiently());
			var cases = tab.getByRole(AriaRole.ROW).filter(having("عدد المعاملات في ثلاثين يوماً"));
			assertThat(cases.getByRole(AriaRole.CELL).nth(2)).hasText(Pattern.compile("▲\\s*أكثر"));
			var numbers = cases.getByRole(AriaRole.CELL).allInnerTexts();
			assertThat(Double.parseDouble(numbers.get(1).strip()) / Double.parseDouble(numbers.get(0).strip()))
				.as("the forecast of the last movement: three times as many cases")
				.isBetween(2.5, 3.5);

			tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("كما هو الآن")).click();
			assertThat(volume).hasAttribute("aria-valuetext", Pattern.compile("100% .*"));
			assertThat(cases.getByRole(AriaRole.CELL).nth(2)).hasText(Pattern.compile("=\\s*بلا تغيّر يذكر"),
					new LocatorAssertions.HasTextOptions().setTimeout(60_000));
			show(cockpit, tab, "simulation-sliders");
			assertThat(cockpit.cutTexts()).isEmpty();
			assertThat(Accessibility.violations(cockpit.page(), ".wusul-sim")).isEmpty();
		}
	}

	@Test
	@DisplayName("lets tokens run through the diagram, by keyboard, and says in Arabic where they are")
	void playsTokens() {
		var blocked = new ArrayList<String>();
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.page().onConsoleMessage((message) -> {
				// The web apps have a base of their own, which their policy refuses
				// anyway.
				if (message.text().contains("Content Security Policy") && !message.text().contains("base-uri")) {
					blocked.add(message.text());
				}
			});
			cockpit.logIn("cockpit", "supervisor");
			cockpit.go("cockpit", "/process-definition/" + definition(CLOSING) + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("شغّل الرسم")).click();
			var diagram = tab.locator(".wusul-sim-canvas");
			assertThat(diagram).hasAttribute("data-state", "ready", patiently());
			cockpit.settle().screenshot("simulation-tokens");
			assertThat(diagram.locator("button[title*='Event'], button[title*='Flow'], button[title*='pause']"))
				.hasCount(0);
			var start = diagram
				.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^امضِ من: ")))
				.first();
			start.focus();
			start.press("Enter");
			var log = tab.getByRole(AriaRole.LOG);
			assertThat(log).containsText("بدأ الإجراء.", slowly());
			assertThat(log).containsText("بلغ: هل هو إعلان جديد؟", slowly());
			tab.locator("[data-tokens=pause]").click();
			assertThat(tab.locator("[data-tokens=pause]")).hasText("أكمل");
			tab.locator("[data-tokens=pause]").press("Enter");
			assertThat(log).containsText("انتهى الإجراء.", slowly());
			cockpit.settle();
			show(cockpit, tab, "simulation-tokens-tab");
			assertThat(cockpit.cutTexts()).isEmpty();
			assertThat(Accessibility.violations(cockpit.page(), ".wusul-sim")).isEmpty();
			tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("أغلق الرسم")).press("Enter");
			assertThat(diagram).hasCount(0);
		}
		assertThat(blocked).as("parts that the policy of the web app refuses").isEmpty();
	}

	@Test
	@DisplayName("says in Arabic why a file is not a model, and is closed to others")
	void refuses() throws Exception {
		var page = this.files.resolve("page.bpmn");
		Files.writeString(page, "<html/>");
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "analyst");
			cockpit.go("cockpit", "/process-definition/" + definition("intake-request-registration") + "/runtime");
			cockpit.click(".ctn-content-bottom .nav-tabs a", "المحاكاة");
			var tab = cockpit.page().locator(".wusul-sim");
			tab.locator("input[type=file]").setInputFiles(page);
			tab.locator("button[type=submit]").click();
			tab.locator("[data-state=error]").waitFor();
			assertThat(tab.innerText()).contains("ليس نموذج BPMN");
		}
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "private-office");
			cockpit.go("cockpit", "/process-definition/" + definition("intake-request-registration") + "/runtime");
			var tabs = cockpit.page().locator(".ctn-content-bottom .nav-tabs a:visible");
			tabs.first().waitFor();
			assertThat(tabs.allInnerTexts()).as("the tab is for those who may simulate")
				.isNotEmpty()
				.noneMatch((name) -> name.contains("المحاكاة"));
		}
	}

	/**
	 * Submits an announcement process with a renamed replacement and a minute instead of
	 * a day.
	 */
	private long handIn() {
		var draft = Map.of(CLOSING + ".bpmn",
				Modeler.text("processes/meeting/" + CLOSING + ".bpmn")
					.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"9.0.0\"")
					.replace("name=\"ترتيب جلسة بديلة\"", "name=\"ترتيب جلسة بديلة عاجلة\""),
				"meeting-announce-closing.form", Modeler.text("forms/meeting/meeting-announce-closing.form"),
				"meeting-arrange-replacement.form", Modeler.text("forms/meeting/meeting-arrange-replacement.form"),
				"meeting-service-level.dmn", Modeler.text("processes/meeting/meeting-service-level.dmn")
					.replaceFirst("(LiteralExpression_ArrangeReplacement_hours\">\\s*<text>)7", "$10.01"));
		var answer = Modeler.deploy(this.http, "analyst", "ترتيب بديل عاجل", draft).getBody();
		assertThat(answer.path("id").asText()).as(answer.toString()).startsWith("draft-");
		return Long.parseLong(answer.path("id").asText().replace("draft-", ""));
	}

	/** Returns the process without its audit. */
	private Path draft() throws Exception {
		var model = Files.readString(Path.of("processes/intake/intake-request-registration.bpmn"));
		var draft = this.files.resolve("draft.bpmn");
		Files.writeString(draft,
				model.replace("targetRef=\"CallActivity_AuditCase\"", "targetRef=\"Gateway_RequestAccepted\""));
		return draft;
	}

	/** Enlarges the low pane to the size of the page for a screenshot. */
	private static void show(WebAppPage cockpit, Locator tab, String name) {
		cockpit.screenshot(name + "-in-page");
		tab.evaluate("(tab) => { const copy = tab.cloneNode(true); copy.id = 'look';"
				+ " const chosen = tab.querySelectorAll('select'); copy.querySelectorAll('select').forEach((list, place) => { list.value = chosen[place].value; });"
				+ " copy.style.cssText = 'position:absolute;inset:0;z-index:9999;background:#fff;max-width:none;height:max-content';"
				+ " document.body.append(copy); document.body.style.overflow = 'auto'; }");
		cockpit.page()
			.locator("#look")
			.screenshot(
					new Locator.ScreenshotOptions().setPath(Path.of("target", "screenshots", "web-" + name + ".png")));
		cockpit.page().evaluate("() => document.getElementById('look').remove()");
	}

	/** Returns options for a simulation, which takes seconds, on a busy machine more. */
	private static LocatorAssertions.ContainsTextOptions slowly() {
		return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
	}

	private static LocatorAssertions.HasAttributeOptions patiently() {
		return new LocatorAssertions.HasAttributeOptions().setTimeout(60_000);
	}

	private static Locator.FilterOptions having(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

	private String definition(String process) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult()
			.getId();
	}

}
