package sa.wusul.webapps.release;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import sa.wusul.release.Drafts;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A draft of the audit with a renamed task, another service level, a changed field and a
 * changed text, while two cases wait.
 */
@DisplayName("The picture of a draft")
@OnH2
@CaseStory
@Tag("story")
class DraftPictureTest {

	private static final String ROOT = "/camunda/api/tasklist/plugin/wusul-release/default/";

	private static final String REQUEST = "intake-request-registration";

	private static final String[] FILES = { "intake/*", "audit/*", "department/*", "escalation/*", "meeting/*",
			"reception/reception-interpreter-need*", "services/services-re*", "services/services-power-scope*",
			"services/services-decide-re*" };

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Drafts drafts;

	@Autowired
	private TestRestTemplate http;

	@LocalServerPort
	private int port;

	private final ObjectMapper json = new ObjectMapper();

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("shows what changes in diagrams, rows, fields and texts, who uses it, which cases run, and its simulation")
	void shown() throws Exception {
		this.work.setTime("2026-11-22T08:00:00");
		this.work.handIn("passport");
		this.work.handIn("passport");
		var number = handIn();
		var releaser = WebAppSession.logIn(this.port, "releaser");

		var task = this.tasks.createTaskQuery().processInstanceBusinessKey("draft-" + number).singleResult().getId();
		var ofTask = releaser.get(ROOT + "task/" + task, BodyHandlers.ofString());
		assertThat(ofTask.statusCode()).as(ofTask.body()).isEqualTo(200);
		var draft = this.json.readTree(ofTask.body());
		assertThat(draft.at("/number").asLong()).isEqualTo(number);
		assertThat(draft.at("/changesAr").asText()).contains("audit-case-review");
		assertThat(draft.at("/changesEn").asText()).contains("used by");

		var audit = file(draft, "audit-case-review.bpmn");
		assertThat(audit.at("/picture/changes")).anySatisfy((change) -> {
			assertThat(change.at("/id").asText()).isEqualTo("Task_ReviewCase");
			assertThat(change.at("/kind").asText()).isEqualTo("CHANGED");
			assertThat(change.at("/details/0").toString()).contains("NAME", "تدقيق الطلب", "تدقيق موجز");
		});
		assertThat(audit.at("/picture/before").asText()).doesNotContain("تدقيق موجز");
		assertThat(audit.at("/callers").findValuesAsText("id")).contains(REQUEST);
		var level = file(draft, "intake-service-level.dmn");
		assertThat(level.at("/tables/0/rows")).singleElement()
			.satisfies(
					(row) -> assertThat(row.toString()).contains("CHANGED", "\"before\":\"14\"", "\"after\":\"0.01\""));
		var form = file(draft, "intake-classify-request.form");
		assertThat(form.at("/parts/0/details/0").toString()).contains("label", " الآن");
		var texts = file(draft, "notification-texts_ar.properties");
		assertThat(texts.at("/parts")).singleElement()
			.satisfies((part) -> assertThat(part.toString()).contains("requestClassified", "CHANGED", "ثم أحيل"));
		var request = file(draft, REQUEST + ".bpmn");
		assertThat(request.at("/picture/changes")).as("the step whose form changes")
			.anySatisfy((change) -> assertThat(change.toString()).contains("Task_ClassifyRequest", "FORM"));
		assertThat(request.at("/cases/0/cases").asLong()).isEqualTo(2);
		assertThat(request.at("/cases/0/steps").toString()).contains("Task_ClassifyRequest", "\"cases\":2");
		assertThat(request.at("/simulated").asBoolean()).isTrue();

		var simulated = releaser.post(ROOT + "draft/" + number + "/simulation/" + REQUEST, "{}");
		assertThat(simulated.statusCode()).as(simulated.body()).isEqualTo(200);
		var result = this.json.readTree(simulated.body());
		assertThat(result.at("/draft/steps").findValuesAsText("name")).contains("تدقيق موجز");
		assertThat(result.at("/compared/steps").findValuesAsText("name")).contains("تدقيق الطلب");
		assertThat(result.at("/days").asInt()).isEqualTo(30);

		var page = releaser.get("/staff/releases/" + number, BodyHandlers.ofString());
		assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
		assertThat(page.body()).contains("data-draft=\"" + number + "\"");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("style-src-attr 'unsafe-inline'", "script-src 'self'", "style-src 'self'")
			.doesNotContain("unsafe-eval");
		assertThat(this.drafts.before(number, "audit-case-review.bpmn")).isPresent();
	}

	@Test
	@DisplayName("is for those who hand in or decide drafts, and tells nobody else whether a task is of one")
	void rights() throws Exception {
		var number = handInTable();
		var task = this.tasks.createTaskQuery().processInstanceBusinessKey("draft-" + number).singleResult().getId();
		for (var person : List.of("analyst", "releaser", "guardian")) {
			var session = WebAppSession.logIn(this.port, person);
			assertThat(status(session, ROOT + "draft/" + number)).as(person).isEqualTo(200);
			assertThat(status(session, "/staff/releases/" + number)).as(person).isEqualTo(200);
			assertThat(status(session, ROOT + "draft/" + (number + 1000))).as(person).isEqualTo(404);
			assertThat(status(session, "/staff/releases/" + (number + 1000))).as(person).isEqualTo(404);
		}
		for (var person : List.of("clerk", "supervisor", "tawasul")) {
			var session = WebAppSession.logIn(this.port, person);
			assertThat(status(session, ROOT + "draft/" + number)).as(person).isEqualTo(403);
			assertThat(status(session, "/staff/releases/" + number)).as(person).isEqualTo(403);
			assertThat(status(session, ROOT + "task/" + task)).as(person).isEqualTo(204);
			assertThat(status(session, ROOT + "task/absent")).as(person).isEqualTo(204);
		}
		var clerk = WebAppSession.logIn(this.port, "clerk");
		assertThat(clerk.post(ROOT + "draft/" + number + "/simulation/" + REQUEST, "{}").statusCode()).isEqualTo(403);
	}

	@Test
	@DisplayName("keeps the number of confidential cases from those who only read their models")
	void confidential() throws Exception {
		var files = files(
				(name, text) -> name.equals("tawasul-visit-request.bpmn")
						? text.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"9.0.0\"") : text,
				"tawasul/tawasul-visit-request*", "tawasul/tawasul-request-visit*",
				"tawasul/tawasul-visit-eligibility*");
		var number = deploy(files);
		var releaser = WebAppSession.logIn(this.port, "releaser");
		var draft = this.json.readTree(releaser.get(ROOT + "draft/" + number, BodyHandlers.ofString()).body());
		var visit = file(draft, "tawasul-visit-request.bpmn");
		assertThat(visit.at("/picture/after").asText()).contains("tawasul-visit-request");
		assertThat(visit.at("/cases").isNull()).isTrue();
		assertThat(visit.at("/simulated").asBoolean(true)).isFalse();
	}

	private long handIn() throws Exception {
		var files = files((name, text) -> switch (name) {
			case "audit-case-review.bpmn" -> text.replace("name=\"تدقيق الطلب\"", "name=\"تدقيق موجز\"");
			case "intake-service-level.dmn" ->
				text.replaceFirst("(LiteralExpression_ReviewAny_hours\">\\s*<text>)14", "$10.01");
			case "intake-classify-request.form" -> text.replaceFirst("(\"label\": \"[^\"]+)\"", "$1 الآن\"");
			default -> text;
		}, FILES);
		var texts = "notification-texts_ar.properties";
		files.put(texts, Modeler.text("processes/notification/" + texts)
			.replace("requestClassified=صنف طلبكم وأحيل", "requestClassified=صنف طلبكم ثم أحيل"));
		return deploy(files);
	}

	private long handInTable() {
		var table = "delivery-custody-limit.dmn";
		return deploy(Map.of(table, Modeler.text("processes/delivery/" + table)
			.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"7.7.7\"")));
	}

	private long deploy(Map<String, String> files) {
		var answer = Modeler.deploy(this.http, "analyst", "التدقيق الموجز", files).getBody();
		assertThat(answer.path("id").asText()).as(answer.toString()).startsWith("draft-");
		return Long.parseLong(answer.path("id").asText().replace("draft-", ""));
	}

	private static Map<String, String> files(BinaryOperator<String> change, String... patterns) throws Exception {
		var files = new HashMap<String, String>();
		var resolver = new PathMatchingResourcePatternResolver();
		for (var pattern : patterns) {
			for (var folder : List.of("processes", "forms")) {
				for (var file : resolver.getResources("classpath*:" + folder + "/" + pattern)) {
					var name = file.getFilename();
					if (name != null && name.matches(".*\\.(bpmn|dmn|form)")) {
						files.put(name, change.apply(name, file.getContentAsString(StandardCharsets.UTF_8)));
					}
				}
			}
		}
		return files;
	}

	private static JsonNode file(JsonNode draft, String name) {
		for (var file : draft.at("/files")) {
			if (file.at("/name").asText().equals(name)) {
				return file;
			}
		}
		throw new AssertionError("No file " + name);
	}

	private static int status(WebAppSession session, String address) throws Exception {
		HttpResponse<String> answer = session.get(address, BodyHandlers.ofString());
		return answer.statusCode();
	}

}
