package sa.wusul.webapps.versions;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The API of the tab of versions")
@OnH2
@CaseStory
@Tag("story")
class VersionsTabTest {

	private static final HttpHeaders JSON = new HttpHeaders();

	static {
		JSON.setContentType(MediaType.APPLICATION_JSON);
	}

	private static final String ADDRESS = "/camunda/api/cockpit/plugin/wusul-versions/default/";

	private static final String STATIC = "/camunda/api/cockpit/plugin/wusul-versions/static/app/";

	@Autowired
	private CaseWork work;

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@Autowired
	private TestRestTemplate http;

	private final ObjectMapper json = new ObjectMapper();

	private String source;

	private String target;

	@BeforeEach
	void twoVersions() {
		TwoVersions.deploy(this.engine.getRepositoryService(), (file, model) -> model);
		this.source = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST).getId();
		TwoVersions.deploySecond(this.engine.getRepositoryService());
		this.target = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST).getId();
	}

	@Test
	@DisplayName("shows models to everybody with a right to read them, and numbers of cases only to the two roles of a migration")
	void rights() throws Exception {
		this.work.handIn("passport");
		var supervisor = WebAppSession.logIn(this.port, "supervisor", "cockpit");
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");

		assertThat(changes(get(supervisor, "comparison?" + query()))).contains("Task_CheckIdentity");
		var seen = get(supervisor, "versions?of=" + encoded(this.target));
		assertThat(seen.at("/mayPropose").asBoolean()).isFalse();
		assertThat(seen.at("/versions/0/running").isNull()).as("%s", seen).isTrue();
		assertThat(get(analyst, "versions?of=" + encoded(this.target)).at("/versions/0/running").asInt()).isEqualTo(1);
		assertThat(supervisor.get(ADDRESS + "steps?" + query(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
		var refused = supervisor.post(ADDRESS + "trial", order());
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(this.json.readTree(refused.body()).at("/messageAr").asText()).contains("ليس من عملكم");
		assertThat(this.json.readTree(refused.body()).at("/messageEn").asText()).contains("not your work");
	}

	@Test
	@DisplayName("is closed without a log-in, to users without Cockpit, and to requests from another site")
	void closed() throws Exception {
		var stranger = HttpClient.newHttpClient()
			.send(HttpRequest
				.newBuilder(java.net.URI.create("http://localhost:" + this.port + ADDRESS + "comparison?" + query()))
				.build(), BodyHandlers.ofString());
		assertThat(stranger.statusCode()).isIn(401, 403);
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		assertThat(analyst.post(ADDRESS + "check", order()).statusCode()).isEqualTo(200);
		assertThat(analyst.postWithoutToken(ADDRESS + "check", order()).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{", "{\"source\":1}", "{\"source\":\"x\",\"target\":\"y\"}",
			"{\"source\":\"x\",\"target\":\"y\",\"instructions\":[null]}",
			"{\"source\":\"x\",\"target\":\"y\",\"instructions\":[{\"from\":\"a b\",\"to\":\"c\"}]}",
			"{\"source\":\"x\",\"target\":\"y\",\"instructions\":[{\"from\":\"${x}\",\"to\":\"c\"}]}" })
	@DisplayName("refuses a malformed plan")
	void malformed(String body) throws Exception {
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		for (var step : List.of("check", "trial", "plan")) {
			assertThat(analyst.post(ADDRESS + step, body).statusCode()).as(step).isEqualTo(400);
		}
		assertThat(analyst.post(ADDRESS + "plan/999/start", body).statusCode()).isIn(400, 404);
	}

	@Test
	@DisplayName("is the only way: the engine's own, which needs one person only, is closed to administrators as well")
	void onlyWay() throws Exception {
		var admin = WebAppSession.logIn(this.port, "admin", "cockpit");
		this.work.handIn("passport");
		var order = "{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"%s\",\"targetProcessDefinitionId\":\"%s\",\"instructions\":[]},\"processInstanceIds\":[\"x\"]}"
			.formatted(this.source, this.target);

		for (var way : List.of("/migration/execute", "/migration/executeAsync")) {
			var inWebApps = admin.post("/camunda/api/engine/engine/default" + way, order);
			assertThat(inWebApps.statusCode()).as(way).isEqualTo(403);
			assertThat(inWebApps.body()).as(way).contains("migration.closed");
			for (var door : List.of("/engine-rest", "/engine-rest/engine/default")) {
				var answer = AccountHttp.as("admin", this.http)
					.postForEntity(door + way, new HttpEntity<>(order, JSON), JsonNode.class);
				assertThat(answer.getStatusCode().value()).as(door + way).isEqualTo(403);
				assertThat(answer.getBody().get("code").asText()).as(door + way).isEqualTo("migration.closed");
			}
		}
	}

	@Test
	@DisplayName("delivers its viewer of diagrams, and no other file")
	void files() throws Exception {
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		assertThat(analyst.get(STATIC + "bpmn-viewer.js", BodyHandlers.ofString()).body()).contains("bpmn.io/license",
				"export default");
		assertThat(analyst.get(STATIC + "plugin.js", BodyHandlers.ofString()).body()).contains("الإصدارات");
		assertThat(analyst.get(STATIC + "other.js", BodyHandlers.ofString()).statusCode()).isEqualTo(403);
	}

	@Test
	@DisplayName("shows confidential cases in their own domain only: two of its supervisors migrate them, each with the numbers of their place")
	void confidential() throws Exception {
		var models = this.engine.getRepositoryService();
		ConfidentialModel.deploy(models);
		var source = TwoVersions.second(models, ConfidentialModel.ENQUIRY).getId();
		this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionId(source)
			.list()
			.forEach((other) -> this.engine.getRuntimeService().deleteProcessInstance(other.getId(), "another story"));
		var references = List.of(this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question()),
				this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question()));
		deployAgain(models);
		var target = TwoVersions.second(models, ConfidentialModel.ENQUIRY).getId();
		var riyadh = WebAppSession.logIn(this.port, "tawasul-supervisor", "cockpit");
		var regions = WebAppSession.logIn(this.port, "tawasul-supervisor-regions", "cockpit");
		var strangers = List.of(WebAppSession.logIn(this.port, "analyst", "cockpit"),
				WebAppSession.logIn(this.port, "releaser", "cockpit"),
				WebAppSession.logIn(this.port, "supervisor", "cockpit"));
		var plan = plan(riyadh, source, target);

		var trial = post(riyadh, "trial", plan.toString());
		assertThat(trial.at("/goes").asInt()).isEqualTo(2);
		assertThat(trial.at("/rows").findValuesAsText("reference")).containsExactlyInAnyOrderElementsOf(references);
		var elsewhere = post(regions, "trial", plan.toString());
		assertThat(elsewhere.at("/rows")).hasSize(1);
		assertThat(elsewhere.at("/rows/0/cases").asInt()).isEqualTo(2);
		assertThat(elsewhere.at("/rows/0/reference").isNull()).isTrue();
		var id = post(riyadh, "plan", plan.toString()).at("/id").asLong();
		var hash = get(regions, "plan/" + id).at("/plan/contentHash").asText();
		var order = this.json.writeValueAsString(Map.of("contentHash", hash, "reason", "موافق"));
		var comparison = "comparison?from=" + encoded(source) + "&to=" + encoded(target);
		for (var reader : strangers.subList(0, 2)) {
			assertThat(changes(get(reader, comparison))).isNotEmpty();
		}
		assertThat(status(strangers.get(2), comparison)).as("a confidential model, asked by another domain")
			.isEqualTo(403);
		for (var stranger : strangers) {
			var seen = get(stranger, "versions?of=" + encoded(target));
			assertThat(seen.at("/versions")).hasSize(2);
			assertThat(seen.at("/versions").findValues("running")).allSatisfy((number) -> number.isNull());
			assertThat(seen.at("/plans")).isEmpty();
			assertThat(seen.at("/mayPropose").asBoolean() || seen.at("/mayMigrate").asBoolean()).isFalse();
			assertThat(status(stranger, "steps?from=" + encoded(source) + "&to=" + encoded(target))).isEqualTo(403);
			for (var step : List.of("check", "trial", "plan")) {
				assertThat(stranger.post(ADDRESS + step, plan.toString()).statusCode()).as(step).isEqualTo(403);
			}
			assertThat(status(stranger, "plan/" + id)).isEqualTo(404);
			assertThat(status(stranger, "plan/" + id + "/cases.csv")).isEqualTo(404);
			for (var step : List.of("start", "withdrawal", "resumption", "stop")) {
				assertThat(stranger.post(ADDRESS + "plan/" + id + "/" + step, order).statusCode()).as(step)
					.isEqualTo(404);
			}
		}
		assertThat(riyadh.post(ADDRESS + "plan/" + id + "/start", order).statusCode()).isEqualTo(403);
		assertThat(post(regions, "plan/" + id + "/start", order).at("/waiting").asInt()).isEqualTo(2);
		assertThat(listsOfTheEngine()).doesNotContain("tawasul", source, target);
		this.work.runJobs();

		var report = get(regions, "plan/" + id);
		assertThat(report.at("/migrated").asInt()).isEqualTo(2);
		var sheet = regions.get(ADDRESS + "plan/" + id + "/cases.csv", BodyHandlers.ofString());
		assertThat(sheet.headers().firstValue("content-type").orElseThrow()).contains("text/csv");
		assertThat(sheet.body().lines()).hasSize(2);
		assertThat(listsOfTheEngine()).doesNotContain("tawasul", source, target);
		for (var reference : references) {
			var instance = this.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey(reference, ConfidentialModel.ENQUIRY)
				.singleResult();
			assertThat(instance.getProcessDefinitionId()).isEqualTo(target);
			assertThat(elsewhere + report.toString() + sheet.body()).doesNotContain(reference, instance.getId());
			assertThat(get(riyadh, "plan/" + id).toString()).contains(reference);
		}
	}

	/** Returns the batches that administrators see. */
	private String listsOfTheEngine() throws Exception {
		var admin = WebAppSession.logIn(this.port, "admin", "cockpit");
		var lists = new StringBuilder();
		for (var list : List.of("batch", "batch/statistics", "history/batch", "job", "job-definition",
				"history/job-log", "history/user-operation?operationType=Migrate")) {
			var answer = admin.get("/camunda/api/engine/engine/default/" + list, BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(list).isEqualTo(200);
			lists.append(list.equals("job-definition") ? batchesOnly(answer.body()) : answer.body());
		}
		return lists.toString();
	}

	/** Removes job definitions of timers, which every model with a timer has. */
	private String batchesOnly(String definitions) throws Exception {
		var batches = new StringBuilder();
		this.json.readTree(definitions).forEach((definition) -> {
			if (definition.at("/processDefinitionId").isNull()) {
				batches.append(definition);
			}
		});
		return batches.toString();
	}

	@Test
	@DisplayName("shows no number of any case in a process that runs for confidential ones too, because a difference would disclose them")
	void shared() throws Exception {
		var models = this.engine.getRepositoryService();
		ConfidentialModel.deploy(models);
		var source = TwoVersions.second(models, ConfidentialModel.CALLED).getId();
		this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
		var reference = this.work.handIn("passport");
		this.engine.getRuntimeService().startProcessInstanceById(source, reference, Map.of("centre", "riyadh"));
		var file = ConfidentialModel.CALLED + ".bpmn";
		models.createDeployment()
			.addString(file,
					new ClassPathResource("tawasul-test/" + file).getContentAsString(StandardCharsets.UTF_8)
						.replace("P900D", "P800D"))
			.deploy();
		var target = TwoVersions.second(models, ConfidentialModel.CALLED).getId();
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");

		var trial = post(analyst, "trial", plan(analyst, source, target).toString());
		assertThat(trial.at("/rows")).hasSize(1);
		assertThat(trial.at("/rows/0/cases").asInt()).isGreaterThanOrEqualTo(2);
		assertThat(trial.toString()).doesNotContain(reference);
	}

	private ObjectNode plan(WebAppSession session, String source, String target) throws Exception {
		var plan = this.json.createObjectNode()
			.put("source", source)
			.put("target", target)
			.put("cases", 10)
			.put("reason", "تسمية أوضح");
		var steps = plan.putArray("instructions");
		get(session, "steps?from=" + encoded(source) + "&to=" + encoded(target)).at("/steps").forEach((step) -> {
			if (!step.at("/to").isNull()) {
				steps.addObject()
					.put("from", step.at("/id").asText())
					.put("to", step.at("/to").asText())
					.put("restart", false);
			}
		});
		return plan;
	}

	private static void deployAgain(RepositoryService models) throws Exception {
		var deployment = models.createDeployment();
		for (var file : List.of(ConfidentialModel.ENQUIRY + ".bpmn", ConfidentialModel.DECISION + ".dmn",
				"tawasul-test-ask.form", "tawasul-test-work.form")) {
			deployment.addString(file,
					new ClassPathResource("tawasul-test/" + file).getContentAsString(StandardCharsets.UTF_8)
						.replace("دراسة السؤال", "النظر في السؤال"));
		}
		deployment.deploy();
	}

	private static int status(WebAppSession session, String path) throws Exception {
		return session.get(ADDRESS + path, BodyHandlers.ofString()).statusCode();
	}

	private JsonNode get(WebAppSession session, String path) throws Exception {
		var answer = session.get(ADDRESS + path, BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
		return this.json.readTree(answer.body());
	}

	private JsonNode post(WebAppSession session, String path, String body) throws Exception {
		var answer = session.post(ADDRESS + path, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private String order() {
		return "{\"source\":\"%s\",\"target\":\"%s\",\"instructions\":[],\"cases\":5}".formatted(this.source,
				this.target);
	}

	private String query() {
		return "from=" + encoded(this.source) + "&to=" + encoded(this.target);
	}

	private static String encoded(String id) {
		return URLEncoder.encode(id, StandardCharsets.UTF_8);
	}

	private static List<String> changes(JsonNode comparison) {
		return comparison.at("/changes").findValuesAsText("id");
	}

}
