package sa.wusul.access;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;
import sa.wusul.support.WholeLog;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Through the engine's own interface")
@Tag("story")
class EngineDeedsTest {

	private static final Map<String, Object> VARIABLES = Map.of("classifiedBy", Map.of("value", "nobody"), "openedBy",
			Map.of("value", "nobody"), "priority", Map.of("value", "MINISTER"));

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	@ExtendWith({ WholeLog.class, OutputCaptureExtension.class })
	abstract static class Behaviour {

		@LocalServerPort
		private int port;

		@Autowired
		private TestRestTemplate http;

		@Autowired
		private IdentityService identities;

		@Autowired
		private CaseWork work;

		@Autowired
		private RuntimeService instances;

		@Autowired
		private RepositoryService models;

		@Autowired
		private HistoryService history;

		@Autowired
		private AuthorizationService authorizations;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void sunday() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void today() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("neither candidate, holder, colleague nor administrator changes a task but with its form")
		void tasks() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var task = this.work.task(reference, "Task_ReviewCase");
			var before = this.instances.getVariables(task.getProcessInstanceId());

			for (var account : List.of("auditor", "clerk", "officer", "supervisor", "admin")) {
				deedsOnTask(task)
					.forEach((deed) -> assertThat(status(account, deed)).as(account + " " + deed).isIn(400, 403, 404));
			}
			assertThat(answer("auditor",
					new Deed(HttpMethod.POST, "/task/" + task.getId() + "/comment/create", Map.of("message", "x")))
				.getBody()
				.path("code")
				.asText()).as("a candidate's comment").isEqualTo("comments.closed");
			this.work.claim("auditor", reference, "Task_ReviewCase");
			deedsOnTask(task)
				.forEach((deed) -> assertThat(status("auditor", deed)).as("holder " + deed).isIn(400, 403));

			assertThat(this.instances.getVariables(task.getProcessInstanceId())).isEqualTo(before);
			assertThat(this.work.engine().getTaskService().getTaskComments(task.getId())).isEmpty();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
			assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isEqualTo("auditor");
		}

		@Test
		@DisplayName("an administrator neither skips a step, nor rewrites a reason, nor erases history, nor grants rights")
		void administrator() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var instance = this.work.task(reference, "Task_ReviewCase").getProcessInstanceId();
			var past = this.history.createHistoricActivityInstanceQuery().count();
			var rights = this.authorizations.createAuthorizationQuery().count();
			var operation = this.history.createUserOperationLogQuery().listPage(0, 1).get(0).getOperationId();

			deedsOfAdministrators(instance, operation)
				.forEach((deed) -> assertThat(status("admin", deed)).as(deed.toString()).isEqualTo(403));

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
			assertThat(this.history.createHistoricActivityInstanceQuery().count()).isEqualTo(past);
			assertThat(this.authorizations.createAuthorizationQuery().count()).isEqualTo(rights);
			assertThat(this.models.createProcessDefinitionQuery().suspended().count()).isZero();
		}

		@Test
		@DisplayName("an administrator sees a task, and neither claims nor does it nor starts what its people start")
		void workOfOthers() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var task = "/task/" + this.work.task(reference, "Task_ReviewCase").getId();
			var answers = Map.of("variables", Map.of("auditDecision", Map.of("value", "ACCEPT")));
			assertThat(status("admin", new Deed(HttpMethod.GET, task, null))).isEqualTo(200);

			for (var deed : List.of(new Deed(HttpMethod.POST, task + "/claim", Map.of("userId", "admin")),
					new Deed(HttpMethod.POST, task + "/submit-form", answers),
					new Deed(HttpMethod.POST, task + "/complete", answers),
					new Deed(HttpMethod.POST, "/process-definition/key/records-hold-change/submit-form",
							Map.of("variables", Map.of())))) {
				assertThat(status("admin", deed)).as(deed.toString()).isEqualTo(403);
			}
			assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isNull();
			assertThat(status("auditor", new Deed(HttpMethod.POST, task + "/submit-form", answers))).isEqualTo(204);
		}

		@Test
		@DisplayName("a form that is sent three times at the same moment is taken once, and the others hear that somebody was at it")
		void threeTimesAtOnce() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var form = new Deed(HttpMethod.POST,
					"/task/" + this.work.task(reference, "Task_ReviewCase").getId() + "/submit-form",
					Map.of("variables", Map.of("auditDecision", Map.of("value", "ACCEPT"))));
			this.work.claim("auditor", reference, "Task_ReviewCase");

			var answers = AtOnce.all(3, (number) -> answer("auditor", form));

			assertThat(answers).filteredOn((answer) -> answer.getStatusCode().value() == 204).hasSize(1);
			assertThat(answers).filteredOn((answer) -> answer.getStatusCode().value() != 204)
				.extracting((answer) -> answer.getBody().path("code").asText())
				.isSubsetOf("changedMeanwhile", "task.gone");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("a refusal says what to do instead, in both languages")
		void inWords() {
			var reference = this.work.handIn("passport");
			var task = this.work.task(reference, "Task_ClassifyRequest").getId();

			var refusal = answer("clerk",
					new Deed(HttpMethod.POST, "/task/" + task + "/resolve", Map.of("variables", VARIABLES)))
				.getBody();
			assertThat(refusal.get("code").asText()).isEqualTo("command.closed");
			assertThat(refusal.get("messageAr").asText()).contains("نموذج المهمة");
			assertThat(refusal.get("messageEn").asText()).contains("the task’s form");
		}

		@Test
		@DisplayName("a page of a list that cannot be is refused in words, to candidates and administrators")
		void pages() {
			for (var account : List.of("clerk", "admin")) {
				for (var page : List.of("maxResults=-5", "firstResult=-1", "firstResult=-1&maxResults=25")) {
					for (var list : List.of("/task", "/process-instance", "/history/process-instance")) {
						var refused = answer(account, new Deed(HttpMethod.POST, list + "?" + page, Map.of()));
						assertThat(refused.getStatusCode().value()).as(account + " " + list + " " + page)
							.isEqualTo(400);
						assertThat(refused.getBody().path("code").asText()).isEqualTo("command.page");
					}
				}
			}
		}

		@Test
		@DisplayName("a list of more entries than a node could hold is refused in words, and given in pages")
		void endless() {
			var filter = this.work.engine()
				.getFilterService()
				.createTaskFilterQuery()
				.filterNameLike("مهامي")
				.singleResult()
				.getId();
			IntStream.range(0, 10_001)
				.boxed()
				.collect(Collectors.groupingBy((number) -> number / 1000))
				.values()
				.forEach((numbers) -> this.jdbc
					.sql("insert into ACT_RU_TASK (ID_, REV_, NAME_, ASSIGNEE_, PRIORITY_, SUSPENSION_STATE_) values "
							+ numbers.stream()
								.map((number) -> "('many-" + number + "', 1, 'many', 'clerk', 50, 1)")
								.collect(Collectors.joining(", ")))
					.update());
			try {
				tooLong("clerk", "/task?assignee=clerk");
				tooLong("clerk", "/task?assignee=clerk&maxResults=2147483647");
				tooLong("clerk", "/filter/" + filter + "/list");
				var count = answer("clerk", new Deed(HttpMethod.GET, "/filter/" + filter + "/count", null));
				assertThat(count.getBody().path("count").asInt()).isGreaterThan(10_000);
				var page = answer("clerk", new Deed(HttpMethod.GET, "/task?assignee=clerk&maxResults=10000", null));
				assertThat(page.getBody()).hasSize(10_000);
			}
			finally {
				this.jdbc.sql("delete from ACT_RU_TASK where NAME_ = 'many'").update();
			}
			assertThat(status("clerk", new Deed(HttpMethod.GET, "/task?assignee=clerk", null))).isEqualTo(200);
		}

		@Test
		@DisplayName("Cockpit's own lists of instances and incidents come in pages only")
		void cockpitPages() throws Exception {
			var cockpit = WebAppSession.logIn(this.port, "admin", "cockpit");
			var base = "/camunda/api/cockpit/plugin/base/default";
			for (var list : List.of("/process-instance", "/incident", "/process-instance/")) {
				for (var method : List.of("GET", "POST")) {
					for (var page : List.of("", "?firstResult=0", "?maxResults=10001", "?maxResults=-1",
							"?maxResults=99999999999")) {
						var refused = cockpit.send(method, base + list + page, "{}");
						assertThat(refused.statusCode()).as(method + " " + list + page).isEqualTo(400);
						assertThat(refused.body()).contains("command.noPage", "at most 10000 entries a page");
					}
					assertThat(cockpit.send(method, base + list + "?firstResult=0&maxResults=50", "{}").statusCode())
						.as(method + " " + list)
						.isEqualTo(200);
				}
			}
			assertThat(cockpit.send("GET", base + "/process-instance;a=b", "").statusCode()).isBetween(400, 404);
			assertThat(cockpit.send("GET", base + "//process-instance", "").statusCode()).isBetween(400, 404);
		}

		@Test
		@DisplayName("a refusal is one line of the log, and nobody's words begin a line")
		void inOneLine(CapturedOutput output) {
			var reference = this.work.handIn("passport");
			var task = this.work.task(reference, "Task_ClassifyRequest").getId();
			var before = output.getAll().length();

			assertThat(status("clerk", new Deed(HttpMethod.POST, "/task/" + task + "/resolve", Map.of())))
				.isEqualTo(403);
			assertThat(status("clerk", new Deed(HttpMethod.POST, "/task/" + task + "/submit-form", Map.of())))
				.isBetween(400, 409);
			assertThat(status("clerk",
					new Deed(HttpMethod.POST, "/task",
							Map.of("orQueries", List.of(Map.of("assigneeExpression", "${x.getClass('\nFORGED')}"))))))
				.isBetween(400, 500);

			assertThat(this.http.getForEntity("/engine-rest/group/count", String.class).getStatusCode().value())
				.isEqualTo(401);

			var lines = output.getAll().substring(before).lines().toList();
			assertThat(lines).noneMatch((line) -> line.startsWith("FORGED"))
				.filteredOn((line) -> line.contains(task))
				.hasSize(2)
				.first(InstanceOfAssertFactories.STRING)
				.endsWith("Refused POST /engine-rest/task/" + task + "/resolve: 403 command.closed");
			assertThat(lines).filteredOn((line) -> line.endsWith("/engine-rest/group/count: 401 notSignedIn"))
				.hasSize(1);
			assertThat(lines).noneMatch((line) -> line.contains("ENGINE-REST"))
				.noneMatch((line) -> line.startsWith("\tat "));
		}

		@Test
		@DisplayName("a failed job is tried again by an administrator, and never given up")
		void jobs() {
			var definition = this.work.engine()
				.getManagementService()
				.createJobDefinitionQuery()
				.listPage(0, 1)
				.get(0)
				.getId();
			var path = "/job-definition/" + definition + "/retries";

			assertThat(status("admin", new Deed(HttpMethod.PUT, path, Map.of("retries", 0)))).isEqualTo(400);
			assertThat(status("admin", new Deed(HttpMethod.PUT, path, Map.of("retries", 2)))).isEqualTo(204);
			assertThat(status("supervisor", new Deed(HttpMethod.PUT, path, Map.of("retries", 2)))).isEqualTo(403);
		}

		@Test
		@DisplayName("staff change their password, and not the name that cases show")
		void names() {
			assertThat(status("clerk", new Deed(HttpMethod.PUT, "/user/clerk/profile",
					Map.of("id", "clerk", "firstName", "معالي", "lastName", "الوزير"))))
				.isEqualTo(403);
		}

		@Test
		@DisplayName("an account that loses its group, or is deleted, is out within two seconds")
		void leavers() throws Exception {
			var leaver = this.identities.newUser("leaver");
			leaver.setPassword(PublicCredentials.PASSWORD);
			// The demo's password does not satisfy the policy.
			((IdentityServiceImpl) this.identities).saveUser(leaver, true);
			List.of("intake-clerks", "intake-clerks-riyadh-men")
				.forEach((group) -> this.identities.createMembership("leaver", group));
			var session = WebAppSession.logIn(this.port, "leaver");
			var start = "/camunda/api/engine/engine/default/process-definition/key/" + CaseWork.REQUEST + "/startForm";
			assertThat(session.get(start, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

			this.identities.deleteMembership("leaver", "intake-clerks");
			this.work.setTime("2026-11-22T08:00:02");
			assertThat(session.get(start, BodyHandlers.discarding()).statusCode()).isIn(401, 403, 404);
			this.identities.deleteUser("leaver");
			this.work.setTime("2026-11-22T08:00:04");
			assertThat(session.get(start, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
		}

		@Test
		@DisplayName("a changed password ends the sessions that were opened with the former one, but the own")
		void changedPassword() throws Exception {
			var holder = this.identities.newUser("holder");
			holder.setPassword(PublicCredentials.PASSWORD);
			((IdentityServiceImpl) this.identities).saveUser(holder, true);
			List.of("intake-clerks", "intake-clerks-riyadh-men")
				.forEach((group) -> this.identities.createMembership("holder", group));
			var forgotten = WebAppSession.logIn(this.port, "holder");
			var own = WebAppSession.logIn(this.port, "holder");
			var start = "/camunda/api/engine/engine/default/process-definition/key/" + CaseWork.REQUEST + "/startForm";
			for (var session : List.of(forgotten, own)) {
				assertThat(session.get(start, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
			}

			assertThat(own
				.put("/camunda/api/engine/engine/default/user/holder/credentials",
						"""
								{"password": "ثلاث كلمات لا يعرفها غيري", "authenticatedUserPassword": "%s"}"""
							.formatted(PublicCredentials.PASSWORD))
				.statusCode()).isEqualTo(204);
			this.work.setTime("2026-11-22T08:00:02");

			assertThat(forgotten.get(start, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
			assertThat(own.get(start, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
			this.identities.deleteUser("holder");
		}

		private static Stream<Deed> deedsOnTask(Task task) {
			var path = "/task/" + task.getId();
			return Stream.of(new Deed(HttpMethod.POST, path + "/resolve", Map.of("variables", VARIABLES)),
					new Deed(HttpMethod.POST, path + "/bpmnError", Map.of("errorCode", "x", "variables", VARIABLES)),
					new Deed(HttpMethod.POST, path + "/bpmnEscalation", Map.of("escalationCode", "x")),
					new Deed(HttpMethod.POST, path + "/delegate", Map.of("userId", "officer")),
					new Deed(HttpMethod.POST, path + "/assignee", Map.of("userId", "officer")),
					new Deed(HttpMethod.PUT, path, Map.of("name", "x", "priority", 1)),
					new Deed(HttpMethod.POST, path + "/variables", Map.of("modifications", VARIABLES)),
					new Deed(HttpMethod.POST, path + "/localVariables", Map.of("modifications", VARIABLES)),
					new Deed(HttpMethod.PUT, path + "/variables/openedBy", Map.of("value", "nobody")),
					new Deed(HttpMethod.POST, path + "/identity-links", Map.of("userId", "clerk", "type", "candidate")),
					new Deed(HttpMethod.POST, path + "/comment/create",
							Map.of("message", "x", "processInstanceId", task.getProcessInstanceId())),
					new Deed(HttpMethod.DELETE, path, null));
		}

		private static Stream<Deed> deedsOfAdministrators(String instance, String operation) {
			var model = "/process-definition/key/audit-case-review";
			var here = "/process-instance/" + instance;
			return Stream.of(
					new Deed(HttpMethod.POST, here + "/modification",
							Map.of("skipCustomListeners", true, "instructions",
									List.of(Map.of("type", "cancel", "activityId", "Task_ReviewCase")))),
					new Deed(HttpMethod.POST, here + "/variables", Map.of("modifications", VARIABLES)),
					new Deed(HttpMethod.PUT, here + "/suspended", Map.of("suspended", true)),
					new Deed(HttpMethod.DELETE, here, null),
					new Deed(HttpMethod.PUT, model + "/suspended", Map.of("suspended", true)),
					new Deed(HttpMethod.PUT, "/process-definition/key/tawasul-status-enquiry/suspended",
							Map.of("suspended", true)),
					new Deed(HttpMethod.PUT, model + "/history-time-to-live", Map.of("historyTimeToLive", 0)),
					new Deed(HttpMethod.POST, "/history/cleanup?immediatelyDue=true", null),
					new Deed(HttpMethod.DELETE, "/history/process-instance/" + instance + "/variable-instances", null),
					new Deed(HttpMethod.POST, "/history/process-instance/delete",
							Map.of("historicProcessInstanceIds", List.of(instance))),
					new Deed(HttpMethod.PUT, "/history/user-operation/" + operation + "/set-annotation",
							Map.of("annotation", "x")),
					new Deed(HttpMethod.POST, "/authorization/create",
							Map.of("type", 0, "permissions", List.of("ALL"), "userId", "*", "resourceType", 7,
									"resourceId", "*")),
					new Deed(HttpMethod.POST, "/group/create", Map.of("id", "visitors", "name", "visitors")),
					new Deed(HttpMethod.POST, "/message",
							Map.of("messageName", "intake.endedElsewhere", "processInstanceId", instance)),
					new Deed(HttpMethod.POST, "/signal", Map.of("name", "x")),
					new Deed(HttpMethod.POST, "/process-definition/key/audit-case-review/start",
							Map.of("businessKey", "1448-0000001-0")),
					new Deed(HttpMethod.POST, "/external-task/fetchAndLock", Map.of("workerId", "x", "maxTasks", 1,
							"topics", List.of(Map.of("topicName", "x", "lockDuration", 1000)))));
		}

		private int status(String account, Deed deed) {
			return answer(account, deed).getStatusCode().value();
		}

		private void tooLong(String account, String list) {
			var refused = answer(account, new Deed(HttpMethod.GET, list, null));
			assertThat(refused.getStatusCode().value()).as(account + " " + list).isEqualTo(400);
			assertThat(refused.getBody().path("code").asText()).isEqualTo("command.tooLong");
			assertThat(refused.getBody().path("messageEn").asText()).contains("more than 10000 entries");
		}

		private ResponseEntity<JsonNode> answer(String account, Deed deed) {
			return AccountHttp.as(account, this.http)
				.exchange("/engine-rest" + deed.path(), deed.method(), new HttpEntity<>(deed.body()), JsonNode.class);
		}

	}

	/** A deed on the engine's interface. */
	private record Deed(HttpMethod method, String path, Object body) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
