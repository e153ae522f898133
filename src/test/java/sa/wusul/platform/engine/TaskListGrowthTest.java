package sa.wusul.platform.engine;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.platform.database.EngineIndexes;
import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the pages of the database that a person's lists read with few and with many
 * open tasks of fifty groups. Pages do not depend on the machine, times do.
 */
@DisplayName("A person's list of tasks")
@Tag("fast")
class TaskListGrowthTest {

	/** Open tasks, or as many as {@code -Dlists.most} sets. */
	private static final int MOST = Integer.getInteger("lists.most", 50_000);

	private static final String PERSON = "clerk";

	private static final List<String> GROUPS = List.of("g1", "g2", "g3");

	/** The shapes of the lists in {@code task-lists.yaml}. */
	private static final Map<String, UnaryOperator<TaskQuery>> LISTS = lists();

	private static Map<String, UnaryOperator<TaskQuery>> lists() {
		var lists = new LinkedHashMap<String, UnaryOperator<TaskQuery>>();
		lists.put("mine", (query) -> query.taskAssignee(PERSON));
		lists.put("of my groups", (query) -> query.taskCandidateGroupIn(GROUPS).taskUnassigned());
		lists.put("all", TaskListGrowthTest::own);
		lists.put("urgent", (query) -> own(query).taskMinPriority(90));
		lists.put("overdue", (query) -> own(query).dueBefore(new Date(1_767_225_600_000L)));
		lists.put("of a frequent step", (query) -> own(query).taskDefinitionKeyIn("step"));
		lists.put("of a step without tasks", (query) -> own(query).taskDefinitionKeyIn("never"));
		lists.put("of a process without tasks", (query) -> own(query).processDefinitionKeyIn("empty"));
		lists.put("of a group without tasks",
				(query) -> query.taskCandidateGroupIn(List.of("g-empty")).taskUnassigned());
		return lists;
	}

	private static TaskQuery own(TaskQuery query) {
		return query.or().taskAssignee(PERSON).taskCandidateGroupIn(GROUPS).endOr();
	}

	@Test
	@DisplayName("reads what 25 tasks need, with 10,000 and with 50,000 open tasks alike")
	void growth() {
		for (var tasks : List.of(10_000, MOST)) {
			var pages = pages(tasks);
			assertThat(pages)
				.allSatisfy((list, read) -> assertThat(read).as("%s of %s", list, pages).isLessThan(2_500));
			assertThat(List.of("of my groups", "all", "urgent", "overdue", "of a frequent step",
					"of a step without tasks"))
				.allSatisfy((list) -> assertThat(pages.get(list)).as("%s of %s", list, pages).isLessThan(300));
		}
	}

	@Test
	@DisplayName("is counted as far as its page shows, and whole for everybody else")
	void bounded() {
		onDatabase(10_000, (jdbc, engine) -> {
			var own = LISTS.get("all").apply(engine.getTaskService().createTaskQuery());
			assertThat(TaskListShape.countingAtMost(20, own::count)).isBetween(20L, 40L).isLessThan(own.count());

			var query = LISTS.get("of my groups").apply(engine.getTaskService().createTaskQuery());
			var all = query.count();
			assertThat(TaskListShape.countingAtMost(20, query::count)).isEqualTo(20).isLessThan(all);
			assertThat(query.count()).as("afterwards").isEqualTo(all);
			return null;
		});
	}

	@Test
	@DisplayName("keeps its plan if it is that of one case or the first page in order, and has a fresh one otherwise")
	void planned() {
		onDatabase(10_000, (jdbc, engine) -> {
			for (var time = 0; time < 20; time++) {
				var tasks = engine.getTaskService();
				tasks.createTaskQuery().processInstanceBusinessKey("case " + time).taskDefinitionKey("step").list();
				tasks.createTaskQuery().taskId("t" + time).singleResult();
				LISTS.get("all").apply(tasks.createTaskQuery()).listPage(0, 25);
				firstPage(engine, "of a frequent step");
				inOrder(LISTS.get("overdue").apply(tasks.createTaskQuery())).listPage(25, 25);
			}
			var kept = jdbc
				.sql("select generic_plans from pg_prepared_statements where statement like '%from ACT_RU_TASK RES%'")
				.query(Long.class)
				.list();
			assertThat(kept).as("uses of the kept plan")
				.hasSize(3)
				.allSatisfy((uses) -> assertThat(uses).isGreaterThan(5));
			return null;
		});
	}

	@Test
	@DisplayName("reads each task once at most by a plan that was made for hardly any, until the database has counted them")
	void plannedForFew() {
		onDatabase(20, (jdbc, engine) -> {
			var inOrder = List.of("of my groups", "all", "urgent", "overdue", "of a frequent step");
			IntStream.range(0, 20).forEach((time) -> inOrder.forEach((name) -> firstPage(engine, name)));
			fill(jdbc, 20, 50_000);
			jdbc.sql("set statement_timeout = '25s'").update();
			assertThat(inOrder).allSatisfy((name) -> assertThat(pagesOfFirst(jdbc, engine, name)).isLessThan(15_000));
			jdbc.sql("analyze").update();
			assertThat(inOrder).allSatisfy((name) -> assertThat(pagesOfFirst(jdbc, engine, name)).isLessThan(300));
			return null;
		});
	}

	private static long pagesOfFirst(JdbcClient jdbc, ProcessEngine engine, String list) {
		var before = pagesOfTasks(jdbc);
		firstPage(engine, list);
		return pagesOfTasks(jdbc) - before;
	}

	private static void firstPage(ProcessEngine engine, String list) {
		inOrder(LISTS.get(list).apply(engine.getTaskService().createTaskQuery())).listPage(0, 25);
	}

	private static TaskQuery inOrder(TaskQuery query) {
		return query.orderByDueDate().asc().orderByTaskPriority().desc().orderByTaskId().asc();
	}

	@Test
	@DisplayName("and one task are shown by the rights to their process, however many instances others have rights to")
	void rights() {
		onDatabase(10_000, (jdbc, engine) -> {
			var tasks = engine.getTaskService();
			var shown = List.<Runnable>of(() -> tasks.createTaskQuery().taskId("t7001").singleResult(),
					() -> tasks.createTaskQuery().taskDefinitionKey("step").listPage(0, 25));
			engine.getIdentityService().setAuthentication("stranger", List.of("g-empty"));
			shown.forEach((question) -> IntStream.range(0, 8).forEach((time) -> question.run()));
			jdbc.sql("""
					insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
					select 'r' || n, 1, 1, 'supervisors', 8, 'i' || n, 2 from generate_series(1, 30000) n""").update();
			jdbc.sql("vacuum analyze ACT_RU_AUTHORIZATION").update();
			assertThat(shown).allSatisfy((question) -> {
				question.run();
				var before = pages(jdbc, "act_ru_authorization");
				question.run();
				assertThat(pages(jdbc, "act_ru_authorization") - before).as("pages of rights").isLessThan(60);
			});
			return null;
		});
	}

	@Test
	@DisplayName("loses a completed task without a look at all others")
	void completed() {
		onDatabase(10_000, (jdbc, engine) -> {
			engine.getIdentityService().clearAuthentication();
			for (var time = 0; time < 8; time++) {
				complete(engine);
			}
			var before = pagesOfTasks(jdbc);
			complete(engine);
			assertThat(pagesOfTasks(jdbc) - before).as("pages of a start and a completion").isLessThan(100);
			return null;
		});
	}

	private static void complete(ProcessEngine engine) {
		var instance = engine.getRuntimeService().startProcessInstanceByKey("request").getId();
		var tasks = engine.getTaskService();
		tasks.complete(tasks.createTaskQuery().processInstanceId(instance).singleResult().getId());
	}

	/** Returns the pages that each list of 25 reads. */
	private static Map<String, Long> pages(int tasks) {
		return onDatabase(tasks, (jdbc, engine) -> {
			var read = new LinkedHashMap<String, Long>();
			LISTS.forEach((name, list) -> {
				var query = list.apply(engine.getTaskService().createTaskQuery())
					.orderByDueDate()
					.asc()
					.orderByTaskPriority()
					.desc();
				// A plan for any values would be made at the sixth time.
				for (var time = 0; time < 8; time++) {
					query.listPage(0, 25);
				}
				var before = pagesOfTasks(jdbc);
				query.listPage(0, 25);
				read.put(name, pagesOfTasks(jdbc) - before);
			});
			return read;
		});
	}

	private static <T> T onDatabase(int tasks, BiFunction<JdbcClient, ProcessEngine, T> work) {
		var database = new SingleConnectionDataSource(EmbeddedPostgreSql.newDatabase(), "postgres", "postgres", true);
		var jdbc = JdbcClient.create(database);
		var engine = engine(database);
		try {
			EngineIndexes.create(database.getConnection());
			deploy(engine);
			fill(jdbc, 0, tasks);
			jdbc.sql("vacuum analyze").update();
			engine.getIdentityService().setAuthentication(PERSON, List.of("g1", "g2", "g3", "g-empty"));
			return work.apply(jdbc, engine);
		}
		catch (java.sql.SQLException failure) {
			throw new IllegalStateException(failure);
		}
		finally {
			engine.close();
			database.destroy();
		}
	}

	private static long pagesOfTasks(JdbcClient jdbc) {
		return pages(jdbc, "act_ru_task", "act_ru_identitylink");
	}

	/** Returns the pages of tables and their indexes that were read until now. */
	private static long pages(JdbcClient jdbc, String... tables) {
		jdbc.sql("select pg_stat_force_next_flush()::text").query(String.class).optional();
		return jdbc.sql("""
				select sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0))
				from pg_statio_user_tables where relname in (:tables)""")
			.param("tables", List.of(tables))
			.query(Long.class)
			.single();
	}

	private static ProcessEngine engine(SingleConnectionDataSource database) {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName(UUID.randomUUID().toString());
		configuration.setDataSource(database);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setAuthorizationEnabled(true);
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setJobExecutorActivate(false);
		configuration.setMetricsEnabled(false);
		configuration.setCmmnEnabled(false);
		configuration.setProcessEnginePlugins(List.of(new AuthorizationEnginePlugin(TaskRightsMode.LINKS),
				new TaskRightsEnginePlugin(TaskRightsMode.LINKS)));
		return configuration.buildProcessEngine();
	}

	private static void deploy(ProcessEngine engine) {
		var deployment = engine.getRepositoryService().createDeployment();
		for (var process : List.of("request", "empty")) {
			deployment.addModelInstance(process + ".bpmn",
					Bpmn.createExecutableProcess(process).startEvent().userTask("step").endEvent().done());
		}
		deployment.deploy();
	}

	private static void fill(JdbcClient jdbc, int from, int to) {
		jdbc.sql(
				"""
						insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, DUE_DATE_, PROC_DEF_ID_, TASK_DEF_KEY_,
						  SUSPENSION_STATE_, TASK_STATE_, ASSIGNEE_)
						select 't' || n, 1, 'step', case when mod(abs(hashtext('u' || n)), 20) = 0 then 90 else 50 end,
						  timestamp '2026-11-01' + n * interval '1 second',
						  timestamp '2026-11-01' + mod(abs(hashtext('d' || n)), 100003) * interval '1 minute', P.ID_,
						  case when mod(n, 3) = 0 then 'other' else 'step' end, 1, 'Created', case when n < 20 then :person end
						from generate_series(:from + 1, cast(:to as integer)) n, ACT_RE_PROCDEF P where P.KEY_ = 'request'""")
			.param("person", PERSON)
			.param("from", from)
			.param("to", to)
			.update();
		jdbc.sql(
				"""
						insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
						select 'l' || n, 1, 'g' || mod(abs(hashtext('g' || n)), 50), 'candidate', 't' || n from generate_series(:from + 1, cast(:to as integer)) n""")
			.param("from", from)
			.param("to", to)
			.update();
	}

}
