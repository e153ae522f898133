package sa.wusul.platform.engine;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationException;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Test of tasks that are open to people by their links: the same lists as the engine
 * makes from its rows, without a row for each task.
 */
@DisplayName("A task is open to its people")
@Tag("fast")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskRightsTest {

	private static final List<String> PEOPLE = List.of("ali", "sara", "noura", "fahad", "lead", "reader");

	private static final List<String> GROUPS = List.of("clerks", "auditors", "officers");

	private final ProcessEngine byLinks = engine(TaskRightsMode.LINKS,
			new TaskRightsEnginePlugin(TaskRightsMode.LINKS));

	private final ProcessEngine byRows = engine(TaskRightsMode.ROWS);

	private static ProcessEngine engine(TaskRightsMode rights, ProcessEnginePlugin... plugins) {
		return engine("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", rights, plugins);
	}

	private static ProcessEngine engine(String url, TaskRightsMode rights, ProcessEnginePlugin... plugins) {
		var configuration = new StandaloneInMemProcessEngineConfiguration();
		configuration.setProcessEngineName(UUID.randomUUID().toString());
		configuration.setJdbcUrl(url);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("none");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setAuthorizationEnabled(true);
		configuration.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
		configuration.setEnforceSpecificVariablePermission(true);
		configuration.setMetricsEnabled(false);
		configuration.setProcessEnginePlugins(
				Stream.concat(Stream.of(new AuthorizationEnginePlugin(rights)), Arrays.stream(plugins)).toList());
		return configuration.buildProcessEngine();
	}

	@BeforeAll
	void work() {
		List.of(this.byLinks, this.byRows).forEach(TaskRightsTest::fill);
	}

	@Test
	@DisplayName("and asked for by a key in the words that MyBatis would compose, also when they are remembered")
	void remembered() {
		var engine = (ProcessEngineConfigurationImpl) this.byLinks.getProcessEngineConfiguration();
		var mappings = engine.getSqlSessionFactory().getConfiguration();
		for (var statement : List.of("visibleTasks", "visibleTaskCount")) {
			var mapped = mappings.getMappedStatement("sa.wusul.tasks." + statement);
			for (var bits = 0; bits < 3 << 7; bits++) {
				var shape = bits;
				engine.getCommandExecutorTxRequired().execute((context) -> {
					mapped.getBoundSql(byKey(shape, "first"));
					var remembered = byKey(shape, "second");
					var composed = byKey(shape, "second");
					// That is no condition, but a query with it is not remembered.
					composed.initializeFormKeys();
					assertThat(told(mapped.getBoundSql(remembered), mappings)).as(statement + " " + shape)
						.isEqualTo(told(mapped.getBoundSql(composed), mappings));
					return null;
				});
			}
		}
	}

	/** Returns a query with the conditions of these bits. */
	private static TaskQueryImpl byKey(int shape, String value) {
		var query = new TaskQueryImpl();
		if ((shape & 1) != 0) {
			query.taskId(value + "-task");
		}
		if ((shape & 2) != 0) {
			query.executionId(value + "-execution");
		}
		if ((shape & 4) != 0) {
			query.processInstanceId(value + "-instance");
		}
		if ((shape & 8) != 0) {
			query.processInstanceBusinessKey(value + "-case");
		}
		if ((shape & 16) != 0) {
			query.taskDefinitionKey(value + "-step");
		}
		if ((shape & 32) != 0) {
			query.processDefinitionKey(value + "-process");
		}
		query.getTenantCheck().setTenantCheckEnabled((shape & 64) != 0);
		return (TaskQueryImpl) switch (shape >> 7) {
			case 1 -> query.active();
			case 2 -> query.suspended();
			default -> query;
		};
	}

	/** Returns the text of a statement with its values. */
	private static List<String> told(BoundSql bound, Configuration mappings) {
		return Stream.concat(Stream.of(bound.getSql().replaceAll("\\s+", " ")), bound.getParameterMappings()
			.stream()
			.map(ParameterMapping::getProperty)
			.map((name) -> name + " = " + (bound.hasAdditionalParameter(name) ? bound.getAdditionalParameter(name)
					: mappings.newMetaObject(bound.getParameterObject()).getValue(name))))
			.toList();
	}

	@AfterAll
	void close() {
		this.byLinks.close();
		this.byRows.close();
	}

	/** The same tasks with the same people in both. */
	private static void fill(ProcessEngine engine) {
		var chance = new Random(7);
		for (var process : List.of("request", "service")) {
			engine.getRepositoryService()
				.createDeployment()
				.addModelInstance(process + ".bpmn",
						Bpmn.createExecutableProcess(process).startEvent().userTask("step").endEvent().done())
				.deploy();
		}
		grant(engine, "lead", Resources.PROCESS_DEFINITION, "request", Permissions.READ_TASK);
		grant(engine, "reader", Resources.TASK, "*", Permissions.READ);
		for (var number = 0; number < 120; number++) {
			engine.getRuntimeService().startProcessInstanceByKey(chance.nextBoolean() ? "request" : "service");
			var task = newest(engine);
			task.setName("task %03d".formatted(number));
			task.setDueDate(new Date(1_800_000_000_000L + chance.nextInt(5) * 3_600_000L));
			task.setPriority(chance.nextInt(3) * 50);
			engine.getTaskService().saveTask(task);
			var id = task.getId();
			Consumer<Runnable> sometimes = (work) -> {
				if (chance.nextInt(3) == 0) {
					work.run();
				}
			};
			GROUPS.forEach((group) -> sometimes.accept(() -> engine.getTaskService().addCandidateGroup(id, group)));
			PEOPLE.subList(0, 4)
				.forEach((person) -> sometimes.accept(() -> engine.getTaskService().addCandidateUser(id, person)));
			sometimes.accept(() -> engine.getTaskService().setAssignee(id, PEOPLE.get(chance.nextInt(4))));
			sometimes.accept(() -> engine.getTaskService().setOwner(id, PEOPLE.get(chance.nextInt(4))));
		}
	}

	private static Task newest(ProcessEngine engine) {
		return engine.getTaskService()
			.createTaskQuery()
			.list()
			.stream()
			.filter((task) -> !String.valueOf(task.getName()).startsWith("task"))
			.findFirst()
			.orElseThrow();
	}

	private static void grant(ProcessEngine engine, String person, Resource resource, String id, Permissions right) {
		var grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		grant.setUserId(person);
		grant.setResource(resource);
		grant.setResourceId(id);
		grant.addPermission(right);
		engine.getAuthorizationService().saveAuthorization(grant);
	}

	@Test
	@DisplayName("in the lists that the engine makes from rows, task by task")
	void sameLists() {
		for (var person : PEOPLE) {
			for (var groups : List.of(List.<String>of(), List.of("clerks"), GROUPS)) {
				for (var list = 0; list < 13; list++) {
					assertThat(names(this.byLinks, person, groups, list)).as("%s %s %s", person, groups, list)
						.isEqualTo(names(this.byRows, person, groups, list));
				}
			}
		}
		assertThat(names(this.byLinks, "sara", List.of("clerks"), 1)).hasSizeBetween(5, 100);
		assertThat(names(this.byLinks, "stranger", List.of(), 0)).containsExactly("count 0");
		assertThat(names(this.byLinks, "reader", List.of(), 0)).hasSize(120 + 5 + 1);
	}

	@Test
	@DisplayName("on older and newer nodes of one database while a new version comes, whoever made the task")
	void besideOlderNodes() {
		var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		var older = engine(url, TaskRightsMode.ROWS);
		var newer = engine(url, TaskRightsMode.BOTH, new TaskRightsEnginePlugin(TaskRightsMode.BOTH));
		try {
			fill(newer);
			var task = newer.getTaskService().createTaskQuery().taskName("task 001").singleResult();
			older.getTaskService().setAssignee(task.getId(), "fahad");
			for (var person : PEOPLE) {
				assertThat(names(older, person, List.of("clerks"), 0)).as(person)
					.containsAll(names(newer, person, List.of("clerks"), 3).stream()
						.filter((name) -> !name.startsWith("count"))
						.toList());
			}
			assertThat(names(older, "stranger", List.of("auditors"), 2)).hasSizeGreaterThan(10)
				.isEqualTo(names(newer, "stranger", List.of("auditors"), 2));
			assertThat(names(newer, "fahad", List.of(), 3)).contains("task 001");
		}
		finally {
			newer.close();
			older.close();
		}
	}

	@Test
	@DisplayName("when its own page asks for it, too")
	void byKey() {
		for (var task : this.byLinks.getTaskService().createTaskQuery().list()) {
			var other = this.byRows.getTaskService().createTaskQuery().taskName(task.getName()).singleResult();
			for (var person : PEOPLE) {
				assertThat(isShown(this.byLinks, person, task)).as("%s %s", person, task.getName())
					.isEqualTo(isShown(this.byRows, person, other));
			}
			assertThat(isShown(this.byLinks, "reader", task)).isTrue();
			assertThat(isShown(this.byLinks, "stranger", task)).isFalse();
		}
	}

	private static boolean isShown(ProcessEngine engine, String person, Task task) {
		engine.getIdentityService().setAuthentication(person, List.of());
		try {
			return engine.getTaskService().createTaskQuery().taskId(task.getId()).count() == 1;
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	/** Returns the names of a list in its order, and its count. */
	private static List<String> names(ProcessEngine engine, String person, List<String> groups, int list) {
		engine.getIdentityService().setAuthentication(person, groups);
		try {
			var query = query(engine.getTaskService().createTaskQuery(), person, groups, list).orderByTaskPriority()
				.desc()
				.orderByDueDate()
				.asc()
				.orderByTaskName()
				.asc();
			return Stream
				.of(query.list().stream().map(Task::getName), query.listPage(3, 5).stream().map(Task::getName),
						Stream.of("count " + query.count()))
				.flatMap((part) -> part)
				.toList();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	private static TaskQuery query(TaskQuery query, String person, List<String> groups, int list) {
		return switch (list) {
			case 1 -> query.taskCandidateUser(person);
			case 2 -> groups.isEmpty() ? query.taskCandidateGroup("clerks") : query.taskCandidateGroupIn(groups);
			case 3 -> query.taskAssignee(person);
			case 4 -> query.taskInvolvedUser(person);
			case 5 -> query.taskCandidateGroup("auditors").includeAssignedTasks().processDefinitionKey("request");
			case 6 -> query.or().taskAssignee(person).taskCandidateGroup("clerks").includeAssignedTasks().endOr();
			case 7 -> query.withCandidateGroups().dueAfter(new Date(1_800_000_000_000L));
			case 8 -> query.withoutCandidateUsers().taskUnassigned();
			case 9 -> ownWork(query, person, groups);
			case 10 -> ownWork(query, person, groups).taskMinPriority(50).taskDefinitionKeyIn("step", "other");
			case 11 -> ownWork(query, person, groups).processDefinitionKeyIn("request");
			case 12 -> query.taskUnassigned()
				.taskCandidateGroupIn(groups.isEmpty() ? List.of("clerks") : groups)
				.processDefinitionKeyIn("request", "service");
			default -> query;
		};
	}

	private static TaskQuery ownWork(TaskQuery query, String person, List<String> groups) {
		return query.or()
			.taskAssignee(person)
			.taskCandidateGroupIn(groups.isEmpty() ? List.of("clerks") : groups)
			.endOr();
	}

	@Test
	@DisplayName("who may read and claim it, and nobody else")
	void commands() {
		var tasks = this.byLinks.getTaskService().createTaskQuery().list();
		for (var task : tasks) {
			var other = this.byRows.getTaskService().createTaskQuery().taskName(task.getName()).singleResult();
			for (var person : List.of("ali", "noura", "lead", "stranger")) {
				assertThat(reads(this.byLinks, person, task)).as("%s %s", person, task.getName())
					.isEqualTo(reads(this.byRows, person, other));
			}
		}
	}

	private static boolean reads(ProcessEngine engine, String person, Task task) {
		engine.getIdentityService().setAuthentication(person, List.of("officers"));
		try {
			engine.getTaskService().getVariables(task.getId());
			return true;
		}
		catch (AuthorizationException refused) {
			return false;
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	@Test
	@DisplayName("without a row of authorisation for it")
	void noRows() {
		assertThat(rows(this.byLinks)).isZero();
		assertThat(rows(this.byRows)).isGreaterThan(100);
	}

	private static long rows(ProcessEngine engine) {
		return engine.getAuthorizationService()
			.createAuthorizationQuery()
			.resourceType(Resources.TASK)
			.list()
			.stream()
			.filter((row) -> !row.getResourceId().equals("*"))
			.count();
	}

	@Test
	@DisplayName("no longer when it is given to somebody else")
	void handedOver() {
		var tasks = this.byLinks.getTaskService();
		var alone = tasks.newTask();
		alone.setAssignee("ali");
		tasks.saveTask(alone);
		assertThat(reads(this.byLinks, "ali", alone)).isTrue();
		tasks.setAssignee(alone.getId(), "sara");
		assertThat(reads(this.byLinks, "sara", alone)).isTrue();
		assertThat(reads(this.byLinks, "ali", alone)).isFalse();
		assertThatExceptionOfType(AuthorizationException.class)
			.isThrownBy(() -> as("ali", () -> tasks.complete(alone.getId())));
		tasks.deleteTask(alone.getId(), true);
	}

	private void as(String person, Runnable work) {
		this.byLinks.getIdentityService().setAuthentication(person, List.of());
		try {
			work.run();
		}
		finally {
			this.byLinks.getIdentityService().clearAuthentication();
		}
	}

}
