package sa.wusul.browser;

import java.util.Map;

import com.microsoft.playwright.options.BoundingBox;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Supervisors and administrators work in Cockpit, Admin and Welcome, in a browser with
 * English as its language: everything is in Arabic and right to left, without text that
 * is cut off or overlaps, and users can choose English.
 */
@DisplayName("Cockpit, Admin and Welcome")
@ExtendWith(SoftAssertionsExtension.class)
@OnH2
@BrowserStory
@Tag("browser")
class WebAppsInArabicIT {

	private static Browsers browsers;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private DecisionService decisions;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private HistoryService history;

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

	@InjectSoftAssertions
	private SoftAssertions softly;

	@Test
	@DisplayName("show a supervisor every page of Cockpit in Arabic")
	void cockpit() {
		handInARequest();
		var instance = this.runtime.createProcessInstanceQuery()
			.processDefinitionKey("intake-request-registration")
			.listPage(0, 1)
			.get(0);
		var definition = instance.getProcessDefinitionId();
		try (var cockpit = open()) {
			look(cockpit.logInPage("cockpit"), "cockpit-log-in");
			cockpit.logIn("cockpit", "admin");
			look(cockpit.go("cockpit", "/dashboard"), "cockpit-dashboard");
			look(cockpit.click(".dropdown-toggle", "المزيد"), "cockpit-more");
			look(cockpit.go("cockpit", "/processes"), "cockpit-processes");
			look(cockpit.click("a", "معاينة"), "cockpit-previews");

			look(cockpit.go("cockpit", "/process-definition/" + definition + "/runtime"), "cockpit-definition");
			panelStandsOnTheRight(cockpit);
			diagramIsReadFromTheLeft(cockpit);
			tabs(cockpit, "cockpit-definition");
			look(cockpit.click(".ctn-content-bottom .nav-tabs a").click(".main-field"), "cockpit-definition-search");
			tooltipIsInsideTheWindow(cockpit);
			look(cockpit.click(".btn-suspend-action"), "cockpit-definition-suspend");
			cockpit.closeDialog();
			look(cockpit.click(".ctn-toolbar .glyphicon-cog"), "cockpit-definition-priority");

			look(cockpit.go("cockpit", "/process-instance/" + instance.getId() + "/runtime"), "cockpit-instance");
			panelStandsOnTheRight(cockpit);
			tabs(cockpit, "cockpit-instance");
			look(cockpit.click(".ctn-sidebar .nav-tabs a", "تصفية"), "cockpit-instance-filter");
			look(cockpit.click(".ctn-toolbar .glyphicon-plus"), "cockpit-instance-add-variable");
			cockpit.closeDialog();
			look(cockpit.click(".ctn-toolbar a"), "cockpit-instance-delete");

			look(cockpit.go("cockpit", "/decisions"), "cockpit-decisions");
			look(cockpit.go("cockpit", "/decision-definition/" + decision()), "cockpit-decision");
			look(cockpit.go("cockpit", "/decision-instance/" + madeDecision()), "cockpit-decision-instance");
			tabs(cockpit, "cockpit-decision-instance");
			look(cockpit.go("cockpit", "/repository"), "cockpit-repository");
			for (var kind : new String[] { ".bpmn", ".dmn", ".form" }) {
				look(cockpit.click("li.resource a", kind), "cockpit-repository" + kind);
			}
			assertThat(cockpit.page().locator("pre").first().evaluate("(code) => getComputedStyle(code).direction"))
				.isEqualTo("ltr");
			look(cockpit.go("cockpit", "/batch"), "cockpit-batch");
		}
	}

	@Test
	@DisplayName("show an administrator every page of Admin in Arabic")
	void admin() {
		try (var admin = open().logIn("admin", "admin")) {
			var pages = Map.ofEntries(Map.entry("start", "/"), Map.entry("users", "/users"),
					Map.entry("user", "/users/clerk?tab=profile"),
					Map.entry("user-account", "/users/clerk?tab=account"),
					Map.entry("user-groups", "/users/clerk?tab=groups"),
					Map.entry("user-tenants", "/users/clerk?tab=tenants"), Map.entry("groups", "/groups"),
					Map.entry("group-create", "/group-create"), Map.entry("group", "/groups/analysts?tab=group"),
					Map.entry("group-users", "/groups/analysts?tab=users"),
					Map.entry("group-tenants", "/groups/analysts?tab=tenants"), Map.entry("tenants", "/tenants"),
					Map.entry("tenant-create", "/tenant-create"),
					Map.entry("system", "/system?section=system-settings-general"),
					Map.entry("metrics", "/system?section=system-settings-metrics"),
					Map.entry("diagnostics", "/system?section=diagnostics"));
			pages.forEach((name, path) -> look(admin.go("admin", path), "admin-" + name));
			look(admin.go("admin", "/authorization?resource=6"), "admin-authorization");
			assertThat(admin.page().locator("td.permissions").first().innerText()).contains("الاطلاع");
			var kinds = admin.page().locator("aside li a, .sidebar li a").count();
			assertThat(kinds).isGreaterThan(15);
			for (var kind = 0; kind < kinds; kind++) {
				admin.page().locator("aside li a, .sidebar li a").nth(kind).click();
				look(admin.settle(), "admin-authorization-" + kind);
			}
			look(admin.go("admin", "/authorization?resource=6").click("button, a.btn", "إنشاء"),
					"admin-authorization-create");
			look(admin.click("td.permissions button"), "admin-authorization-permissions");
			look(admin.click("td a", "حذف"), "admin-authorization-delete");
			look(admin.go("admin", "/users/clerk?tab=groups").click("a.btn, button", "إضافة"), "admin-user-add-group");
		}
	}

	@Test
	@DisplayName("show every user their own page in Arabic")
	void welcome() {
		try (var welcome = open().logIn("welcome", "clerk")) {
			look(welcome, "welcome");
			look(welcome.click("a", "تعديل الملف الشخصي"), "welcome-profile");
			look(welcome.go("welcome", "/welcome").click("a", "تغيير كلمة المرور"), "welcome-password");
			welcome.page().locator("input[type=password]").nth(1).fill("abc");
			look(welcome.settle(), "welcome-password-rules");
			assertThat(welcome.page().locator(".popover").innerText()).contains("عدد الأحرف");
		}
	}

	@Test
	@DisplayName("are in English for users who choose it, in all apps and until they choose Arabic")
	void english() {
		try (var staff = open()) {
			staff.logInPage("cockpit");
			assertThat(direction(staff)).isEqualTo("rtl");

			staff.click(".wusul-language a");
			staff.page().locator("html[lang=en]").waitFor();
			staff.logIn("cockpit", "admin").screenshot("english-cockpit");
			assertThat(direction(staff)).isEqualTo("ltr");
			assertThat(staff.page().locator("body").innerText()).contains("Processes", "Decisions");
			panelStandsOnTheLeft(staff.go("cockpit", "/process-definition/" + definition() + "/runtime"));
			staff.screenshot("english-definition");
			assertThat(staff.page().locator("body").innerText()).contains("Called Process Definitions");

			staff.go("admin", "/authorization?resource=6").screenshot("english-admin");
			assertThat(direction(staff)).isEqualTo("ltr");
			assertThat(staff.page().locator("td.permissions").first().innerText()).contains("READ");
			staff.go("tasklist", "/").screenshot("english-tasklist");
			assertThat(direction(staff)).isEqualTo("ltr");
			assertThat(staff.page().locator("body").innerText()).contains("Start process");
			staff.go("welcome", "/welcome").screenshot("english-welcome");
			assertThat(staff.page().locator("body").innerText()).contains("Applications", "Change password");

			staff.click(".wusul-language a", "العربية");
			staff.page().locator("html[lang=ar]").waitFor();
			look(staff.settle(), "arabic-again");
			look(staff.go("admin", "/"), "arabic-again-admin");
		}
	}

	private WebAppPage open() {
		return WebAppPage.open(browsers.chromiumBrowser(), this.port);
	}

	private void look(WebAppPage app, String screen) {
		app.screenshot(screen);
		this.softly.assertThat(direction(app)).as(screen).isEqualTo("rtl");
		this.softly.assertThat(app.page().locator("html").getAttribute("lang")).as(screen).isEqualTo("ar");
		this.softly.assertThat(app.latinWords()).as("Latin words: " + screen).isEmpty();
		this.softly.assertThat(app.cutTexts()).as("cut texts: " + screen).isEmpty();
		this.softly.assertThat(app.overlaps()).as("overlaps: " + screen).isEmpty();
	}

	private void tabs(WebAppPage app, String screen) {
		var tabs = app.page().locator(".ctn-content-bottom .nav-tabs a");
		assertThat(tabs.count()).as(screen).isGreaterThan(1);
		for (var tab = 0; tab < tabs.count(); tab++) {
			tabs.nth(tab).click();
			look(app.settle(), screen + "-" + tab);
		}
	}

	private static Object direction(WebAppPage app) {
		return app.page().evaluate("() => getComputedStyle(document.body).direction");
	}

	private static void panelStandsOnTheRight(WebAppPage cockpit) {
		assertThat(box(cockpit, ".ctn-sidebar").x).isGreaterThanOrEqualTo(right(cockpit, ".ctn-content") - 2);
		assertThat(box(cockpit, ".ctn-content").x).isGreaterThanOrEqualTo(right(cockpit, ".ctn-toolbar") - 2);
	}

	private static void panelStandsOnTheLeft(WebAppPage cockpit) {
		assertThat(box(cockpit, ".ctn-content").x).isGreaterThanOrEqualTo(right(cockpit, ".ctn-sidebar") - 2);
	}

	private static BoundingBox box(WebAppPage app, String selector) {
		return app.page().locator(selector).first().boundingBox();
	}

	private static double right(WebAppPage app, String selector) {
		var box = box(app, selector);
		return box.x + box.width;
	}

	private static void diagramIsReadFromTheLeft(WebAppPage cockpit) {
		assertThat(cockpit.page()
			.locator(".djs-container")
			.first()
			.evaluate("(diagram) => getComputedStyle(diagram).direction")).isEqualTo("ltr");
		assertThat((Boolean) cockpit.page()
			.evaluate(
					"""
							() => {
							  const box = (id) => document.querySelector(`[data-element-id="${id}"] .djs-visual`).getBoundingClientRect();
							  const start = document.querySelector('[data-element-id^="StartEvent_"] .djs-visual').getBoundingClientRect();
							  return [...document.querySelectorAll('[data-element-id^="EndEvent_"]:not([data-element-id$="_label"]) .djs-visual')]
							    .some((end) => end.getBoundingClientRect().left > start.left);
							}
							"""))
			.as("the process runs from left to right")
			.isTrue();
	}

	private static void tooltipIsInsideTheWindow(WebAppPage cockpit) {
		cockpit.page().locator(".btn-suspend-action:visible").first().hover();
		cockpit.page().locator(".tooltip").waitFor();
		cockpit.settle();
		assertThat(box(cockpit, ".tooltip").x).isPositive();
	}

	private void handInARequest() {
		try (TasklistPage tasklist = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn("clerk")) {
			tasklist.startForm("تسجيل الطلب")
				.choose("كيف وصل الطلب", "حضوري")
				.choose("المركز", "الرياض")
				.choose("القسم", "الرجال")
				.write("اسم صاحب الطلب", "عبدالله بن محمد السبيعي")
				.write("رقم الهوية", "1058529940")
				.write("رقم الجوال", "0551234567")
				.choose("موضوع الطلب", "جواز")
				.write("عنوان الطلب", "تأخر تجديد جواز السفر")
				.write("نص الطلب", "قدمت طلبي قبل شهرين ولم يصلني رد.")
				.submitStartForm();
		}
	}

	private String definition() {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey("intake-request-registration")
			.latestVersion()
			.singleResult()
			.getId();
	}

	private String decision() {
		return this.repository.createDecisionDefinitionQuery()
			.decisionDefinitionKey("intake-department-routing")
			.latestVersion()
			.singleResult()
			.getId();
	}

	/**
	 * Returns a decision without confidential cases, because administrators see no
	 * others.
	 */
	private String madeDecision() {
		this.decisions.evaluateDecisionTableByKey("services-fee")
			.variables(Map.of("service", "services-passport-renewal", "applicationKind", "RENEWAL", "termYears", "5"))
			.evaluate();
		return this.history.createHistoricDecisionInstanceQuery()
			.decisionDefinitionKey("services-fee")
			.listPage(0, 1)
			.get(0)
			.getId();
	}

}
