package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that measures a clerk's list of 25 tasks and its count, with rights, at a thousand
 * to a hundred thousand open tasks of fifty groups, or as many as {@code -Dtasks.most}
 * sets, beside the engine without our plug-in.
 */
@DisplayName("A list of tasks on PostgreSQL")
@Tag("speed")
class TaskListSpeedIT {

	private static final Logger log = LoggerFactory.getLogger(TaskListSpeedIT.class);

	private static final int MOST = Integer.getInteger("tasks.most", 100_000);

	private static final List<String> GROUPS = List.of("g1", "g2", "g3");

	private static final int ROUNDS = 41;

	@Test
	@DisplayName("takes as long with all tasks as with a thousand, and a fraction of the engine's own time")
	void growth() {
		var links = new TreeMap<Integer, double[]>();
		var rows = new TreeMap<Integer, double[]>();
		for (var tasks = 1_000; tasks <= MOST; tasks *= 10) {
			links.put(tasks, measure(tasks, "links", new TaskRightsEnginePlugin()));
			if (tasks <= 100_000) {
				rows.put(tasks, measure(tasks, "rows"));
			}
		}
		links.forEach((tasks, times) -> log.info("{} tasks: list {} ms, count {} ms; by rows {}", tasks, times[0],
				times[1], Arrays.toString(rows.get(tasks))));
		var last = links.lastEntry().getValue();
		assertThat(last[0]).as("growth from %s", Arrays.toString(links.firstEntry().getValue()))
			.isLessThan(links.firstEntry().getValue()[0] * 1.5 + 1);
		assertThat(rows.get(100_000)[0] / links.get(100_000)[0]).as("times faster than by rows").isGreaterThan(20);
	}

	/** Returns the medians of a list and of its count, in milliseconds. */
	private static double[] measure(int tasks, String rights, ProcessEnginePlugin... plugins) {
		var url = EmbeddedPostgreSql.newDatabase();
		var database = new SingleConnectionDataSource(url, "postgres", "postgres", true);
		var engine = engine(new DriverManagerDataSource(url, "postgres", "postgres"), rights, plugins);
		try {
			fill(JdbcClient.create(database), engine, tasks, rights.equals("rows"));
			engine.getIdentityService().setAuthentication("clerk", GROUPS);
			return new double[] { median(() -> query(engine).listPage(0, 25)), median(() -> query(engine).count()) };
		}
		finally {
			engine.close();
			database.destroy();
		}
	}

	private static TaskQuery query(ProcessEngine engine) {
		return engine.getTaskService()
			.createTaskQuery()
			.taskCandidateGroupIn(GROUPS)
			.orderByDueDate()
			.asc()
			.orderByTaskId()
			.asc();
	}

	private static double median(Supplier<?> work) {
		var times = new ArrayList<Double>();
		for (var round = 0; round < ROUNDS; round++) {
			var begin = System.nanoTime();
			assertThat(work.get()).isNotNull();
			times.add((System.nanoTime() - begin) / 1e6);
		}
		return Math.round(times.stream().sorted().toList().get(ROUNDS / 2) * 10) / 10.0;
	}

	private static ProcessEngine engine(DataSource database, String rights, ProcessEnginePlugin... plugins) {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName(UUID.randomUUID().toString());
		configuration.setDataSource(pooled(database));
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setAuthorizationEnabled(true);
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setJobExecutorActivate(false);
		configuration.setMetricsEnabled(false);
		configuration.setCmmnEnabled(false);
		configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new AuthorizationEnginePlugin(rights))));
		configuration.getProcessEnginePlugins().addAll(List.of(plugins));
		return configuration.buildProcessEngine();
	}

	private static DataSource pooled(DataSource database) {
		var pool = new com.zaxxer.hikari.HikariDataSource();
		pool.setDataSource(database);
		pool.setMaximumPoolSize(4);
		return pool;
	}

	private static void fill(JdbcClient jdbc, ProcessEngine engine, int tasks, boolean withRows) {
		engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("request.bpmn",
					Bpmn.createExecutableProcess("request").startEvent().userTask("step").endEvent().done())
			.deploy();
		var process = engine.getRepositoryService().createProcessDefinitionQuery().singleResult().getId();
		write(jdbc,
				"""
						insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, DUE_DATE_, PROC_DEF_ID_, TASK_DEF_KEY_,
						  SUSPENSION_STATE_, TASK_STATE_)
						select 't' || n, 1, 'step', 50, timestamp '2026-11-01' + n * interval '1' second,
						  timestamp '2026-11-01' + mod(n * 7919, 100003) * interval '1' minute, '%s', 'step', 1, 'Created'
						from generate_series(1, %d) n""",
				process, tasks);
		write(jdbc, """
				insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
				select 'l' || n, 1, 'g' || mod(n, 50), 'candidate', 't' || n from generate_series(1, %d) n""", tasks);
		if (withRows) {
			write(jdbc, """
					insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
					select 'a' || n, 1, 1, 'g' || mod(n, 50), 7, 't' || n, %d from generate_series(1, %d) n""",
					Permissions.READ.getValue() | Permissions.TASK_WORK.getValue()
							| TaskPermissions.READ_VARIABLE.getValue(),
					tasks);
		}
		jdbc.sql("vacuum analyze").update();
	}

	private static void write(JdbcClient jdbc, String sql, Object... values) {
		jdbc.sql(String.format(Locale.ROOT, sql, values)).update();
	}

}
