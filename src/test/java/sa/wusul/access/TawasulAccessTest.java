package sa.wusul.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.access.TawasulObjects.Exhibit;
import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.demo.staff.DemoAccounts;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Test that calls every address that could show an object of the Tawasul window as every
 * account of the demo. The expected result follows from the groups of the object's steps;
 * all other accounts get empty lists, zeros, 403 or 404.
 *
 * <p>
 * It runs on the production database only, because it takes minutes.
 *
 * <p>
 * Each account asks for each object at some addresses, at each address for some objects,
 * and each address is asked for each object by some accounts; the profile {@code nightly}
 * asks for everything as everybody.
 *
 * <p>
 * Addresses that need an object are verified with a witness who may read everything: an
 * address that shows the witness nothing would prove nothing.
 */
@DisplayName("An object of the Tawasul window is visible to")
@Tag("story")
class TawasulAccessTest {

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final List<String> REFUSALS = List.of("org.camunda.bpm.engine.context",
				"org.camunda.bpm.engine.rest.exception");

		private static final String REST = "/engine-rest";

		/** The same interface of the engine, as used by the web apps. */
		private static final String WEB_APPS = "/camunda/api/engine/engine/default";

		private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

		private static final String CASE_TAB = "/camunda/api/tasklist/plugin/wusul/default/task/%s/case";

		private static final String WITNESS = "witness";

		/** Lists of running objects, of which staff see their own. */
		private static final List<String> RUNNING = List.of("/task", "/process-instance", "/execution");

		/** Lists that the staff of the window do not need. */
		private static final List<String> NOBODYS = List.of("/variable-instance", "/history/process-instance",
				"/history/activity-instance", "/history/task", "/history/variable-instance", "/history/detail",
				"/history/identity-link-log", "/history/user-operation",
				"/history/decision-instance?includeInputs=true&includeOutputs=true", "/history/job-log");

		/** Lists that may be empty. */
		private static final List<String> SPARSE = List.of("/job", "/incident", "/event-subscription", "/external-task",
				"/batch", "/batch/statistics", "/case-instance", "/case-execution", "/history/incident",
				"/history/external-task-log", "/history/batch", "/history/case-instance");

		/** Sums over all cases, by names of models or groups. */
		private static final List<String> SUMS = List.of("/task/report/candidate-group-count",
				"/history/task/report?reportType=count&groupBy=processDefinition",
				"/history/task/report?reportType=count&groupBy=taskName",
				"/history/process-definition/cleanable-process-instance-report",
				"/history/decision-definition/cleanable-decision-instance-report");

		/** Numbers for one process, which are zero for everybody. */
		private static final List<String> NUMBERS = List.of("/history/process-instance/count?processDefinitionKey=%s",
				"/history/task/count?processDefinitionKey=%s",
				"/history/variable-instance/count?processDefinitionKey=%s",
				"/history/user-operation/count?processDefinitionKey=%s");

		private static final List<String> COCKPIT_LISTS = List.of("/process-instance?maxResults=10000",
				"/process-instance/count", "/incident?maxResults=10000", "/incident/count");

		private static final List<String> DEEDS = List.of("claim", "assignee", "complete", "submit-form", "unclaim",
				"resolve", "bpmnError");

		private static final List<String> OF_A_TASK = List.of("/task/%s", "/task/%s/form", "/task/%s/deployed-form",
				"/task/%s/form-variables", "/task/%s/rendered-form", "/task/%s/variables", "/task/%s/localVariables",
				"/task/%s/identity-links", "/task/%s/comment", "/task/%s/attachment", "/history/task?taskId=%s",
				"/history/user-operation?taskId=%s", "/history/detail?taskId=%s",
				"/history/identity-link-log?taskId=%s");

		private static final List<String> OF_AN_INSTANCE = List.of("/process-instance/%s",
				"/process-instance/%s/variables", "/process-instance/%s/activity-instances",
				"/process-instance/%s/comment", "/history/process-instance/%s",
				"/history/activity-instance?processInstanceId=%s", "/history/variable-instance?processInstanceId=%s",
				"/history/decision-instance?processInstanceId=%s&includeInputs=true",
				"/history/detail?processInstanceId=%s", "/history/user-operation?processInstanceId=%s",
				"/variable-instance?processInstanceIdIn=%s", "/job?processInstanceId=%s",
				"/incident?processInstanceId=%s");

		/**
		 * A process of a call, one that opens a case, and two of the domain, one of which
		 * is only called.
		 */
		private static final List<String> DOORS = List.of("reception-phone-enquiry", "services-passport-renewal",
				"tawasul-status-enquiry", "tawasul-number-proof");

		/**
		 * A start request of the engine's interface: any case, any step, any variable.
		 */
		private static final String START = """
				{"businessKey": "%s", "variables": {"disclosed": {"value": "HEALTH_STATUS"}, "centre": {"value": "riyadh"}}}
				""";

		private static final List<String> OF_AN_EXECUTION = List.of("/execution/%s", "/execution/%s/localVariables");

		@Autowired
		private CaseWork work;

		@Autowired
		private ProcessEngine engine;

		@Autowired
		private CaseFiles caseFiles;

		@Autowired
		private PaperService papers;

		@Autowired
		private AccessLog log;

		@Autowired
		private Rights rights;

		@LocalServerPort
		private int port;

		private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

		private final ObjectMapper json = new ObjectMapper();

		private final ExecutorService walkers = Executors.newFixedThreadPool(4);

		private List<Exhibit> exhibits;

		/**
		 * For queries by id, one object of each process and one of each group stand for
		 * the others; lists would show all.
		 */
		private List<Exhibit> samples;

		/** For accounts of another domain, all groups are equivalent. */
		private List<Exhibit> processSamples;

		private Set<String> processes;

		/**
		 * The process of each step, which differs from the case's in called processes.
		 */
		private Map<String, String> ownProcesses;

		private WebAppEndpoints webAppEndpoints;

		/** Ids of instances and decisions by which a list would reveal an object. */
		private Set<String> marks;

		/** Thousands of refusals, each with its trace, would be most of the run. */
		@BeforeAll
		static void logNoRefusals(@Autowired LoggingSystem logging) {
			REFUSALS.forEach((logger) -> logging.setLogLevel(logger, LogLevel.OFF));
		}

		@AfterAll
		static void logRefusals(@Autowired LoggingSystem logging) {
			REFUSALS.forEach((logger) -> logging.setLogLevel(logger, null));
		}

		@BeforeEach
		void cases() {
			this.work.setTime("2026-11-22T08:00:00");
			ConfidentialModel.deploy(this.engine.getRepositoryService());
			var objects = new TawasulObjects(this.engine, this.work, this.caseFiles, this.papers);
			var asked = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
			this.exhibits = objects.exhibit(List.of(asked));
			this.samples = Stream.concat(firstOfEach(Exhibit::process), firstOfEach(Exhibit::groups))
				.distinct()
				.toList();
			this.processes = objects.processes().stream().map((model) -> model.getKey()).collect(Collectors.toSet());
			this.ownProcesses = this.exhibits.stream()
				.collect(Collectors.toMap(Exhibit::task, this::ownProcess, (one, same) -> one));
			this.processSamples = firstOfEach(Exhibit::process).toList();
			this.webAppEndpoints = new WebAppEndpoints(this.processSamples,
					objects.processes()
						.stream()
						.collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId)),
					(String) CaseWork.request("none").get("identityNumber"));
			this.marks = this.exhibits.stream().flatMap(Exhibit::marks).collect(Collectors.toSet());
			instances().forEach(this.marks::add);
			this.engine.getHistoryService()
				.createHistoricDecisionInstanceQuery()
				.list()
				.stream()
				.filter((decision) -> this.marks.contains(decision.getProcessInstanceId()))
				.forEach((decision) -> this.marks.add(decision.getId()));
			hireWitness();
		}

		private Stream<Exhibit> firstOfEach(Function<Exhibit, Object> kind) {
			return this.exhibits.stream()
				.collect(Collectors.toMap(kind, (exhibit) -> exhibit, (one, other) -> one, LinkedHashMap::new))
				.values()
				.stream();
		}

		private String ownProcess(Exhibit exhibit) {
			var task = this.engine.getTaskService().createTaskQuery().taskId(exhibit.task()).singleResult();
			return this.engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId()).getKey();
		}

		/** Returns all running instances of the cases, including called ones. */
		private List<String> instances() {
			return this.exhibits.stream()
				.map(Exhibit::reference)
				.distinct()
				.flatMap((reference) -> this.engine.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceBusinessKey(reference)
					.list()
					.stream())
				.map((instance) -> instance.getId())
				.toList();
		}

		private void hireWitness() {
			var user = this.engine.getIdentityService().newUser(WITNESS);
			user.setPassword("seven quiet camels");
			this.engine.getIdentityService().saveUser(user);
			// A role whose members work in the web apps; all rights come from the rows.
			this.engine.getIdentityService().createMembership(WITNESS, "releasers");
			for (var resource : Resources.values()) {
				var grant = this.engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
				grant.setUserId(WITNESS);
				grant.setResource(resource);
				grant.setResourceId(Authorization.ANY);
				grant.setPermissions(new Permission[] { Permissions.ALL });
				this.engine.getAuthorizationService().saveAuthorization(grant);
			}
		}

		@AfterEach
		void now() {
			this.walkers.shutdownNow();
			ClockUtil.reset();
		}

		@TestFactory
		@DisplayName("its own staff at their place and step only")
		Stream<DynamicTest> everybody() {
			return Stream.concat(
					Stream.of(DynamicTest.dynamicTest("the witness, at every address", this::witness),
							DynamicTest.dynamicTest("groups of the domain only, by the engine's authorisations",
									this::grantedInTheDomain)),
					Stream.concat(onePerRole().map(this::walk).toList().stream(),
							Stream.of(DynamicTest.dynamicTest("readers by the access log", this::accessLog))));
		}

		/**
		 * Runs the checks of an account; they run in parallel, because the server mostly
		 * waits for the database.
		 */
		private DynamicTest walk(DemoAccounts.Account account) {
			var walk = this.walkers.submit(() -> {
				sees(account);
				return account;
			});
			return DynamicTest.dynamicTest(account.id(), walk::get);
		}

		/**
		 * Returns all accounts of the domain but stand-ins, since place and step matter
		 * there, and one account for each set of roles of the others.
		 */
		private Stream<DemoAccounts.Account> onePerRole() {
			var accounts = new LinkedHashMap<Set<String>, DemoAccounts.Account>();
			DemoAccounts.load()
				.staff()
				.forEach((account) -> accounts.putIfAbsent(inDomain(account) ? colleagues(account) : roles(account),
						account));
			return accounts.values().stream();
		}

		/** Returns the account whose groups a stand-in shares, or the account itself. */
		private static Set<String> colleagues(DemoAccounts.Account account) {
			return Set.of(account.id().replaceAll("-second$", ""));
		}

		private boolean inDomain(DemoAccounts.Account account) {
			return this.rights.maySee(account.groups(), ConfidentialModel.ENQUIRY);
		}

		private Set<String> roles(DemoAccounts.Account account) {
			return account.groups()
				.stream()
				.flatMap((group) -> this.rights.group(group).stream())
				.map((group) -> group.role().id())
				.collect(Collectors.toSet());
		}

		private void witness() throws Exception {
			var witness = new Rest(WITNESS, "seven quiet camels");
			for (var list : (Iterable<String>) Stream.concat(RUNNING.stream(), NOBODYS.stream())::iterator) {
				assertThat(shown(witness.get(REST + list))).as(list).isNotEmpty();
			}
			for (var sum : SUMS) {
				assertThat(witness.get(REST + sum).statusCode()).as(sum).isEqualTo(200);
			}
			for (var number : NUMBERS) {
				assertThat(count(witness.get(REST + number.formatted(ConfidentialModel.ENQUIRY)))).as(number)
					.isPositive();
			}
			for (var exhibit : this.samples) {
				for (var address : (Iterable<String>) addresses(exhibit)::iterator) {
					var answer = witness.get(REST + address);
					if (!(address.matches(".*/(comment|attachment)") && isClosed(answer))) {
						assertThat(answer.statusCode()).as(address)
							.isIn(address.endsWith("rendered-form") ? List.of(200, 404) : List.of(200));
					}
				}
			}
		}

		private void grantedInTheDomain() {
			var ids = new HashSet<>(this.marks);
			var grants = this.engine.getAuthorizationService()
				.createAuthorizationQuery()
				.unlimitedList()
				.stream()
				.filter((grant) -> ids.contains(grant.getResourceId()))
				.toList();
			assertThat(grants).isNotEmpty()
				.allSatisfy((grant) -> assertThat(groups(grant)).isNotEmpty()
					.anySatisfy((group) -> assertThat(group).startsWith(TawasulObjects.DOMAIN)));
		}

		/** Returns the group of an authorisation, or the groups of the user's steps. */
		private List<String> groups(Authorization grant) {
			return (grant.getGroupId() != null) ? List.of(grant.getGroupId())
					: this.engine.getIdentityService()
						.createGroupQuery()
						.groupMember(grant.getUserId())
						.list()
						.stream()
						.map((group) -> group.getId())
						.toList();
		}

		private void sees(DemoAccounts.Account account) throws Exception {
			var person = new Person(account.id(), Set.copyOf(account.groups()));
			var rest = new Rest(account.id(), AccountHttp.secret(account.id()));
			var turns = new Turns(account.id());
			engine(person, REST, rest, turns);
			doesNothing(person, rest, turns);
			startsNothing(person, rest);
			hasNoApi(person, rest);
			var app = app(person);
			if (app == null) {
				assertThatThrownBy(() -> WebAppSession.logIn(this.port, account.id()))
					.isInstanceOf(AssertionError.class);
				return;
			}
			var session = WebAppSession.logIn(this.port, account.id(), app);
			Door door = (path) -> session.get(path, BodyHandlers.ofString());
			engine(person, WEB_APPS, door, turns);
			cockpit(person, door, turns);
			caseTab(person, door, turns);
			this.webAppEndpoints
				.walk(new WebAppEndpoints.Visitor(account.id(), person.groups(), person.given(), session, turns));
			this.samples.forEach(
					(exhibit) -> assertThat(untouched(exhibit)).as("%s left %s as it was", person, exhibit).isTrue());
		}

		private boolean untouched(Exhibit exhibit) {
			return this.engine.getTaskService().createTaskQuery().taskId(exhibit.task()).taskUnassigned().count() == 1;
		}

		private void engine(Person person, String base, Door door, Turns turns) throws Exception {
			for (var list : RUNNING) {
				assertThat(shown(open(door.get(base + list), list))).as("%s at %s", person, list)
					.isSubsetOf(person.running());
			}
			assertThat(taskIds(door.get(base + "/task"))).as("%s at /task", person)
				.containsExactlyInAnyOrderElementsOf(person.tasks());
			for (var list : (Iterable<String>) Stream.concat(NOBODYS.stream(),
					Stream.of("/external-task", "/incident", "/batch"))::iterator) {
				assertThat(shown(open(door.get(base + list), list))).as("%s at %s", person, list).isEmpty();
			}
			for (var list : SPARSE) {
				assertThat(shown(open(door.get(base + list), list))).as("%s at %s", person, list)
					.isSubsetOf(person.running());
			}
			for (var sum : SUMS) {
				var answer = open(door.get(base + sum), sum);
				assertThat(answer.statusCode() == 200 ? answer.body() : "").as("%s at %s", person, sum)
					.doesNotContain(TawasulObjects.DOMAIN);
			}
			for (var process : this.processes) {
				for (var number : turns.of(process, NUMBERS)) {
					var answer = open(door.get(base + number.formatted(process)), number);
					assertThat(answer.statusCode() == 200 ? count(answer) : 0).as("%s at %s", person, number).isZero();
				}
				assertThat(count(door.get(base + "/task/count?processDefinitionKey=" + process)))
					.isEqualTo(person.given()
						.stream()
						.filter((exhibit) -> this.ownProcesses.get(exhibit.task()).equals(process))
						.count());
			}
			numbersOfModels(person, door.get(base + "/process-definition/statistics?failedJobs=true&incidents=true"));
			for (var exhibit : samplesFor(person)) {
				var addresses = (base.equals(REST) ? addresses(exhibit) : mainAddresses(exhibit)).toList();
				for (var address : isNear(person, exhibit) ? addresses : turns.of(exhibit.reference(), addresses)) {
					oneByOne(person, exhibit, address, door.get(base + address));
				}
			}
		}

		/** Checks whether the user may see something of the step. */
		private static boolean isNear(Person person, Exhibit exhibit) {
			return exhibit.isGivenTo(person.groups()) || person.watches(exhibit.instance());
		}

		private List<Exhibit> samplesFor(Person person) {
			return person.ofTheDomain() ? this.samples : this.processSamples;
		}

		/**
		 * Returns the addresses of the web apps' interface, the same engine behind
		 * another log-in.
		 */
		private Stream<String> mainAddresses(Exhibit exhibit) {
			return Stream.of("/task/" + exhibit.task(), "/task/" + exhibit.task() + "/form",
					"/process-instance/" + exhibit.instance(), "/history/process-instance/" + exhibit.instance(),
					"/variable-instance?processInstanceIdIn=" + exhibit.instance());
		}

		private Stream<String> addresses(Exhibit exhibit) {
			return Stream
				.of(OF_A_TASK.stream().map((address) -> address.formatted(exhibit.task())),
						OF_AN_INSTANCE.stream().map((address) -> address.formatted(exhibit.instance())),
						OF_AN_EXECUTION.stream().map((address) -> address.formatted(exhibit.execution())))
				.flatMap((addresses) -> addresses);
		}

		private void oneByOne(Person person, Exhibit exhibit, String address, HttpResponse<String> answer) {
			var place = "%s at %s of %s".formatted(person, address, exhibit);
			var ofTheTask = address.startsWith("/task/");
			var mine = ofTheTask ? exhibit.isGivenTo(person.groups())
					: !address.startsWith("/history") && person.watches(exhibit.instance());
			if (!mine) {
				assertThat(answer.statusCode()).as(place).isIn(200, 403, 404);
				assertThat(answer.statusCode() == 200 ? answer.body() : "[]").as(place).isIn("[]", "{}");
			}
			else if (address.equals("/task/" + exhibit.task()) || address.endsWith("/form")) {
				assertThat(answer.statusCode()).as(place).isEqualTo(200);
			}
		}

		private void numbersOfModels(Person person, HttpResponse<String> answer) throws IOException {
			assertThat(answer.statusCode()).isIn(200, 403);
			if (answer.statusCode() == 403) {
				return;
			}
			var running = 0;
			for (var model : this.json.readTree(answer.body())) {
				var key = model.has("definition") ? model.at("/definition/key").asText() : model.get("key").asText();
				if (key.startsWith(TawasulObjects.DOMAIN)) {
					running += model.get("instances").asInt() + model.path("failedJobs").asInt()
							+ model.path("incidents").asInt() + model.path("incidents").size();
				}
			}
			if (person.groups().contains("tawasul-supervisors")) {
				assertThat(running).as("%s sees the number of open tasks", person).isPositive();
			}
			else {
				assertThat(running).as("%s at the numbers of models", person).isZero();
			}
		}

		/** Asserts that a user cannot act on a step they cannot see. */
		private void doesNothing(Person person, Rest rest, Turns turns) throws Exception {
			for (var exhibit : samplesFor(person)) {
				if (!exhibit.isGivenTo(person.groups())) {
					for (var deed : turns.of(exhibit.reference(), DEEDS)) {
						var answer = rest.post(REST + "/task/" + exhibit.task() + "/" + deed,
								"{\"userId\": \"" + person.name() + "\", \"errorCode\": \"X\"}");
						assertThat(answer.statusCode()).as("%s: %s of %s", person, deed, exhibit).isBetween(400, 500);
					}
				}
				var answer = rest.post(REST + "/message",
						"{\"messageName\": \"escalation.taskSettled\", \"businessKey\": \"%s\", \"resultEnabled\": true}"
							.formatted(exhibit.reference()));
				assertThat(shown(answer)).as("%s sends a message", person).isEmpty();
				assertThat(answer.statusCode()).isBetween(400, 500);
				assertThat(untouched(exhibit)).as("%s left %s as it was", person, exhibit).isTrue();
			}
		}

		/**
		 * Asserts that a process can be started by its form only, and that a given case
		 * is treated as unknown.
		 */
		private void startsNothing(Person person, Rest rest) throws Exception {
			var hidden = this.exhibits.get(0).reference();
			for (var process : DOORS) {
				for (var way : List.of("start", "submit-form")) {
					var door = REST + "/process-definition/key/" + process + "/" + way;
					var answer = rest.post(door, START.formatted(hidden));
					assertThat(answer.statusCode()).as("%s: %s of %s", person, way, process).isBetween(400, 404);
					assertThat(withoutIncident(answer)).as("%s: %s of %s", person, way, process)
						.isEqualTo(withoutIncident(rest.post(door, START.formatted("1449-0999999-1"))));
				}
			}
		}

		private JsonNode withoutIncident(HttpResponse<String> answer) throws IOException {
			var body = (com.fasterxml.jackson.databind.node.ObjectNode) this.json.readTree(answer.body());
			body.remove("incident");
			return body;
		}

		/**
		 * Asserts that the channels' interface is closed to others; channels act for the
		 * requester.
		 */
		private void hasNoApi(Person person, Rest rest) throws Exception {
			var reference = this.exhibits.get(0).reference();
			for (var what : List.of("", "/bills", "/booking", "/delivery")) {
				var answer = rest.get("/api/cases/" + reference + what);
				if (person.groups().contains("intake-channels")) {
					assertThat(answer.statusCode()).isIn(200, 404);
				}
				else {
					assertThat(answer.statusCode()).as("%s at /api", person).isEqualTo(403);
				}
			}
		}

		private void cockpit(Person person, Door door, Turns turns) throws Exception {
			for (var list : COCKPIT_LISTS) {
				assertThat(shown(open(door.get(COCKPIT + list), list))).as("%s at Cockpit's %s", person, list)
					.isSubsetOf(person.running());
			}
			numbersOfModels(person, door.get(COCKPIT + "/process-definition/statistics"));
			for (var process : this.processes) {
				var model = this.engine.getRepositoryService()
					.createProcessDefinitionQuery()
					.processDefinitionKey(process)
					.latestVersion()
					.singleResult()
					.getId();
				var lists = List.of("/process-definition/" + model + "/called-process-definitions",
						"/process-instance?maxResults=10000&processDefinitionId=" + model);
				for (var list : person.watchesAnything() ? lists : turns.of(process, lists)) {
					var answer = open(door.get(COCKPIT + list), list);
					if (!person.watchesAnything()) {
						assertThat(answer.statusCode() == 200 ? answer.body() : "[]").as("%s in Cockpit", person)
							.isEqualTo("[]");
					}
				}
			}
			for (var exhibit : person.watchesAnything() ? this.samples : this.processSamples) {
				var called = door
					.get(COCKPIT + "/process-instance/" + exhibit.instance() + "/called-process-instances");
				assertThat(shown(called)).as("%s in Cockpit", person).isSubsetOf(person.running());
			}
		}

		private void caseTab(Person person, Door door, Turns turns) throws Exception {
			for (var exhibit : this.samples) {
				var tab = CASE_TAB.formatted(exhibit.task());
				var paper = tab + "/paper/" + exhibit.paper();
				if (exhibit.isGivenTo(person.groups())) {
					var sheet = door.get(tab);
					assertThat(sheet.statusCode()).as("%s beside %s", person, exhibit).isEqualTo(200);
					assertThat(sheet.body()).contains(exhibit.reference());
					assertThat(door.get(paper).statusCode()).isEqualTo(200);
				}
				else {
					for (var address : turns.of(exhibit.reference(), List.of(tab, paper, tab, paper))) {
						var answer = door.get(address);
						assertThat(answer.statusCode()).as("%s beside %s", person, exhibit).isIn(403, 404);
						assertThat(answer.body()).doesNotContain(exhibit.reference());
					}
				}
			}
		}

		private void accessLog() {
			var looks = this.exhibits.stream()
				.map(Exhibit::reference)
				.distinct()
				.flatMap((reference) -> this.log.forCase(reference).stream())
				.map((entry) -> entry.read())
				.filter((read) -> read.taskId().isPresent())
				.map((read) -> read.reader() + " " + read.taskId().orElseThrow() + " " + read.shown())
				.toList();
			var expected = new ArrayList<String>();
			for (var account : onePerRole().toList()) {
				for (var exhibit : this.samples) {
					if (exhibit.isGivenTo(Set.copyOf(account.groups()))) {
						expected.add(account.id() + " " + exhibit.task() + " CASE");
						expected.add(account.id() + " " + exhibit.task() + " PAPER");
					}
				}
			}
			assertThat(looks).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
			assertThat(this.exhibits).flatExtracting((exhibit) -> this.log.forCase(exhibit.reference()))
				.extracting((entry) -> entry.read().reader())
				.filteredOn((reader) -> !reader.equals("channel"))
				.allSatisfy((reader) -> assertThat(
						this.engine.getIdentityService().createGroupQuery().groupMember((String) reader).list())
					.extracting(Group::getId)
					.anyMatch((group) -> group.startsWith(TawasulObjects.DOMAIN)));
		}

		private String app(Person person) {
			var roles = person.groups()
				.stream()
				.flatMap((group) -> this.rights.group(group).stream())
				.map(StaffGroup::role);
			var apps = roles.flatMap((role) -> role.does().contains(Role.Action.EVERYTHING)
					? Stream.of(Role.App.TASKLIST) : role.apps().stream())
				.collect(Collectors.toSet());
			return Stream.of(Role.App.TASKLIST, Role.App.COCKPIT)
				.filter(apps::contains)
				.map(Role.App::id)
				.findFirst()
				.orElse(null);
		}

		/** Returns the marks that an answer reveals. */
		private Set<String> shown(HttpResponse<String> answer) {
			return (answer.statusCode() == 200)
					? this.marks.stream().filter(answer.body()::contains).collect(Collectors.toSet()) : Set.of();
		}

		/** Asserts that the address exists, because a missing one would prove nothing. */
		private static HttpResponse<String> open(HttpResponse<String> answer, String address) {
			assertThat(answer.statusCode()).as(address + ": " + answer.body()).isIn(200, 403);
			return answer;
		}

		/** Checks whether accounts of other systems, or all, are kept out altogether. */
		private static boolean isClosed(HttpResponse<String> answer) {
			return answer.statusCode() == 403 && answer.body().contains("command.closed");
		}

		private long count(HttpResponse<String> answer) throws IOException {
			if (isClosed(answer)) {
				return 0;
			}
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return this.json.readTree(answer.body()).get("count").asLong();
		}

		private List<String> taskIds(HttpResponse<String> answer) throws IOException {
			if (isClosed(answer)) {
				return List.of();
			}
			assertThat(answer.statusCode()).isEqualTo(200);
			var ids = new ArrayList<String>();
			for (JsonNode task : this.json.readTree(answer.body())) {
				ids.add(task.get("id").asText());
			}
			ids.retainAll(this.marks);
			return ids;
		}

		/** One of the demo's staff, with the objects they should see. */
		private final class Person {

			private final String name;

			private final Set<String> groups;

			private final Set<String> watched;

			Person(String name, Set<String> groups) {
				this.name = name;
				this.groups = groups;
				this.watched = groups.contains(TawasulObjects.DOMAIN + "supervisors-" + TawasulObjects.CENTRE)
						? watchedIn(instances()) : Set.of();
			}

			/**
			 * Returns the running cases of a supervisor's centre, without escalations.
			 */
			private Set<String> watchedIn(List<String> ids) {
				return Behaviour.this.engine.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceIds(Set.copyOf(ids))
					.list()
					.stream()
					.filter((instance) -> !instance.getProcessDefinitionId().startsWith("escalation-"))
					.map((instance) -> instance.getId())
					.collect(Collectors.toSet());
			}

			String name() {
				return this.name;
			}

			Set<String> groups() {
				return this.groups;
			}

			boolean ofTheDomain() {
				return this.groups.stream().anyMatch((group) -> group.startsWith(TawasulObjects.DOMAIN));
			}

			boolean watchesAnything() {
				return !this.watched.isEmpty();
			}

			boolean watches(String instance) {
				return this.watched.contains(instance);
			}

			List<Exhibit> given() {
				return Behaviour.this.exhibits.stream().filter((exhibit) -> exhibit.isGivenTo(this.groups)).toList();
			}

			List<String> tasks() {
				return given().stream().map(Exhibit::task).toList();
			}

			/** Returns the ids that lists of running objects may show the user. */
			Set<String> running() {
				var ids = given().stream().flatMap(Exhibit::marks).collect(Collectors.toSet());
				ids.addAll(this.watched);
				Behaviour.this.exhibits.stream()
					.filter((exhibit) -> watches(exhibit.instance()))
					.forEach((exhibit) -> ids.addAll(List.of(exhibit.reference(), exhibit.execution())));
				return ids;
			}

			@Override
			public String toString() {
				return this.name;
			}

		}

		/** A way to read an address. */
		@FunctionalInterface
		private interface Door {

			HttpResponse<String> get(String path) throws Exception;

		}

		/** A client with HTTP basic authentication. */
		private final class Rest implements Door {

			private final String login;

			Rest(String user, String password) {
				this.login = "Basic "
						+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
			}

			@Override
			public HttpResponse<String> get(String path) throws Exception {
				return send(request(path).build());
			}

			HttpResponse<String> post(String path, String body) throws Exception {
				return send(request(path).header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(body))
					.build());
			}

			private HttpRequest.Builder request(String path) {
				return HttpRequest.newBuilder(URI.create("http://localhost:" + Behaviour.this.port + path))
					.header("Authorization", this.login);
			}

			private HttpResponse<String> send(HttpRequest request) throws Exception {
				return Behaviour.this.http.send(request, BodyHandlers.ofString());
			}

		}

	}

}
