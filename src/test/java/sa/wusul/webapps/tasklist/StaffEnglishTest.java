package sa.wusul.webapps.tasklist;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Models and forms in English")
@OnH2
@CaseStory
@Tag("story")
class StaffEnglishTest {

	private static final String ENGINE = "/camunda/api/engine/engine/default";

	private static final String CLASSIFY = "Task_ClassifyRequest";

	private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");

	/** The names of a diagram, and the labels of a table. */
	private static final Pattern NAMES = Pattern.compile(" (?:name|label)=\"([^\"]*)\"");

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseQuestionService questions;

	@Autowired
	private CaseFiles caseFiles;

	@LocalServerPort
	private int port;

	@Autowired
	private TestRestTemplate http;

	private final ObjectMapper json = new ObjectMapper();

	@Test
	@DisplayName("reach staff who chose it in lists, tasks, history and the desk; others and programs read Arabic")
	void names() throws Exception {
		var task = handIn();
		var clerk = WebAppSession.logIn(this.port, "clerk");

		assertThat(get(clerk, "/task/" + task.getId(), "en").path("name").asText()).isEqualTo("Classify the request");
		assertThat(get(clerk, "/task/" + task.getId(), "en").path("description").asText())
			.startsWith("Check the proposed classification");
		assertThat(get(clerk, "/task/" + task.getId(), "ar").path("name").asText()).isEqualTo("تصنيف الطلب");
		assertThat(get(clerk, "/process-definition/" + task.getProcessDefinitionId(), "en").path("name").asText())
			.isEqualTo("Registering a request and seeing it through");
		var admin = WebAppSession.logIn(this.port, "admin", "cockpit");
		assertThat(get(admin, "/history/activity-instance?processInstanceId=" + task.getProcessInstanceId(), "en")
			.findValuesAsText("activityName")).contains("Register the request", "Classify the request")
			.noneMatch((name) -> ARABIC.matcher(name).find());

		// A step of the process has the same name in Arabic.
		assertThat(get(admin, "/process-definition?latest=true&key=intake-case-reopening", "en").get(0)
			.path("name")
			.asText()).isEqualTo("Reopening a closed case");

		var headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "application/json");
		headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
		var program = AccountHttp.as("clerk", this.http)
			.exchange("/engine-rest/task/" + task.getId(), HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);
		assertThat(program.getBody().path("name").asText()).isEqualTo("تصنيف الطلب");
	}

	@Test
	@DisplayName("reach staff in diagrams and tables, in the version that is shown")
	void models() throws Exception {
		var task = handIn();
		var admin = WebAppSession.logIn(this.port, "admin", "cockpit");
		var model = get(admin, "/process-definition/" + task.getProcessDefinitionId() + "/xml", "en").path("bpmn20Xml")
			.asText();
		assertThat(NAMES.matcher(model).results().map((name) -> name.group(1)))
			.contains("Classify the request", "Is it an ordinary request?", "Yes", "No", "Rejected")
			.noneMatch((name) -> ARABIC.matcher(name).find());
		assertThat(get(admin, "/process-definition/" + task.getProcessDefinitionId() + "/xml", "ar").path("bpmn20Xml")
			.asText()).contains("name=\"تصنيف الطلب\"");

		var table = this.work.engine()
			.getRepositoryService()
			.createDecisionDefinitionQuery()
			.decisionDefinitionKey("intake-limit")
			.latestVersion()
			.singleResult();
		var english = get(admin, "/decision-definition/" + table.getId() + "/xml", "en").path("dmnXml").asText();
		assertThat(english).contains("name=\"Limits of intake\"", "label=\"Hijri date\"", "name=\"unit\"")
			.contains("<description>The requester is reminded of the requested document after three working days")
			.doesNotContain("label=\"الحد\"", "<description>يُذكّر");
		assertThat(get(admin, "/decision-definition/" + table.getId(), "en").path("name").asText())
			.isEqualTo("Limits of intake");
	}

	@Test
	@DisplayName("reach staff in the form of a task with its parts and lists")
	void forms() throws Exception {
		var task = handIn();
		var clerk = WebAppSession.logIn(this.port, "clerk");
		var form = get(clerk, "/task/" + task.getId() + "/deployed-form", "en");
		assertThat(form.path("components").findValuesAsText("label")).contains("Type of request", "Note to the auditor")
			.noneMatch((label) -> ARABIC.matcher(label).find());
		assertThat(get(clerk, "/task/" + task.getId() + "/deployed-form", "ar").path("components")
			.findValuesAsText("label")).contains("ملاحظة للمدقق");
		var start = get(clerk, "/process-definition/" + task.getProcessDefinitionId() + "/deployed-start-form", "en");
		assertThat(start.path("components").findValuesAsText("label")).contains("Centre", "Riyadh centre")
			.noneMatch((label) -> ARABIC.matcher(label).find());
	}

	@Test
	@DisplayName("reach staff around what people wrote, which the form shows as they wrote it")
	void texts() throws Exception {
		var reference = this.work.withDepartment();
		this.work.claim("officer", reference, "Task_StudyCase");
		this.questions.ask(this.caseFiles.get(reference), "متى يصدر الجواب على طلبي");
		var task = this.work.task(reference, "Task_AnswerRequester").getId();
		var officer = WebAppSession.logIn(this.port, "officer");

		assertThat(get(officer, "/task/" + task + "/deployed-form", "en").path("components").findValuesAsText("text"))
			.contains("Question of the requester:\n\n> متى يصدر الجواب على طلبي");
		assertThat(get(officer, "/task/" + task + "/deployed-form", "ar").path("components").findValuesAsText("text"))
			.contains("سؤال صاحب الطلب:\n\n> متى يصدر الجواب على طلبي");
	}

	@Test
	@DisplayName("leave a task its Arabic name, even if a page sends it back as it shows it")
	void saved() throws Exception {
		var task = handIn();
		var clerk = WebAppSession.logIn(this.port, "clerk");
		var shown = (ObjectNode) get(clerk, "/task/" + task.getId(), "en");
		shown.retain("name", "description", "priority", "assignee", "owner", "delegationState", "due", "followUp");

		var saved = clerk.put(ENGINE + "/task/" + task.getId(), shown.toString());

		assertThat(saved.statusCode()).as(saved.body()).isEqualTo(403);
		assertThat(this.work.engine().getTaskService().createTaskQuery().taskId(task.getId()).singleResult().getName())
			.isEqualTo("تصنيف الطلب");
	}

	private Task handIn() {
		return this.work.task(this.work.handIn("passport"), CLASSIFY);
	}

	private JsonNode get(WebAppSession session, String path, String language) throws Exception {
		var answer = session.get(ENGINE + path, language);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

}
