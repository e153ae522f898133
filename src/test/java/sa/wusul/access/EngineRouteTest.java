package sa.wusul.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.access.Routes.Route;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.identity.YamlFile;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that asks each route of the engine's interface, with the objects of a case that is
 * being audited, as its holder, a candidate, other staff, an administrator, a channel, a
 * citizen and a stranger.
 */
@DisplayName("Each route of the engine's interface")
@OnH2
@CaseStory
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineRouteTest {

	private static final Path PAGE = Path.of("src/docs/engine-routes.md");

	private static final String STEP = "Task_ReviewCase";

	private static final String HOLDER = "auditor";

	/** The kinds of accounts, of which the last two are not let in at all. */
	private static final Map<String, String> KINDS = kinds();

	private static final Pattern PLACE = Pattern.compile("\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}");

	private static final Pattern COMMAND = Pattern.compile("command -+ ([\\w$]+) -+");

	/** Deeds with the words they need; the others are sent an empty object. */
	private static final Map<String, String> BODIES = Map.ofEntries(Map.entry("/claim", "{\"userId\": \"%s\"}"),
			Map.entry("/assignee", "{\"userId\": \"%s\"}"), Map.entry("/delegate", "{\"userId\": \"%s\"}"),
			Map.entry("/resolve", "{\"variables\": {\"openedBy\": {\"value\": \"x\"}}}"),
			Map.entry("/bpmnError", "{\"errorCode\": \"x\"}"),
			Map.entry("/bpmnEscalation", "{\"escalationCode\": \"x\"}"),
			Map.entry("/variables", "{\"modifications\": {\"openedBy\": {\"value\": \"x\"}}}"),
			Map.entry("/localVariables", "{\"modifications\": {\"openedBy\": {\"value\": \"x\"}}}"),
			Map.entry("/identity-links", "{\"userId\": \"%s\", \"type\": \"candidate\"}"),
			Map.entry("/comment/create", "{\"message\": \"x\"}"), Map.entry("/suspended", "{\"suspended\": true}"),
			Map.entry("/authorization/create",
					"{\"type\": 0, \"permissions\": [\"ALL\"], \"userId\": \"*\", \"resourceType\": 7, \"resourceId\": \"*\"}"),
			Map.entry("/history-time-to-live", "{\"historyTimeToLive\": 1}"),
			Map.entry("/set-annotation", "{\"annotation\": \"x\"}"),
			Map.entry("/annotation", "{\"annotation\": \"x\"}"),
			Map.entry("/message", "{\"messageName\": \"intake.endedElsewhere\", \"all\": true}"),
			Map.entry("/signal", "{\"name\": \"x\"}"), Map.entry("/retries", "{\"retries\": 2}"));

	/**
	 * Routes that find nothing to list, to remove or to do, and say so with a success.
	 */
	private static final Set<String> NOTHING = Set.of("GET /history/process-definition/{id}/statistics",
			"DELETE /group/{id}/members/{userId}", "DELETE /user/{id}", "POST /user/{id}/unlock",
			"POST /process-instance/{id}/modification", "PUT /job-definition/{id}/retries");

	/** Listed commands that run within others, or for the web apps only. */
	private static final Set<String> NO_ROUTE = Set.of("AuthorizationCheckCmd", "GetCamundaFormDefinitionCmd",
			"GetDeploymentBpmnModelInstanceCmd", "GetDeploymentDecisionRequirementsDiagramCmd",
			"GetDeploymentDmnModelInstanceCmd", "GetDeploymentProcessDiagramLayoutCmd", "GetDeploymentResourceCmd",
			"GetDeploymentResourceNamesCmd", "GetFormKeyCmd", "CheckPassword", "DeploymentStatisticsQueryImpl",
			"ExecuteFilterListPageCmd", "FindActiveActivityIdsCmd", "GetExecutionVariableCmd",
			"GetIdentityLinksForProcessDefinitionCmd", "GetTaskVariableCmd",
			"HistoricProcessInstanceReportImpl$ExecuteDurationReportCmd",
			"HistoricTaskInstanceReportImpl$ExecuteDurationCmd",
			"HistoricTaskInstanceReportImpl$HistoricTaskInstanceCountByNameCmd",
			"HistoricTaskInstanceReportImpl$HistoricTaskInstanceCountByProcessDefinitionKey", "CreateUserCmd",
			"EvaluateDecisionTableCmd", "MetricsQueryImpl$MetricsQueryIntervalCmd",
			"MetricsQueryImpl$MetricsQuerySumCmd", "SetJobsRetriesBatchCmd");

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private CaseWork work;

	private RouteVisitors visitors;

	private String reference;

	/** Names of objects by the address before them. */
	private final Map<String, String> objects = new LinkedHashMap<>();

	private final Set<String> commands = new TreeSet<>();

	private final AppenderBase<ILoggingEvent> commandLog = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			var command = COMMAND.matcher(event.getFormattedMessage());
			// Jobs of this and of other programs work beside the requests.
			if (command.find() && event.getThreadName().startsWith("http-")) {
				EngineRouteTest.this.commands.add(command.group(1));
			}
		}

	};

	private static Map<String, String> kinds() {
		var kinds = new LinkedHashMap<String, String>();
		kinds.put("holder", HOLDER);
		kinds.put("candidate", "auditor-second");
		kinds.put("other staff", "officer");
		kinds.put("administrator", "admin");
		kinds.put("channel", "channel");
		kinds.put("citizen", RouteVisitors.CITIZEN);
		kinds.put("stranger", RouteVisitors.NOBODY);
		return kinds;
	}

	@BeforeAll
	void caseBeingAudited() throws Exception {
		this.work.setTime("2026-11-22T08:00:00");
		this.visitors = new RouteVisitors(this.port, CitizenSession.logIn(this.port, this.work, "1058529940"));
		this.reference = this.work.handIn("passport");
		this.work.classify(this.reference, "PASSPORT", "NORMAL", "passports");
		this.work.claim(HOLDER, this.reference, STEP);
		hireLeaver();
		name(this.work.task(this.reference, STEP));
	}

	@AfterAll
	void today() {
		ClockUtil.reset();
	}

	private void hireLeaver() {
		var leaver = this.engine.getIdentityService().newUser("leaver");
		leaver.setPassword(PublicCredentials.PASSWORD);
		// The demo's password does not satisfy the policy.
		((IdentityServiceImpl) this.engine.getIdentityService()).saveUser(leaver, true);
	}

	private void name(Task task) {
		var models = this.engine.getRepositoryService();
		var model = models.getProcessDefinition(task.getProcessDefinitionId());
		var decision = models.createDecisionDefinitionQuery()
			.decisionDefinitionKey("intake-case-domain")
			.latestVersion()
			.singleResult();
		var past = this.engine.getHistoryService();
		var instance = task.getProcessInstanceId();
		this.objects.putAll(Map.of("/task", task.getId(), "/process-instance", instance, "/execution",
				task.getExecutionId(), "/process-definition", model.getId(), "/process-definition/key", model.getKey(),
				"/deployment", model.getDeploymentId(), "/decision-definition", decision.getId(),
				"/decision-definition/key", decision.getKey(), "/user", "leaver", "/group", "audit-officers"));
		this.objects.put("/resources", models.getDeploymentResources(model.getDeploymentId()).get(0).getId());
		this.objects.put("/history/process-instance", instance);
		this.objects.put("/members", "leaver");
		this.objects.put("/variables", "caseReference");
		this.objects.put("/localVariables", "caseReference");
		this.objects.put("/variable-instance",
				this.engine.getRuntimeService()
					.createVariableInstanceQuery()
					.processInstanceIdIn(instance)
					.listPage(0, 1)
					.get(0)
					.getId());
		this.objects.put("/history/variable-instance", this.objects.get("/variable-instance"));
		this.objects.put("/history/activity-instance",
				past.createHistoricActivityInstanceQuery().processInstanceId(instance).listPage(0, 1).get(0).getId());
		this.objects.put("/history/user-operation",
				past.createUserOperationLogQuery().processInstanceId(instance).listPage(0, 1).get(0).getOperationId());
		this.objects.put("/filter", listOfAuditors());
		this.objects.put("/job-definition",
				this.engine.getManagementService().createJobDefinitionQuery().listPage(0, 1).get(0).getId());
		this.objects.put("/authorization",
				this.engine.getAuthorizationService().createAuthorizationQuery().listPage(0, 1).get(0).getId());
		nameWork(task);
	}

	/**
	 * Names the timer of another case, an incident at the step, and a batch over the
	 * timer.
	 */
	private void nameWork(Task task) {
		this.work.waitingForDocument();
		var work = this.engine.getManagementService();
		var timer = work.createJobQuery()
			.timers()
			.list()
			.stream()
			.filter((job) -> job.getProcessInstanceId() != null)
			.findFirst()
			.orElseThrow()
			.getId();
		this.objects.put("/job", timer);
		this.objects.put("/history/job-log",
				this.engine.getHistoryService().createHistoricJobLogQuery().jobId(timer).listPage(0, 1).get(0).getId());
		this.objects.put("/incident",
				this.engine.getRuntimeService()
					.createIncident("registerSilent", task.getExecutionId(), "civil", "No answer")
					.getId());
		var batch = work.setJobRetriesAsync(List.of(timer), 3).getId();
		this.objects.put("/batch", batch);
		this.objects.put("/history/batch", batch);
	}

	/** Returns the first of the auditors' lists of tasks, by its name. */
	private String listOfAuditors() {
		var lists = this.engine.getAuthorizationService()
			.createAuthorizationQuery()
			.resourceType(Resources.FILTER)
			.groupIdIn("audit-officers")
			.list()
			.stream()
			.map(Authorization::getResourceId)
			.toList();
		return this.engine.getFilterService()
			.createFilterQuery()
			.list()
			.stream()
			.filter((list) -> lists.contains(list.getId()))
			.min(Comparator.comparing(Filter::getName))
			.orElseThrow()
			.getId();
	}

	@Test
	@DisplayName("does for an account what the page says, and changes no case but with the form of a step")
	void matrix() throws Exception {
		var page = new StringBuilder(
				"""
						# Routes of the engine's interface

						Made by `EngineRouteTest`, which asks each route as each kind of account about the objects of a case that is being audited; never change it by hand. A number
						is the status of the answer. No deed of these changed the case.

						| route below `/engine-rest` | %s |
						|---|%s
						"""
					.formatted(String.join(" | ", KINDS.keySet()), "---|".repeat(KINDS.size())));
		var failures = new TreeMap<String, String>();
		var before = state();
		var logger = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.cmd");
		logger.setLevel(Level.DEBUG);
		logger.setAdditive(false);
		this.commandLog.start();
		logger.addAppender(this.commandLog);
		try {
			for (var route : Routes.ofEngine()) {
				page.append("| `%s` |".formatted(route));
				for (var kind : KINDS.entrySet()) {
					var status = ask(kind.getValue(), route);
					page.append(" ").append(status).append(" |");
					if (status >= 500) {
						failures.put(route + " as " + kind.getKey(), String.valueOf(status));
					}
					if (status < 300 && !route.verb().equals("GET")) {
						this.work.as(HOLDER, () -> {
							restore();
							return null;
						});
						if (!state().equals(before)) {
							failures.put(route + " as " + kind.getKey(), "changed the case: " + state());
							before = state();
						}
					}
				}
				page.append("\n");
			}
		}
		finally {
			logger.detachAppender(this.commandLog);
			logger.setAdditive(true);
			logger.setLevel(null);
		}
		var listed = YamlFile.read("engine-commands.yaml", Listed.class);
		assertThat(Stream.of(listed.models(), listed.work(), listed.administration()).flatMap(Set::stream))
			.as("listed commands that no route runs: let one run them, or say here that none does")
			.filteredOn((command) -> !this.commands.contains(command))
			.containsExactlyInAnyOrderElementsOf(NO_ROUTE);
		assertThat(failures).as("answers that fail, or deeds that change a case").isEmpty();
		if (Boolean.getBoolean("routes.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("review the difference, then run: mvn test -Dtest=EngineRouteTest -Droutes.write=true")
			.hasContent(page.toString());
	}

	private void restore() {
		var task = this.work.task(this.reference, STEP);
		if (task.getAssignee() == null) {
			this.engine.getTaskService().claim(task.getId(), HOLDER);
		}
	}

	/** Returns all that a deed could change of the case, its history and the rights. */
	private String state() {
		var task = this.work.task(this.reference, STEP);
		var instance = task.getProcessInstanceId();
		return Stream.of(task.getAssignee(), task.getName(), task.getPriority(), this.work.openSteps(this.reference),
				this.work.groups(task), new TreeMap<>(this.engine.getRuntimeService().getVariables(instance)),
				this.engine.getTaskService().getTaskComments(task.getId()),
				this.engine.getHistoryService()
					.createHistoricActivityInstanceQuery()
					.processInstanceId(instance)
					.count(),
				this.engine.getAuthorizationService().createAuthorizationQuery().groupIdIn("audit-officers").count(),
				work(instance), this.engine.getRepositoryService().createProcessDefinitionQuery().suspended().count(),
				this.work.timeline(this.reference))
			.map(String::valueOf)
			.collect(Collectors.joining(" "));
	}

	/** Returns what a deed could change of the timer, the incident and the batch. */
	private String work(String instance) {
		var work = this.engine.getManagementService();
		return Stream.of(
				work.createJobQuery()
					.processInstanceId(instance)
					.list()
					.stream()
					.map((job) -> job.getId() + job.getDuedate() + job.getRetries() + job.getPriority()
							+ job.isSuspended())
					.sorted()
					.toList(),
				this.engine.getRuntimeService()
					.createIncidentQuery()
					.processInstanceId(instance)
					.list()
					.stream()
					.map((incident) -> incident.getId() + incident.getAnnotation())
					.toList(),
				work.createBatchQuery().list().stream().map((batch) -> batch.getId() + batch.isSuspended()).toList())
			.map(String::valueOf)
			.collect(Collectors.joining(" "));
	}

	@Test
	@DisplayName("tells nobody anything of objects that do not exist, and does nothing to them")
	void absent() throws Exception {
		var objects = Map.copyOf(this.objects);
		this.objects.clear();
		var told = new TreeMap<String, Integer>();
		for (var route : Routes.ofEngine()) {
			if (!route.path().contains("{")) {
				continue;
			}
			for (var kind : List.of("holder", "administrator")) {
				var status = ask(KINDS.get(kind), route);
				if ((status < 400 || status >= 500) && !NOTHING.contains(route.toString())) {
					told.put(route + " as " + kind, status);
				}
			}
		}
		this.objects.putAll(objects);
		assertThat(told).as("answers other than a refusal").isEmpty();
	}

	private int ask(String account, Route route) throws IOException, InterruptedException {
		var body = BODIES.entrySet()
			.stream()
			.filter((deed) -> route.path().endsWith(deed.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("{}");
		return this.visitors.ask(account, route.verb(), "/engine-rest" + address(route.path()), body.formatted(account))
			.statusCode();
	}

	/** Returns the address with the names of the case's objects. */
	private String address(String path) {
		var address = new StringBuilder();
		var before = new StringBuilder();
		for (var part : path.replaceFirst("^/", "").split("/(?![^{]*})")) {
			if (PLACE.matcher(part).matches()) {
				var known = known(before.toString());
				address.append("/").append(known.replace(":", "%3A"));
				before.setLength(0);
			}
			else {
				address.append("/").append(part);
				before.append("/").append(part);
			}
		}
		return address.toString();
	}

	private String known(String before) {
		return this.objects.getOrDefault(before, "0");
	}

	/** The commands that accounts may run, by kind of account. */
	record Listed(Set<String> models, Set<String> work, Set<String> administration, Map<String, Set<String>> instead) {
	}

}
