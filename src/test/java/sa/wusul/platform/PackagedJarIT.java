package sa.wusul.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.support.Clamd;
import sa.wusul.support.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The packaged program over HTTP")
@Tag("story")
class PackagedJarIT {

	private static final ObjectMapper json = new ObjectMapper();

	/** An attacker's expression, which must leave no trace. */
	private static final String HOSTILE = "${dataSource.getConnection().createStatement().execute("
			+ "\\\"create table intruder(x int)\\\")}";

	private static final List<String> QUERY_EXPRESSIONS = List.of("assigneeExpression", "assigneeLikeExpression",
			"ownerExpression", "involvedUserExpression", "candidateUserExpression", "candidateGroupExpression",
			"candidateGroupsExpression", "processInstanceBusinessKeyExpression",
			"processInstanceBusinessKeyLikeExpression", "createdOnExpression", "createdBeforeExpression",
			"createdAfterExpression", "updatedAfterExpression", "dueDateExpression", "dueBeforeExpression",
			"dueAfterExpression", "followUpDateExpression", "followUpBeforeExpression",
			"followUpBeforeOrNotExistentExpression", "followUpAfterExpression");

	private static final String DIAGRAM = """
			<?xml version="1.0" encoding="UTF-8"?>
			<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
			  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://wusul.sa/test">
			  <bpmn:process id="services-access-check" name="تجربة" isExecutable="true" camunda:versionTag="1.0.0"
			    camunda:historyTimeToLive="P1825D" camunda:isStartableInTasklist="true">
			    <bpmn:documentation>من يرى ماذا.</bpmn:documentation>
			    <bpmn:extensionElements><camunda:properties>
			      <camunda:property name="nameEn" value="Access check" />
			      <camunda:property name="startedByStaff" value="true" />
			    </camunda:properties></bpmn:extensionElements>
			    <bpmn:startEvent id="StartEvent_Begun" name="بدأ"
			      camunda:formRef="services-access-places" camunda:formRefBinding="deployment"><bpmn:extensionElements><camunda:properties>
			      <camunda:property name="nameEn" value="Begun" />
			    </camunda:properties></bpmn:extensionElements></bpmn:startEvent><bpmn:parallelGateway id="Gateway_All"/>
			    <bpmn:sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="Gateway_All"/>
			    <bpmn:userTask id="Task_Men" name="رجال" camunda:formRef="services-access-check" camunda:formRefBinding="deployment"
			      camunda:candidateGroups="${staffGroups.ofSection('intake-clerks', centre, men)}">
			      <bpmn:documentation>لا شيء.</bpmn:documentation>
			      <bpmn:extensionElements><camunda:properties>
			        <camunda:property name="nameEn" value="Men" />
			        <camunda:property name="shows" value="NONE" />
			      </camunda:properties></bpmn:extensionElements>
			    </bpmn:userTask>
			    <bpmn:boundaryEvent id="BoundaryEvent_MenDue" cancelActivity="false" attachedToRef="Task_Men"><bpmn:timerEventDefinition>
			      <bpmn:timeDate>${deadlines.ofTask()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
			    <bpmn:sequenceFlow id="Flow_Men" sourceRef="Gateway_All" targetRef="Task_Men"/>
			    <bpmn:userTask id="Task_Women" name="نساء" camunda:formRef="services-access-check" camunda:formRefBinding="deployment"
			      camunda:candidateGroups="${staffGroups.ofSection('intake-clerks', centre, women)}">
			      <bpmn:documentation>لا شيء.</bpmn:documentation>
			      <bpmn:extensionElements><camunda:properties>
			        <camunda:property name="nameEn" value="Women" />
			        <camunda:property name="shows" value="NONE" />
			      </camunda:properties></bpmn:extensionElements>
			    </bpmn:userTask>
			    <bpmn:boundaryEvent id="BoundaryEvent_WomenDue" cancelActivity="false" attachedToRef="Task_Women"><bpmn:timerEventDefinition>
			      <bpmn:timeDate>${deadlines.ofTask()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
			    <bpmn:sequenceFlow id="Flow_Women" sourceRef="Gateway_All" targetRef="Task_Women"/>
			    <bpmn:userTask id="Task_Jeddah" name="جدة" camunda:formRef="services-access-check" camunda:formRefBinding="deployment"
			      camunda:candidateGroups="${staffGroups.ofSection('intake-clerks', otherCentre, men)}">
			      <bpmn:documentation>لا شيء.</bpmn:documentation>
			      <bpmn:extensionElements><camunda:properties>
			        <camunda:property name="nameEn" value="Jeddah" />
			        <camunda:property name="shows" value="NONE" />
			      </camunda:properties></bpmn:extensionElements>
			    </bpmn:userTask>
			    <bpmn:boundaryEvent id="BoundaryEvent_JeddahDue" cancelActivity="false" attachedToRef="Task_Jeddah"><bpmn:timerEventDefinition>
			      <bpmn:timeDate>${deadlines.ofTask()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
			    <bpmn:sequenceFlow id="Flow_Jeddah" sourceRef="Gateway_All" targetRef="Task_Jeddah"/>
			    <bpmn:userTask id="Task_Passports" name="جوازات" camunda:formRef="services-access-check" camunda:formRefBinding="deployment"
			      camunda:candidateGroups="${staffGroups.ofDepartment('department-officers', department)}">
			      <bpmn:documentation>لا شيء.</bpmn:documentation>
			      <bpmn:extensionElements><camunda:properties>
			        <camunda:property name="nameEn" value="Passports" />
			        <camunda:property name="shows" value="NONE" />
			      </camunda:properties></bpmn:extensionElements>
			    </bpmn:userTask>
			    <bpmn:boundaryEvent id="BoundaryEvent_PassportsDue" cancelActivity="false" attachedToRef="Task_Passports"><bpmn:timerEventDefinition>
			      <bpmn:timeDate>${deadlines.ofTask()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
			    <bpmn:sequenceFlow id="Flow_Passports" sourceRef="Gateway_All" targetRef="Task_Passports"/>
			  </bpmn:process>
			</bpmn:definitions>
			""";

	private static final String FORM = """
			{"id": "services-access-check", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
			 "executionPlatformVersion": "7.24.0", "components": [{"id": "Field_Seen", "type": "checkbox", "key": "seen",
			 "label": "رأيت", "properties": {"labelEn": "Seen"}}, {"id": "Field_Note", "type": "textfield", "key": "note", "label": "ملاحظة",
			 "properties": {"labelEn": "Note"}, "validate": {"maxLength": 100, "pattern": "^%s[0-9]$"}}]}
			"""
		.formatted("[a-z]*".repeat(12));

	private static final String PLACES_FORM = """
			{"id": "services-access-places", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
			 "executionPlatformVersion": "7.24.0", "components": [%s]}
			"""
		.formatted(Stream.of("centre", "otherCentre", "men", "women", "department")
			.map((place) -> """
					{"id": "Field_%s", "type": "textfield", "key": "%s", "label": "المكان", "validate": {"maxLength": 20},
					 "properties": {"labelEn": "Place"}}
					"""
				.formatted(Character.toUpperCase(place.charAt(0)) + place.substring(1), place))
			.collect(Collectors.joining(",")));

	private static final String PLACES = """
			{"variables": {"centre": {"value": "riyadh"}, "otherCentre": {"value": "jeddah"}, "men": {"value": "men"},
			 "women": {"value": "women"}, "department": {"value": "passports"}}}
			""";

	@TempDir
	static Path folder;

	private static PackagedProgram program;

	private static Clamd clamd;

	@BeforeAll
	static void startProgram() throws Exception {
		clamd = Clamd.isInstalled() ? Clamd.start(Files.createDirectory(folder.resolve("clamd"))) : null;
		program = PackagedProgram
			.startJar(folder,
					(clamd != null)
							? Map.of("WUSUL_PAPERS_CLAMD_ADDRESS", clamd.tcp(), "WUSUL_PAPERS_CLAMD_PATIENCE", "PT4S")
							: Map.of())
			.awaitHealth();
		var draft = deploy("analyst", DIAGRAM);
		assertThat(draft.statusCode()).as(draft.body()).isEqualTo(200);
		release(body(draft).get("id").asText());
	}

	private static void release(String draft) throws Exception {
		var tasks = json.readTree(
				program.send("GET", "/engine-rest/task?processInstanceBusinessKey=" + draft, "releaser", null).body());
		assertThat(tasks).hasSize(1);
		var way = "/engine-rest/task/" + tasks.get(0).get("id").asText() + "/submit-form";
		var approval = "{\"variables\": {\"draftDecision\": {\"value\": \"APPROVE\"}}}";
		assertThat(program.send("POST", way, "analyst", approval).statusCode()).isEqualTo(404);
		assertThat(program.send("POST", way, "releaser", approval).statusCode()).isEqualTo(204);
	}

	@AfterAll
	static void stopProgram() throws Exception {
		program.close();
		if (clamd != null) {
			clamd.close();
		}
		Files.copy(folder.resolve("program.log"), Path.of("target", "packaged-jar-it.log"),
				StandardCopyOption.REPLACE_EXISTING);
		assertThat(tablesOfIntruders()).isZero();
	}

	private static int tablesOfIntruders() throws Exception {
		try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/wusul"), "wusul", "");
				var tables = connection.getMetaData().getTables(null, null, "INTRUDER", null)) {
			return tables.next() ? 1 : 0;
		}
	}

	// No access without a log-in

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest", "/engine-rest/", "/engine-rest/engine", "/engine-rest/engine/",
			"/engine-rest/engine/default/task", "/engine-rest/version", "/engine-rest/task", "/engine-rest/deployment",
			"/engine-rest/process-definition", "/engine-rest/history/task", "/engine-rest/user", "/engine-rest/group",
			"/engine-rest/openapi.json", "/engine-rest/identity/password-policy", "/engine-rest/ENGINE",
			"/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/default/deployment",
			"/camunda/api/engine/engine/default/user", "/camunda/api/engine/engine/default/filter",
			"/camunda/api/engine/version", "/camunda/api/engine/engine/default/identity/password-policy",
			"/camunda/api/cockpit/plugin/base/default/process-definition",
			"/camunda/api/tasklist/plugin/tasklistPlugins/default/anything",
			"/camunda/api/admin/plugin/adminPlugins/default/x", "/camunda/api/admin/plugin/license/default/check-key",
			"/camunda/api/welcome/anything", "/camunda/api/admin/auth/user/default",
			"/camunda/app/admin/default/setup/", "/actuator/env", "/actuator/beans", "/actuator/heapdump",
			"/h2-console", "/api/anything" })
	void nothingWithoutLogIn(String path) throws Exception {
		assertThat(program.send("GET", path, null, null).statusCode()).isIn(400, 401, 403, 404);
		assertThat(program.send("POST", path, null, "{}").statusCode()).isIn(400, 401, 403, 404, 405);
	}

	@Test
	@DisplayName("the log-in page gets the engine's name, which is part of its address, and nothing more")
	void nameOfTheEngine() throws Exception {
		assertThat(program.send("GET", "/camunda/api/engine/engine/", null, null).body())
			.isEqualTo("[{\"name\":\"default\"}]");
	}

	@Test
	@DisplayName("basic log-in works, and a wrong password is refused in both languages")
	void basicLogin() throws Exception {
		assertThat(program.send("GET", "/engine-rest/engine", "clerk", null).body()).contains("default");
		var refused = program.send("GET", "/engine-rest/engine", null, null, "Authorization",
				"Basic bm9ib2R5OndydW9uZw==");
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
		assertThat(body(refused).get("messageAr").asText()).contains("تسجيل الدخول");
		assertThat(body(refused).get("messageEn").asText()).startsWith("Sign in");
	}

	@Test
	@DisplayName("an address waits for one name after wrong passwords, and no other account does")
	void bruteForce() throws Exception {
		// An account that no other test uses.
		for (int attempt = 0; attempt < 5; attempt++) {
			assertThat(program
				.send("GET", "/engine-rest/engine", null, null, "Authorization", "Basic aW50ZXJwcmV0ZXI6d3Jvbmc=")
				.statusCode()).isEqualTo(401);
		}
		assertThat(program.send("GET", "/engine-rest/engine", "interpreter", null).statusCode()).isEqualTo(429);
		assertThat(program.send("GET", "/engine-rest/engine", "clerk", null).statusCode()).isEqualTo(200);
	}

	// CVE-2026-77226

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/api/admin/setup/default/user/create",
			"/camunda/api/admin/setup/default/user/create/", "/camunda/api/admin/setup/other/user/create",
			"/camunda/api/admin//setup/default/user/create", "//camunda/api/admin/setup/default/user/create",
			"/camunda/api/admin/%73etup/default/user/create", "/camunda/api/%61dmin/setup/default/user/create",
			"/camunda/%61pi/admin/%53etup/default/user/create", "/camunda/api/admin/setup;x=1/default/user/create",
			"/camunda;x/api/admin/setup/default/user/create", "/camunda/api/admin/./setup/default/user/create",
			"/camunda/api/admin/x/../setup/default/user/create",
			"/camunda/api/engine/../admin/setup/default/user/create",
			"/camunda/api/admin/%2e/setup/default/user/create",
			"/camunda/api/admin/%2e%2e/admin/setup/default/user/create", "/camunda/api/admin/SETUP/default/user/create",
			"/CAMUNDA/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user%2fcreate",
			"/camunda/api/admin/setup%2fdefault/user/create", "/camunda/api/admin%5csetup/default/user/create",
			"/camunda/api/admin/%2573etup/default/user/create", "/camunda/api/admin/setup/default/user/create;",
			"/camunda/api/admin/setup%00/default/user/create", "/camunda/api/admin/setup/default/user/create?x=/",
			"/camunda/app/admin/default/setup/" })
	@DisplayName("nobody can become an administrator by the set-up")
	void setup(String path) throws Exception {
		var csrf = csrf();
		int status = program.rawStatus("POST", path,
				"""
						{"profile":{"id":"mallory","firstName":"m","lastName":"m","email":""},"credentials":{"password":"Aa1!aaaaaaaa"}}
						""",
				Map.of("X-XSRF-TOKEN", csrf.token(), "Cookie", csrf.cookies()));
		assertThat(status).isIn(400, 403, 404);
		assertThat(program.send("GET", "/engine-rest/user?id=mallory", "admin", null).body()).isEqualTo("[]");
	}

	// CVE-2026-109432

	@Test
	@DisplayName("no expression of a query is evaluated, ad hoc or in a list, over either interface")
	void expressionsInQueries() throws Exception {
		var session = webSession("admin");
		for (String field : QUERY_EXPRESSIONS) {
			var query = "{\"orQueries\":[{\"" + field + "\":\"" + HOSTILE + "\"}]}";
			assertRefused(program.send("POST", "/engine-rest/task", "admin", query));
			assertRefused(program.send("POST", "/engine-rest/task/count", "admin", query));
			assertRefused(program.send("POST", "/engine-rest/engine/default/task", "admin", query));
			assertRefused(session.send("POST", "/camunda/api/engine/engine/default/task", query));
		}
		var query = "{\"orQueries\":[{\"assigneeExpression\":\"" + HOSTILE + "\"}]}";
		var list = program.send("GET", "/engine-rest/filter?firstResult=0&maxResults=1", "admin", null);
		var id = json.readTree(list.body()).get(0).get("id").asText();
		for (String path : List.of("/list", "/singleResult", "/count")) {
			assertRefused(program.send("POST", "/engine-rest/filter/" + id + path, "admin", query));
			assertRefused(session.send("POST", "/camunda/api/engine/engine/default/filter/" + id + path, query));
		}
		var stored = program.send("POST", "/engine-rest/filter/create", "admin",
				"{\"resourceType\":\"Task\",\"name\":\"x\",\"properties\":{},\"query\":" + query + "}");
		if (stored.statusCode() == 200) {
			var evil = body(stored).get("id").asText();
			for (String path : List.of("/list", "/singleResult", "/count")) {
				assertRefused(program.send("GET", "/engine-rest/filter/" + evil + path, "admin", null));
				assertRefused(session.send("GET", "/camunda/api/engine/engine/default/filter/" + evil + path, null));
			}
			program.send("DELETE", "/engine-rest/filter/" + evil, "admin", null);
		}
	}

	@Test
	@DisplayName("the lists of Tasklist, shared ones and a clerk's own, run with the three functions")
	void listsRun() throws Exception {
		var lists = json.readTree(program.send("GET", "/engine-rest/filter", "clerk", null).body());
		assertThat(lists.findValuesAsText("name")).contains("مهامي", "مهام مجموعتي", "طلبات تنتظر التصنيف")
			.doesNotContain("طلبات تنتظر التدقيق");
		for (JsonNode list : lists) {
			assertThat(program.send("GET", "/engine-rest/filter/" + list.get("id").asText() + "/list", "clerk", null)
				.statusCode()).isEqualTo(200);
		}
	}

	// Models

	@Test
	@DisplayName("a model with a hostile expression is refused with the expression, in both languages")
	void hostileModel() throws Exception {
		var hostile = DIAGRAM.replace("${staffGroups.ofSection('intake-clerks', centre, men)}",
				"${dataSource.getConnection()}");
		var refused = deploy("analyst", hostile);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(body(refused).get("code").asText()).isEqualTo("model.faults");
		assertThat(body(refused).get("message").asText()).contains("Task_Men «رجال» [group]: المجموعة «${dataSource");
		assertThat(body(refused).get("messageEn").asText())
			.contains("[group]: The group “${dataSource.getConnection()}”");
		assertThat(body(refused).get("faults").findValuesAsText("element")).containsExactly("Task_Men");
	}

	@Test
	@DisplayName("a model that cannot be parsed reports the position, and a class or a script is refused")
	void brokenModel() throws Exception {
		var broken = deploy("analyst", DIAGRAM.replace("targetRef=\"Task_Men\"", "targetRef=\"Task_Nobody\""));
		assertThat(broken.statusCode()).isEqualTo(400);
		assertThat(body(broken).get("type").asText()).isEqualTo("ParseException");
		assertThat(body(broken).get("messageAr").asText()).contains("تعذر نشر النموذج");
		assertThat(body(broken).has("details")).isTrue();
		var gateway = "<bpmn:parallelGateway id=\"Gateway_All\"/>";
		assertThat(rules(deploy("analyst",
				DIAGRAM.replace(gateway, "<bpmn:serviceTask id=\"Gateway_All\" camunda:type=\"shell\"/>"))))
			.contains("task-kind");
		assertThat(rules(deploy("analyst",
				DIAGRAM.replace(gateway,
						"<bpmn:scriptTask id=\"Gateway_All\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"))))
			.contains("script");
		var outside = deploy("analyst", DIAGRAM.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", """
				<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>""")
			.replace("name=\"رجال\"", "name=\"&y;\""));
		assertThat(outside.statusCode()).isEqualTo(400);
		assertThat(rules(outside)).containsExactly("doctype");
		assertThat(outside.body()).doesNotContain("root:");
	}

	private static List<String> rules(HttpResponse<String> refused) throws Exception {
		assertThat(refused.statusCode()).isEqualTo(400);
		return body(refused).get("faults").findValuesAsText("rule");
	}

	@Test
	@DisplayName("only analysts deploy")
	void deployment() throws Exception {
		assertThat(deploy("clerk", DIAGRAM).statusCode()).isEqualTo(403);
		assertThat(deploy("supervisor", DIAGRAM).statusCode()).isEqualTo(403);
		assertThat(deploy("releaser", DIAGRAM).statusCode()).isEqualTo(403);
	}

	// Staff see only their own work

	@Test
	@DisplayName("a clerk neither sees nor touches the tasks of another section, centre or department")
	void access() throws Exception {
		var tasks = start();
		assertThat(names("clerk")).contains("men").doesNotContain("women", "jeddah", "passports");
		assertThat(names("clerk-women")).contains("women").doesNotContain("men", "jeddah", "passports");
		assertThat(names("clerk-jeddah")).contains("jeddah").doesNotContain("men", "women", "passports");
		assertThat(names("officer")).contains("passports").doesNotContain("men", "women", "jeddah");
		for (String other : List.of("women", "jeddah", "passports")) {
			String task = "/engine-rest/task/" + tasks.get(other);
			for (String path : List.of("", "/form", "/form-variables", "/rendered-form", "/deployed-form", "/variables",
					"/identity-links", "/localVariables")) {
				assertThat(program.send("GET", task + path, "clerk", null).statusCode()).as(path).isIn(400, 403, 404);
			}
			for (String path : List.of("/claim", "/assignee", "/delegate")) {
				assertThat(program.send("POST", task + path, "clerk", "{\"userId\":\"clerk\"}").statusCode()).as(path)
					.isEqualTo(403);
			}
			for (String path : List.of("/complete", "/submit-form", "/resolve", "/unclaim", "/variables")) {
				assertThat(program.send("POST", task + path, "clerk", "{}").statusCode()).as(path).isIn(400, 403, 404);
			}
			assertThat(program.send("DELETE", task, "clerk", null).statusCode()).isGreaterThanOrEqualTo(400);
			assertThat(
					program.send("GET", "/engine-rest/history/task?taskId=" + tasks.get(other), "clerk", null).body())
				.isEqualTo("[]");
		}
		for (String path : List.of("/history/task", "/history/process-instance", "/history/variable-instance",
				"/history/activity-instance", "/history/detail", "/history/user-operation", "/process-instance",
				"/execution", "/variable-instance", "/user?id=officer", "/incident", "/deployment", "/authorization",
				"/group?id=department-officers-passports")) {
			assertThat(program.send("GET", "/engine-rest" + path, "clerk", null).body()).as(path).isEqualTo("[]");
		}
		assertThat(json.readTree(program.send("GET", "/engine-rest/job", "clerk", null).body()))
			.as("jobs but the engine's own, which cleans its history up")
			.allSatisfy((job) -> assertThat(job.get("processInstanceId").isNull()).isTrue());
	}

	@Test
	@DisplayName("a clerk may not write variables, take a colleague's task or give one away")
	void ownTask() throws Exception {
		String task = "/engine-rest/task/" + start().get("men");
		assertThat(program.send("POST", task + "/variables", "clerk", "{\"modifications\":{\"x\":{\"value\":1}}}")
			.statusCode()).isEqualTo(403);
		assertThat(program.send("POST", task + "/claim", "clerk", "{\"userId\":\"clerk-jeddah\"}").statusCode())
			.isEqualTo(403);
		assertThat(program.send("POST", task + "/assignee", "clerk", "{\"userId\":\"clerk-jeddah\"}").statusCode())
			.isEqualTo(403);
		var comment = program.send("POST", task + "/comment/create", "clerk", "{\"message\":\"x\"}");
		assertThat(comment.statusCode()).isEqualTo(403);
		assertThat(body(comment).get("code").asText()).isEqualTo("comments.closed");
		assertThat(program.send("POST", task + "/claim", "clerk", "{\"userId\":\"clerk\"}").statusCode())
			.isEqualTo(204);
		assertThat(program.send("POST", task + "/unclaim", "clerk", "{}").statusCode()).isEqualTo(204);
		var gone = program.send("POST", "/engine-rest/task/not-there/claim", "clerk", "{\"userId\":\"clerk\"}");
		assertThat(gone.statusCode()).isEqualTo(404);
		assertThat(body(gone).get("code").asText()).isEqualTo("task.gone");
	}

	@Test
	@DisplayName("neither a candidate nor an administrator ends, writes or moves a step beside its form")
	void deedsBesideTheForm() throws Exception {
		var task = "/engine-rest/task/" + start().get("men");
		var before = program.send("GET", task + "/variables", "admin", null).body();
		var variables = "{\"variables\": {\"seen\": {\"value\": true}, \"openedBy\": {\"value\": \"nobody\"}}}";
		var deeds = Map.ofEntries(Map.entry("/resolve", variables),
				Map.entry("/bpmnError", "{\"errorCode\": \"x\", " + variables.substring(1)),
				Map.entry("/bpmnEscalation", "{\"escalationCode\": \"x\", " + variables.substring(1)),
				Map.entry("/delegate", "{\"userId\": \"clerk-jeddah\"}"),
				Map.entry("/assignee", "{\"userId\": \"clerk-jeddah\"}"),
				Map.entry("/identity-links", "{\"userId\": \"clerk-jeddah\", \"type\": \"candidate\"}"),
				Map.entry("/variables", "{\"modifications\": {\"seen\": {\"value\": true}}}"),
				Map.entry("/localVariables", "{\"modifications\": {\"seen\": {\"value\": true}}}"),
				Map.entry("/comment/create", "{\"message\": \"x\"}"));
		for (var claimed : List.of(false, true)) {
			for (var person : List.of("clerk", "admin")) {
				for (var deed : deeds.entrySet()) {
					var administrator = person.equals("admin") && deed.getKey().equals("/assignee");
					if (!administrator) {
						var answer = program.send("POST", task + deed.getKey(), person, deed.getValue());
						assertThat(answer.statusCode()).as("%s of %s: %s", deed.getKey(), person, answer.body())
							.isIn(403, 409);
						assertThat(answer.body()).contains("messageAr", "messageEn");
					}
				}
			}
			assertThat(program.send("GET", task + "/variables", "admin", null).body()).isEqualTo(before);
			if (!claimed) {
				assertThat(program.send("POST", task + "/claim", "clerk", "{\"userId\":\"clerk\"}").statusCode())
					.isEqualTo(204);
			}
		}
		assertThat(program
			.send("POST", "/engine-rest/authorization/create", "admin",
					"{\"type\":0,\"permissions\":[\"ALL\"],\"userId\":\"*\",\"resourceType\":7,\"resourceId\":\"*\"}")
			.statusCode()).isEqualTo(403);
	}

	@Test
	@DisplayName("a task that is already claimed is refused in Arabic and in English")
	void claimedTwice() throws Exception {
		String task = "/engine-rest/task/" + start().get("men");
		assertThat(program.send("POST", task + "/claim", "clerk-second", "{\"userId\":\"clerk-second\"}").statusCode())
			.isEqualTo(204);
		for (String path : List.of("/claim", "/complete")) {
			var arabic = program.send("POST", task + path, "clerk",
					path.equals("/claim") ? "{\"userId\":\"clerk\"}" : "{}");
			assertThat(arabic.statusCode()).isEqualTo(409);
			assertThat(body(arabic).get("code").asText()).isIn("task.alreadyClaimed", "task.withColleague");
			assertThat(body(arabic).get("message").asText()).contains("زميل آخر");
			var english = program.send("POST", task + path, "clerk",
					path.equals("/claim") ? "{\"userId\":\"clerk\"}" : "{}", "Accept-Language", "en-GB,en;q=0.9");
			assertThat(body(english).get("message").asText()).startsWith("A colleague has");
			assertThat(body(english).get("messageAr").asText()).contains("زميل آخر");
		}
	}

	@Test
	@DisplayName("the last administrator can be neither deleted nor removed from the group")
	void lastAdministrator() throws Exception {
		for (String path : List.of("/engine-rest/group/camunda-admin/members/admin", "/engine-rest/user/admin",
				"/engine-rest/group/camunda-admin")) {
			var refused = program.send("DELETE", path, "admin", null);
			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(body(refused).get("code").asText()).isEqualTo("admin.last");
		}
	}

	// Web apps

	@Test
	@DisplayName("the web apps keep their protection against forged requests and their headers")
	void webApps() throws Exception {
		var page = program.send("GET", "/camunda/app/tasklist/default/", null, null);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.headers().allValues("Set-Cookie"))
			.anySatisfy((cookie) -> assertThat(cookie).startsWith("JSESSIONID=")
				.contains("HttpOnly")
				.contains("SameSite=Strict"));
		assertThat(program
			.send("POST", "/camunda/api/admin/auth/user/default/login/tasklist", null, null, "Content-Type",
					"application/x-www-form-urlencoded")
			.statusCode()).isEqualTo(403);
		assertThat(webSession("clerk").send("GET", "/camunda/api/engine/engine/default/filter", null).body())
			.contains("مهامي");
	}

	@Test
	@DisplayName("an unknown path is answered in both languages and without internals")
	void unknown() throws Exception {
		var unknown = program.send("GET", "/engine-rest/no-such-thing", "clerk", null);
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(body(unknown).get("messageEn").asText()).isEqualTo("The requested item was not found.");
		var malformed = program.send("POST", "/engine-rest/task", "clerk", "{\"sorting\":7}");
		assertThat(malformed.statusCode()).isEqualTo(400);
		assertThat(malformed.body()).doesNotContain("Exception", "camunda", "java");
	}

	// Floods

	@Test
	@DisplayName("gives up a pattern of a form that would be tried in more ways than there is time")
	void costlyPattern() throws Exception {
		var task = "/engine-rest/task/" + start().get("men");
		assertThat(program.send("POST", task + "/claim", "clerk", "{\"userId\":\"clerk\"}").statusCode())
			.isEqualTo(204);
		var refused = program.send("POST", task + "/submit-form", "clerk",
				"{\"variables\": {\"note\": {\"value\": \"" + "a".repeat(60) + "!\"}}}");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(body(refused).get("code").asText()).isEqualTo("field.pattern");
	}

	@Test
	@DisplayName("opens only so many connections and sessions for one visitor")
	void connectionsAndSessions() throws Exception {
		int port = program.uri("/").getPort();
		var connections = new ArrayList<RawHttp>();
		try {
			for (int number = 0; number < 520; number++) {
				connections.add(RawHttp.open("127.0.0.8", port));
			}
			assertThat(connections.subList(500, 520)).noneMatch(PackagedJarIT::isOpen);
			assertThat(connections.subList(0, 20)).allMatch(PackagedJarIT::isOpen);
		}
		finally {
			for (var connection : connections) {
				connection.close();
			}
		}

		var answers = new ArrayList<Integer>();
		var begun = System.nanoTime();
		while (!answers.contains(429) && answers.size() < 1500) {
			try (var visitor = RawHttp.open("127.0.0.9", port)
				.lines("GET /kiosk/riyadh HTTP/1.1", "Host: localhost", "Connection: close", "")) {
				answers.add(visitor.status());
			}
		}
		var cameBack = (int) (5 * Duration.ofNanos(System.nanoTime() - begun).toSeconds());
		assertThat(answers).filteredOn((status) -> status == 200)
			.as("300 a minute, and five more with each second")
			.hasSizeBetween(300, 310 + cameBack);
		assertThat(answers).contains(429).containsOnly(200, 429);
	}

	private static boolean isOpen(RawHttp connection) {
		try {
			return connection.lines("GET /actuator/health HTTP/1.1", "Host: localhost", "Connection: close", "")
				.status() > 0;
		}
		catch (IOException closed) {
			return false;
		}
	}

	@Test
	@DisplayName("refuses an upload with malware, and takes none while its scanner is silent")
	void malware() throws Exception {
		assumeTrue(System.getenv("CI") != null || clamd != null, "clamd is not installed (Debian's clamav-daemon)");
		var opened = program.send("POST", "/api/services/intake-request-registration/requests", "channel", """
				{"channel": "PORTAL", "centre": "riyadh", "section": "men", "topic": "passport",
				 "requesterName": "سارة بنت خالد", "identityNumber": "1479374843", "mobile": "0559374843",
				 "subject": "صورة للجواز", "requestText": "أرجو إضافة الصورة إلى الطلب."}""");
		assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
		var documents = "/api/cases/" + body(opened).get("reference").asText() + "/documents";

		var infected = upload(documents, Clamd.carrier());

		assertThat(infected.statusCode()).as(infected.body()).isEqualTo(422);
		assertThat(body(infected).get("code").asText()).isEqualTo("scan.malware");
		assertThat(body(infected).get("messageAr").asText()).contains("برمجية خبيثة");
		assertThat(upload(documents, Clamd.picture()).statusCode()).isEqualTo(201);
		clamd.suspend();
		try {
			assertThat(body(upload(documents, Clamd.picture())).get("code").asText()).isEqualTo("scan.unchecked");
		}
		finally {
			clamd.resume();
		}
		assertThat(program.send("GET", "/actuator/prometheus", "monitor", null).body())
			.contains("wusul_uploads_malware_total 1.0");
	}

	private static HttpResponse<String> upload(String path, byte[] content) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(program.uri(path))
				.header("Authorization", PackagedProgram.basic("channel"))
				.header("Content-Type", "application/octet-stream")
				.headers("X-Wusul-Kind", "PHOTO", "X-Wusul-Name", "me.png")
				.POST(HttpRequest.BodyPublishers.ofByteArray(content))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** {@link FloodSpeedIT} measures it on a quiet machine. */
	@Test
	@DisplayName("answers staff and monitoring while one visitor does everything at once")
	void flood() throws Exception {
		try (var flood = new Flood(program)) {
			var figures = flood.measure(webSession("clerk").cookieHeader(), 8);
			assertThat(figures.staffP95()).as("%s", figures).isLessThan(4_000);
			assertThat(figures.slowestHealth()).as("%s", figures).isLessThan(8_000);
			var measured = program.send("GET", "/actuator/prometheus", "monitor", null);
			assertThat(measured.statusCode()).as("%s%n%s", measured.body(), program.log()).isEqualTo(200);
			assertThat(measured.body()).contains("wusul_requests_refused_total{reason=\"web.tooManyAtOnce\"}");
		}
	}

	// Helpers

	private static void assertRefused(HttpResponse<String> answer) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(body(answer).get("code").asText()).isIn("model.expression", "malformed");
	}

	private static JsonNode body(HttpResponse<String> answer) throws Exception {
		return json.readTree(answer.body());
	}

	private static List<String> names(String user) throws Exception {
		var tasks = json.readTree(
				program.send("GET", "/engine-rest/task?processDefinitionKey=services-access-check", user, null).body());
		return tasks.findValuesAsText("taskDefinitionKey").stream().map(PackagedJarIT::place).toList();
	}

	private static Map<String, String> start() throws Exception {
		var started = program.send("POST", "/engine-rest/process-definition/key/services-access-check/submit-form",
				"clerk", PLACES);
		assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
		var tasks = json.readTree(program
			.send("GET", "/engine-rest/task?processInstanceId=" + body(started).get("id").asText(), "admin", null)
			.body());
		return tasks.findValues("taskDefinitionKey")
			.stream()
			.map(JsonNode::asText)
			.collect(Collectors.toMap(PackagedJarIT::place, (key) -> {
				for (JsonNode task : tasks) {
					if (task.get("taskDefinitionKey").asText().equals(key)) {
						return task.get("id").asText();
					}
				}
				throw new IllegalStateException(key);
			}));
	}

	/** Returns the place of a step: {@code Task_Men} is the task of the men's section. */
	private static String place(String step) {
		return step.substring("Task_".length()).toLowerCase(Locale.ROOT);
	}

	/** Deploys a diagram as Camunda Modeler does. */
	private static HttpResponse<String> deploy(String user, String diagram) throws Exception {
		var boundary = "----wusul";
		var form = new StringBuilder();
		Map.of("deployment-name", "access-check", "enable-duplicate-filtering", "true", "deploy-changed-only", "true",
				"deployment-source", "Camunda Modeler")
			.forEach((name, value) -> form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
					+ "\"\r\n\r\n" + value + "\r\n"));
		Map.of("services-access-check.bpmn", diagram, "services-access-check.form", FORM, "services-access-places.form",
				PLACES_FORM)
			.forEach((name, file) -> form
				.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
						+ name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + file + "\r\n"));
		form.append("--" + boundary + "--\r\n");
		var request = HttpRequest.newBuilder(program.uri("/engine-rest/deployment/create"))
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.header("Authorization", PackagedProgram.basic(user))
			.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static Csrf csrf() throws Exception {
		var page = program.send("GET", "/camunda/app/tasklist/default/", null, null);
		var cookies = page.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.split(";")[0])
			.collect(Collectors.joining("; "));
		return new Csrf(page.headers().firstValue("X-XSRF-TOKEN").orElseThrow(), cookies);
	}

	private static WebSession webSession(String user) throws Exception {
		return WebSession.logIn(program, user);
	}

	private record Csrf(String token, String cookies) {

	}

}
