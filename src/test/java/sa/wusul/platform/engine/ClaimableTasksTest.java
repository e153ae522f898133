package sa.wusul.platform.engine;

import java.sql.SQLException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.util.Throwables;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.database.EngineIndexes;
import sa.wusul.support.AtOnce;
import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Test of lists of claimable tasks on PostgreSQL, which finds them in a table of its own:
 * the same as those of the engine, which asks its links, after any work.
 */
@DisplayName("A list of tasks that a person may claim")
@Tag("fast")
class ClaimableTasksTest {

	private static final String PERSON = "clerk";

	private static final List<String> GROUPS = List.of("clerks", "auditors", "officers");

	/** The groups of the person. */
	private static final List<String> OWN = GROUPS.subList(0, 2);

	private static final long EPOCH = 1_800_000_000_000L;

	/** A row for each group of a task without an assignee. */
	private static final String ROWS = """
			select distinct task.ID_ task, link.GROUP_ID_ "group", task.TASK_DEF_KEY_ step, task.DUE_DATE_ due,
			task.PRIORITY_ priority
			from ACT_RU_TASK task join ACT_RU_IDENTITYLINK link on link.TASK_ID_ = task.ID_
			where task.ASSIGNEE_ is null and link.TYPE_ = 'candidate' and link.GROUP_ID_ is not null
			order by 1, 2""";

	private static final Map<String, UnaryOperator<TaskQuery>> LISTS = lists();

	private static Map<String, UnaryOperator<TaskQuery>> lists() {
		var lists = new LinkedHashMap<String, UnaryOperator<TaskQuery>>();
		var noon = new Date(EPOCH + 5 * 3_600_000L);
		UnaryOperator<TaskQuery> groups = (query) -> query.taskCandidateGroupIn(OWN).taskUnassigned();
		UnaryOperator<TaskQuery> own = (query) -> query.or().taskAssignee(PERSON).taskCandidateGroupIn(OWN).endOr();
		Map.of("of groups", groups, "of one's own", own).forEach((name, kind) -> {
			lists.put(name, kind);
			lists.put(name + ", urgent", (query) -> kind.apply(query).taskMinPriority(50));
			lists.put(name + ", overdue", (query) -> kind.apply(query).dueBefore(noon));
			lists.put(name + ", due later", (query) -> kind.apply(query).dueAfter(noon));
			lists.put(name + ", due at noon", (query) -> kind.apply(query).dueDate(noon));
			lists.put(name + ", without a due date", (query) -> kind.apply(query).withoutDueDate());
			lists.put(name + ", postponed", (query) -> kind.apply(query).followUpAfter(noon));
			lists.put(name + ", of a step", (query) -> kind.apply(query).taskDefinitionKeyIn("decide"));
			lists.put(name + ", of steps, overdue",
					(query) -> kind.apply(query).taskDefinitionKeyIn("decide", "none", "sign").dueBefore(noon));
			lists.put(name + ", of an empty list of steps", (query) -> kind.apply(query).taskDefinitionKeyIn());
			lists.put(name + ", of no step", (query) -> kind.apply(query).taskDefinitionKeyIn("decide", (String) null));
			lists.put(name + ", of a name", (query) -> kind.apply(query).taskNameLike("%3%"));
		});
		lists.put("of one group", (query) -> query.taskCandidateGroup("clerks"));
		lists.put("of one group, also claimed ones",
				(query) -> query.taskCandidateGroup("clerks").includeAssignedTasks());
		lists.put("of one's own, besides claimed by a person", (query) -> own.apply(query.taskAssignee("sara")));
		return lists;
	}

	private final HikariDataSource database = new HikariDataSource();

	private final JdbcClient jdbc = JdbcClient.create(this.database);

	private final Random chance = new Random(11);

	private ProcessEngine stock;

	private ProcessEngine engine;

	@BeforeEach
	void begin() throws SQLException {
		this.database.setJdbcUrl(EmbeddedPostgreSql.newDatabase());
		this.database.setMinimumIdle(1);
		this.stock = engine(false, List.of());
		this.stock.getRepositoryService()
			.createDeployment()
			.addModelInstance("case.bpmn",
					Bpmn.createExecutableProcess("case")
						.startEvent()
						.userTask("decide")
						.userTask("sign")
						.endEvent()
						.done())
			.deploy();
		IntStream.range(0, 60).forEach((number) -> create(this.stock.getTaskService()));
		try (var connection = this.database.getConnection()) {
			EngineIndexes.create(connection);
		}
		this.engine = engine(true, List.of(new AuthorizationEnginePlugin(TaskRightsMode.LINKS),
				new TaskRightsEnginePlugin(TaskRightsMode.LINKS)));
	}

	@AfterEach
	void close() {
		this.engine.close();
		this.stock.close();
		this.database.close();
	}

	@Test
	@DisplayName("shows and counts the same as the engine's own, in its order and page by page, after any work")
	void same() {
		compare();
		var tasks = this.stock.getTaskService();
		for (var round = 0; round < 250; round++) {
			change(tasks);
		}
		compare();
		assertThat(this.jdbc.sql("select count(*) from claimable_task").query(Long.class).single()).isPositive();
		while (tasks.createTaskQuery().count() > 0) {
			tasks.createTaskQuery().list().forEach((task) -> tasks.complete(task.getId()));
		}
		assertThat(this.jdbc.sql("select count(*) from claimable_task").query(Long.class).single()).isZero();
	}

	@Test
	@DisplayName("is made anew once if an earlier version made it without the steps")
	void earlierVersion() throws SQLException {
		this.jdbc.sql("alter table claimable_task drop column step").update();
		try (var connection = this.database.getConnection()) {
			EngineIndexes.create(connection);
			var rows = rows();
			assertThat(rows).isEqualTo(expected()).isNotEmpty();
			this.jdbc.sql("delete from claimable_task").update();
			EngineIndexes.create(connection);
			assertThat(rows()).as("not made again").isEmpty();
		}
	}

	@Test
	@DisplayName("is right when several people work at the same tasks at once")
	void atOnce() {
		var tasks = this.stock.getTaskService();
		var ids = tasks.createTaskQuery().listPage(0, 2).stream().map(Task::getId).toList();
		AtOnce.all(4, (person) -> {
			var chances = new Random(person);
			for (var round = 0; round < 150; round++) {
				try {
					work(tasks, ids.get(chances.nextInt(ids.size())), chances);
				}
				catch (ProcessEngineException faster) {
					assertThat(Throwables.getStackTrace(faster)).doesNotContain("deadlock");
				}
			}
			return person;
		});
		assertThat(rows()).isEqualTo(expected()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) values ('again', 1, 'clerks', 'candidate', 'task') \
					| delete from ACT_RU_IDENTITYLINK where ID_ = 'link'
					update ACT_RU_TASK set ASSIGNEE_ = 'sara' where ID_ = 'task' \
					| insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) values ('other', 1, 'officers', 'candidate', 'task')
					update ACT_RU_TASK set ASSIGNEE_ = 'sara' where ID_ = 'task' | delete from ACT_RU_IDENTITYLINK where ID_ = 'link'
					update ACT_RU_TASK set ASSIGNEE_ = null where ID_ = 'claimed' | delete from ACT_RU_IDENTITYLINK where ID_ = 'of claimed'
					""")
	@DisplayName("is right after two changes of which one began before the other had ended")
	void crossed(String first, String second) throws SQLException {
		this.jdbc.sql("insert into ACT_RU_TASK (ID_, REV_, ASSIGNEE_) values ('task', 1, null), ('claimed', 1, 'sara')")
			.update();
		this.jdbc
			.sql("""
					insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
					values ('link', 1, 'clerks', 'candidate', 'task'), ('of claimed', 1, 'clerks', 'candidate', 'claimed')""")
			.update();
		CompletableFuture<Integer> later;
		try (var connection = this.database.getConnection(); var statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate(first);
			later = CompletableFuture.supplyAsync(() -> this.jdbc.sql(second).update());
			await().until(() -> later.isDone()
					|| this.jdbc.sql("select count(*) from pg_locks where not granted").query(Long.class).single() > 0);
			connection.commit();
		}
		assertThat(later.join()).isEqualTo(1);
		assertThat(rows()).isEqualTo(expected());
	}

	private void compare() {
		assertThat(rows()).isEqualTo(expected());
		this.engine.getIdentityService().setAuthentication(PERSON, OWN);
		var compared = new SoftAssertions();
		LISTS.forEach((name, list) -> {
			var ours = ordered(list, this.engine);
			var theirs = ordered(list, this.stock);
			compared.assertThat(ours.count()).as(name).isEqualTo(theirs.count());
			for (var first : List.of(0, 5, 1000)) {
				compared.assertThat(ids(ours, first)).as(name + " from " + first).isEqualTo(ids(theirs, first));
			}
			compared.assertThat(TaskListShape.countingAtMost(3, ours::count)).as(name).isLessThanOrEqualTo(6);
			var late = list.apply(this.engine.getTaskService().createTaskQuery()).orderByDueDate().desc();
			compared.assertThat(late.listPage(0, 1000)).as(name).hasSize((int) theirs.count());
		});
		compared.assertAll();
	}

	private static TaskQuery ordered(UnaryOperator<TaskQuery> list, ProcessEngine engine) {
		return list.apply(engine.getTaskService().createTaskQuery())
			.orderByDueDate()
			.asc()
			.orderByTaskPriority()
			.desc()
			.orderByTaskId()
			.asc();
	}

	private static List<String> ids(TaskQuery query, int first) {
		return query.listPage(first, 7).stream().map(Task::getId).toList();
	}

	private List<Map<String, Object>> rows() {
		return this.jdbc.sql(
				"select task_id task, group_id \"group\", step, due_at due, priority from claimable_task order by 1, 2")
			.query()
			.listOfRows();
	}

	private List<Map<String, Object>> expected() {
		return this.jdbc.sql(ROWS).query().listOfRows();
	}

	private void change(TaskService tasks) {
		if (this.chance.nextInt(6) == 0) {
			create(tasks);
			return;
		}
		var all = tasks.createTaskQuery().list();
		var id = all.get(this.chance.nextInt(all.size())).getId();
		if (this.chance.nextInt(12) == 0) {
			tasks.complete(id);
			return;
		}
		if (this.chance.nextInt(6) == 0) {
			become(id, this.chance.nextBoolean() ? "decide" : "sign");
			return;
		}
		work(tasks, id, this.chance);
	}

	/** Makes a task of a case that of a step, as a change of its version does. */
	private void become(String task, String step) {
		this.jdbc.sql("update ACT_RU_TASK set TASK_DEF_KEY_ = ? where ID_ = ? and PROC_INST_ID_ is not null")
			.params(step, task)
			.update();
	}

	private static void work(TaskService tasks, String id, Random chance) {
		var group = GROUPS.get(chance.nextInt(GROUPS.size()));
		switch (chance.nextInt(7)) {
			case 0 -> tasks.setAssignee(id, chance.nextBoolean() ? PERSON : "sara");
			case 1 -> tasks.setAssignee(id, null);
			case 2 -> tasks.addCandidateGroup(id, group);
			case 3 -> tasks.deleteCandidateGroup(id, group);
			case 4 -> tasks.setPriority(id, chance.nextInt(3) * 50);
			case 5 -> tasks.addCandidateUser(id, "sara");
			default -> {
				var task = tasks.createTaskQuery().taskId(id).singleResult();
				task.setDueDate(due(chance));
				tasks.saveTask(task);
			}
		}
	}

	private static Date due(Random chance) {
		var hours = chance.nextInt(11);
		return (hours < 10) ? new Date(EPOCH + hours * 3_600_000L) : null;
	}

	private void create(TaskService tasks) {
		var task = (this.chance.nextInt(3) == 0) ? tasks.newTask() : ofCase(tasks);
		task.setName("task " + this.chance.nextInt(100));
		task.setDueDate(due(this.chance));
		task.setPriority(this.chance.nextInt(3) * 50);
		if (this.chance.nextInt(3) == 0) {
			task.setAssignee(PERSON);
		}
		tasks.saveTask(task);
		GROUPS.stream()
			.filter((group) -> this.chance.nextBoolean())
			.forEach((group) -> tasks.addCandidateGroup(task.getId(), group));
	}

	private Task ofCase(TaskService tasks) {
		var started = this.stock.getRuntimeService().startProcessInstanceByKey("case").getId();
		var first = tasks.createTaskQuery().processInstanceId(started);
		become(first.singleResult().getId(), this.chance.nextBoolean() ? "decide" : "sign");
		return first.singleResult();
	}

	private ProcessEngine engine(boolean checksRights, List<ProcessEnginePlugin> plugins) {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName(UUID.randomUUID().toString());
		configuration.setDataSource(this.database);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("none");
		configuration.setAuthorizationEnabled(checksRights);
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setJobExecutorActivate(false);
		configuration.setMetricsEnabled(false);
		configuration.setCmmnEnabled(false);
		configuration.setProcessEnginePlugins(plugins);
		return configuration.buildProcessEngine();
	}

}
