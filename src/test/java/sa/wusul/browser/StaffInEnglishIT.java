package sa.wusul.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.casefile.NewCase;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.Requester;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A foreign auditor's look at the desk: in English, the names of tasks and processes,
 * their forms and diagrams have no Arabic but what people wrote.
 */
@DisplayName("Tasklist and Cockpit in English")
@OnH2
@BrowserStory
@Tag("browser")
class StaffInEnglishIT {

	private static final String CENTRE = "riyadh";

	private static final Map<String, Object> FACTS = Map.ofEntries(Map.entry("centre", CENTRE),
			Map.entry("section", "men"), Map.entry("department", "passports"), Map.entry("sector", "passports"),
			Map.entry("requestType", "PASSPORT"), Map.entry("priority", "NORMAL"), Map.entry("channel", "COUNTER"),
			Map.entry("meetingAt", "2027-06-01T08:00:00Z"), Map.entry("callBackGroup", "reception-phone-officers"),
			Map.entry("deliveryOffice", CENTRE));

	private static final String ARABIC = """
			(places) => [...document.querySelectorAll(places)].flatMap((place) => {
			  const found = [];
			  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
			  while (walker.nextNode()) {
			    const element = walker.currentNode.parentElement;
			    if (/\\p{Script=Arabic}/u.test(walker.currentNode.data) && element.checkVisibility() && !element.closest('[lang=ar]')) {
			      found.push(walker.currentNode.data.trim());
			    }
			  }
			  return found;
			})""";

	private static Browsers browsers;

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseFiles caseFiles;

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

	@ParameterizedTest(name = "{1}")
	@DisplayName("show a task of each domain")
	@CsvSource({ "audit-case-review, Task_ReviewCase", "department-case-resolution, Task_StudyCase",
			"escalation-minister-referral, Task_PrepareReferral", "meeting-file-preparation, Task_CompleteFile",
			"reception-office-appointment, Task_ServeAppointment", "notification-requester-informing, Task_CallBack",
			"services-application-review, Task_DecideApplication", "delivery-office-pickup, Task_ReceiveParcel",
			"tawasul-general-request, Task_AnswerFamily", "records-case-handover, Task_ApproveHandover",
			"archive-content-repair, Task_RepairContent", "room-recording-viewing, Task_ReadViewingProblem",
			"release-draft-approval, Task_ReadRefusal" })
	void tasks(String process, String step) {
		var reference = bring(process, step);
		var task = this.work.task(reference, step);
		var group = this.work.groups(task).get(0);
		var person = this.work.engine()
			.getIdentityService()
			.createUserQuery()
			.memberOfGroup(group)
			.listPage(0, 1)
			.get(0)
			.getId();
		try (var tasklist = logIn(person)) {
			open(tasklist, task.getId());
			tasklist.screenshot("english-" + step);
			assertThat(arabic(tasklist.page(), "h2.task, .task-card .fjs-form")).isEmpty();
		}
	}

	@Test
	@DisplayName("let a clerk start and complete a request, which keeps the Arabic name of its steps")
	void request() {
		try (var clerk = logIn("clerk")) {
			clerk.startForm("Registering a request");
			clerk.screenshot("english-start");
			assertThat(arabic(clerk.page(), ".modal-body .fjs-form, .modal-title")).isEmpty();

			var reference = this.work.handIn("passport");
			var task = this.work.task(reference, "Task_ClassifyRequest");
			open(clerk, task.getId());
			clerk.screenshot("english-task");
			assertThat(arabic(clerk.page(), "h2.task, .task-card .fjs-form")).isEmpty();
			assertThat(clerk.page().locator(".fjs-form").last().innerText()).contains("Type of request", "Passport");
			clerk.tab("Diagram");
			clerk.page().locator(".djs-container").first().waitFor();
			clerk.screenshot("english-diagram");
			assertThat(arabic(clerk.page(), ".djs-container")).isEmpty();
			assertThat(clerk.page().locator(".djs-container").first().innerText()).contains("Classify");

			open(clerk, task.getId());
			clerk.claim();
			clerk.page().locator("button.btn-primary:visible:not([disabled])").last().click();
			DemoPages.waitFor("the classification",
					() -> !this.work.openSteps(reference).contains("Task_ClassifyRequest"));
			assertThat(this.work.engine()
				.getHistoryService()
				.createHistoricTaskInstanceQuery()
				.taskId(task.getId())
				.singleResult()
				.getName()).isEqualTo("تصنيف الطلب");
		}
	}

	@Test
	@DisplayName("show a supervisor processes, diagrams and tables")
	void cockpit() {
		this.work.handIn("passport");
		try (var cockpit = WebAppPage.open(browsers.chromiumBrowser(), this.port)) {
			cockpit.logIn("cockpit", "admin");
			cockpit.page()
				.context()
				.addCookies(List.of(new Cookie("wusul-desk-language", "en").setUrl("http://127.0.0.1:" + this.port)));
			cockpit.go("cockpit", "/processes").screenshot("english-processes");
			assertThat(arabic(cockpit.page(), ".processes-dashboard td a")).isEmpty();
			assertThat(cockpit.page().locator("body").innerText()).contains("Disposal of cases");

			cockpit.go("cockpit", "/process-definition/" + process("intake-request-registration") + "/runtime")
				.screenshot("english-process");
			cockpit.page().locator(".djs-container").first().waitFor();
			assertThat(arabic(cockpit.page(), ".djs-container")).isEmpty();

			cockpit.go("cockpit", "/decision-definition/" + table("intake-limit")).screenshot("english-table");
			cockpit.page().locator(".tjs-container").first().waitFor();
			assertThat(arabic(cockpit.page(), ".tjs-container thead .input-label, .tjs-container thead .output-label"))
				.isEmpty();
		}
	}

	private TasklistPage logIn(String person) {
		var tasklist = TasklistPage.open(browsers.chromiumBrowser(), this.port).logIn(person);
		tasklist.page().evaluate("() => { document.cookie = 'wusul-desk-language=en; Path=/'; }");
		tasklist.page().reload();
		tasklist.page().locator(".start-process-action").waitFor();
		return tasklist.settle();
	}

	private static void open(TasklistPage tasklist, String task) {
		var address = tasklist.page().url().replaceFirst("#.*", "");
		tasklist.page().navigate("about:blank");
		tasklist.page().navigate(address + "#/?task=" + task);
		tasklist.page().locator(".fjs-form").first().waitFor();
		tasklist.settle();
	}

	@SuppressWarnings("unchecked")
	private static List<String> arabic(Page page, String places) {
		return (List<String>) page.evaluate(ARABIC, places);
	}

	private String process(String key) {
		return this.work.engine()
			.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(key)
			.latestVersion()
			.singleResult()
			.getId();
	}

	private String table(String key) {
		return this.work.engine()
			.getRepositoryService()
			.createDecisionDefinitionQuery()
			.decisionDefinitionKey(key)
			.latestVersion()
			.singleResult()
			.getId();
	}

	/** Starts the process at the step, for a case of its own. */
	private String bring(String process, String step) {
		var answers = CaseWork.request("none");
		var reference = this.caseFiles
			.open(new NewCase(process, Channel.COUNTER, new Place(CENTRE, "men"),
					new Request(process, "سؤال", (String) answers.get("requestText")),
					new Requester(new IdentityNumber((String) answers.get("identityNumber")),
							new PersonName((String) answers.get("requesterName")),
							Optional.of(new MobileNumber((String) answers.get("mobile"))), Optional.empty()),
					List.of(), Map.of(), Optional.empty(), "clerk"))
			.reference();
		CheckedStart.of(() -> this.work.engine()
			.getRuntimeService()
			.createProcessInstanceById(process(process))
			.businessKey(reference)
			.setVariables(new HashMap<>(FACTS))
			.startBeforeActivity(step)
			.execute());
		return reference;
	}

}
