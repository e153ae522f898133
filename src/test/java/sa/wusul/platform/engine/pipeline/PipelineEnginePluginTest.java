package sa.wusul.platform.engine.pipeline;

import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.ReflectionUtils;

import sa.wusul.platform.database.JoiningDataSource;
import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.engine.CrossedCommandEnginePlugin;
import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Test of the engine's changes in one message: the same rows and the same exceptions as
 * those of the engine itself, on PostgreSQL.
 */
@DisplayName("What a command changes")
@Tag("fast")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineEnginePluginTest {

	private final Engine inMessages = new Engine(Optional.of(new PipelineEnginePlugin()));

	private final Engine oneByOne = new Engine(Optional.empty());

	@AfterAll
	void close() {
		this.inMessages.engine.close();
		this.oneByOne.engine.close();
	}

	@Test
	@DisplayName("goes to the database in one message, and leaves the same rows")
	void sameRows() {
		for (var engine : List.of(this.inMessages, this.oneByOne)) {
			engine.messages.clear();
			var instance = engine.start();
			engine.complete(instance, Map.of("decision", "ACCEPT", "amount", 12, "list",
					Variables.objectValue(new ArrayList<>(List.of("one"))).create()));
			engine.engine.getRuntimeService().setVariable(instance, "fact0", "changed");
			engine.engine.getRuntimeService().setVariable(instance, "long", "a".repeat(3000));
			engine.engine.getRuntimeService().removeVariable(instance, "fact1");
		}
		assertThat(this.inMessages.rows()).isEqualTo(this.oneByOne.rows()).hasSizeGreaterThan(60);
		assertThat(this.inMessages.changes()).hasSizeLessThan(this.oneByOne.changes().size() / 2);
	}

	@Test
	@DisplayName("is one statement for the rows of a table that come, and one for those that go")
	void joined() {
		var engine = new Engine(Optional.of(new PipelineEnginePlugin()));
		engine.messages.clear();
		var instance = engine.start();
		engine.complete(instance, Map.of("ends", true));
		var statements = engine.changes()
			.stream()
			.flatMap((message) -> Stream.of(message.split(StatementMessage.BETWEEN)));
		assertThat(statements.map(String::strip).filter((statement) -> statement.contains("ACT_RU_VARIABLE")))
			.satisfiesExactly((inserted) -> assertThat(inserted).startsWith("insert"),
					(deleted) -> assertThat(deleted).startsWith("delete"));
		assertThat(engine.jdbc.sql("select count(*) from act_ru_variable").query(Long.class).single()).isZero();
		engine.engine.close();
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("fails as in the engine itself, and leaves nothing")
	void sameFailures(Meanwhile meanwhile) {
		var failures = new ArrayList<Throwable>();
		var rows = new ArrayList<List<String>>();
		for (var engine : List.of(this.inMessages, this.oneByOne)) {
			var instance = engine.start();
			engine.meanwhile = () -> meanwhile.work.accept(engine, instance);
			failures.add(catchThrowable(() -> engine.complete(instance, meanwhile.answers)));
			engine.meanwhile = () -> {
			};
			rows.add(engine.rows());
		}
		assertThat(failures.get(0)).hasSameClassAs(failures.get(1));
		if (meanwhile == Meanwhile.CHANGED_OF_ENDING) {
			assertThat(failures.get(0)).as("asked for after the failure")
				.hasMessageStartingWith("Somebody else went on");
		}
		else {
			assertThat(text(failures.get(0))).isEqualTo(text(failures.get(1)));
		}
		if (meanwhile.isConflict) {
			assertThat(failures.get(0)).isInstanceOf(OptimisticLockingException.class);
		}
		else {
			assertThat(failures.get(0)).isNotNull().isNotInstanceOf(OptimisticLockingException.class);
		}
		assertThat(rows.get(0)).isEqualTo(rows.get(1));
	}

	@Test
	@DisplayName("fails as a whole with the words of the database and the names of all changes, and is not repeated")
	void notRepeated() {
		var engine = new Engine(Optional.of(new PipelineEnginePlugin()));
		var instance = engine.start();
		engine.jdbc.sql("create sequence lapse").update();
		engine.jdbc.sql("""
				create function lapse() returns trigger language plpgsql as $$ begin
				if nextval('lapse') = 1 then raise exception 'only once'; end if; return new; end $$""").update();
		engine.jdbc.sql("create trigger lapse before insert on act_ru_task execute function lapse()").update();
		var before = engine.rows();
		engine.messages.clear();
		assertThat(catchThrowable(() -> engine.complete(instance, Map.of("decision", "ACCEPT"))))
			.isInstanceOf(ProcessEngineException.class)
			.isNotInstanceOf(OptimisticLockingException.class)
			.hasStackTraceContaining("only once")
			.hasStackTraceContaining("INSERT TaskEntity");
		assertThat(engine.changes()).hasSize(1);
		assertThat(engine.rows()).isEqualTo(before);
		engine.complete(instance, Map.of("decision", "ACCEPT"));
		assertThat(engine.engine.getTaskService().createTaskQuery().taskDefinitionKey("next").count()).isEqualTo(1);
		assertThat(engine.messages).noneMatch((message) -> message.contains("savepoint"));
		engine.engine.close();
	}

	@Test
	@DisplayName("is read ahead in one message, also the variables of a task")
	void readAhead() {
		var questions = new ArrayList<List<String>>();
		for (var engine : List.of(this.inMessages, this.oneByOne)) {
			var instance = engine.start();
			var tasks = engine.engine.getTaskService();
			var task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
			tasks.setVariableLocal(task, "of the task", "value");
			engine.messages.clear();
			engine.complete(instance, Map.of("decision", "ACCEPT", "fact3", "changed"));
			questions.add(engine.messages.stream()
				.filter((message) -> Engine.isQuestion(message) && message.contains("ACT_RU_"))
				.toList());
		}
		assertThat(questions.get(0)).hasSizeLessThanOrEqualTo(questions.get(1).size() - 4);
		assertThat(questions.get(0)).filteredOn((message) -> message.contains(StatementMessage.BETWEEN)).hasSize(1);
		assertThat(questions.get(0)).filteredOn((message) -> message.contains("ACT_RU_VARIABLE")).hasSize(1);
		assertThat(this.inMessages.rows()).isEqualTo(this.oneByOne.rows());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 60 })
	@DisplayName("asks in few messages about an execution that goes on, unless there are very many around it")
	void around(int calls) {
		var asked = new ArrayList<Integer>();
		var rows = new ArrayList<List<String>>();
		for (var engine : List.of(new Engine(Optional.of(new PipelineEnginePlugin())), new Engine(Optional.empty()))) {
			var around = engine.around(calls);
			engine.messages.clear();
			engine.engine.getRuntimeService().messageEventReceived("answered", around.waiting());
			var job = engine.engine.getManagementService().createJobQuery().messages().singleResult().getId();
			engine.engine.getManagementService().executeJob(job);
			assertThat(engine.messages).as("questions of the engine itself about an instance")
				.filteredOn((message) -> message.contains("ACT_RU_EXECUTION") && message.contains("PROC_INST_ID_ = ?")
						&& !message.contains("recursive"))
				.hasSizeBetween((calls == 1 && asked.isEmpty()) ? 0 : 1, (calls == 1 && asked.isEmpty()) ? 0 : 10);
			asked.add((int) engine.messages.stream().filter(Engine::isQuestion).count());
			rows.add(engine.rows());
			assertThat(engine.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.superProcessInstanceId(around.instance())
				.count()).isEqualTo(calls - 1);
			engine.engine.close();
		}
		assertThat(rows.get(0)).isEqualTo(rows.get(1));
		assertThat(asked.get(0)).isLessThanOrEqualTo(asked.get(1) - 8);
	}

	@Test
	@DisplayName("reads variables with the step they belong to")
	void variables() {
		var engine = new Engine(Optional.of(new PipelineEnginePlugin()));
		var instance = engine.start();
		engine.around(3);
		var task = engine.engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		engine.engine.getTaskService().setVariableLocal(task.getId(), "of the task", "value");
		engine.engine.getRuntimeService().setVariableLocal(task.getExecutionId(), "of the step", "value");
		engine.messages.clear();

		var read = engine.stock().getCommandExecutorTxRequired().execute((context) -> {
			ReadAhead.ofCompletion((TaskEntity) task);
			var variables = new ArrayList<>(
					context.getVariableInstanceManager().findVariableInstancesByTaskId(task.getId()));
			context.getExecutionManager()
				.findExecutionsByProcessInstanceId(instance)
				.forEach((execution) -> variables.addAll(
						context.getVariableInstanceManager().findVariableInstancesByExecutionId(execution.getId())));
			return variables.stream().map((one) -> one.getId() + " " + one.getActivityInstanceId()).toList();
		});

		assertThat(engine.messages.stream().filter(Engine::isQuestion)).as("questions").hasSize(1);
		assertThat(read)
			.containsExactlyInAnyOrderElementsOf(engine.engine.getRuntimeService()
				.createVariableInstanceQuery()
				.processInstanceIdIn(instance)
				.list()
				.stream()
				.map((variable) -> variable.getId() + " " + variable.getActivityInstanceId())
				.toList())
			.hasSizeGreaterThan(10);
		engine.engine.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { ExecutionEntity.class, TaskEntity.class, VariableInstanceEntity.class, JobEntity.class,
			IdentityLinkEntity.class, EventSubscriptionEntity.class, IncidentEntity.class })
	@DisplayName("is read into the same objects as by MyBatis")
	void sameObjects(Class<? extends DbEntity> kind) {
		var engine = new Engine(Optional.of(new PipelineEnginePlugin()));
		engine.work();
		var stock = engine.stock();
		var factory = stock.getDbSqlSessionFactory();
		var ids = engine.jdbc.sql("select id_ from " + TABLES.get(kind)).query(String.class).list();
		var kinds = new HashSet<Class<?>>();
		for (var id : ids) {
			stock.getCommandExecutorTxRequired().execute((context) -> {
				var session = context.getDbSqlSession();
				var read = session.selectById(kind, id);
				var statement = factory.mapStatement(factory.getSelectStatement(kind));
				assertThat(facts(read)).isEqualTo(facts(session.getSqlSession().selectOne(statement, id)))
					.hasSizeGreaterThan(4);
				kinds.add(read.getClass());
				return null;
			});
		}
		assertThat(kinds).hasSize((kind == JobEntity.class) ? 2 : 1);
		engine.engine.close();
	}

	/** The tables whose rows these objects are. */
	private static final Map<Class<?>, String> TABLES = Map.of(ExecutionEntity.class, "act_ru_execution",
			TaskEntity.class, "act_ru_task", VariableInstanceEntity.class, "act_ru_variable", JobEntity.class,
			"act_ru_job", IdentityLinkEntity.class, "act_ru_identitylink", EventSubscriptionEntity.class,
			"act_ru_event_subscr", IncidentEntity.class, "act_ru_incident");

	/** Returns what an object says of its row, with its kind. */
	private static Map<String, Object> facts(Object entity) {
		var facts = new TreeMap<String, Object>(Map.of("kind", entity.getClass()));
		for (Class<?> kind = entity.getClass(); kind != Object.class; kind = kind.getSuperclass()) {
			for (var field : kind.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && (field.getType().isPrimitive()
						|| field.getType().getName().startsWith("java.lang.") || field.getType() == Date.class)) {
					ReflectionUtils.makeAccessible(field);
					facts.put(kind.getSimpleName() + "." + field.getName(),
							String.valueOf(ReflectionUtils.getField(field, entity)));
				}
			}
		}
		return facts;
	}

	@Test
	@DisplayName("takes a statement of the program along, which is there if and only if the command was")
	void ownStatement() {
		var engine = new Engine(Optional.of(new PipelineEnginePlugin()));
		engine.jdbc.sql("create table told (word varchar(10))").update();
		var told = new OwnStatement("insert into told (word) values (?)", List.of("done"));
		var instance = engine.start();
		engine.within = () -> assertThat(told.goesWithCommand()).isTrue();
		engine.messages.clear();
		engine.complete(instance, Map.of("decision", "ACCEPT"));
		assertThat(engine.changes()).filteredOn((message) -> message.contains("insert into told")).hasSize(1);
		assertThat(engine.changes()).doesNotContain(told.sql());
		assertThat(engine.jdbc.sql("select count(*) from told").query(Long.class).single()).isEqualTo(1);

		var failing = engine.start();
		assertThat(catchThrowable(() -> engine.complete(failing, Meanwhile.TOO_LONG.answers))).isNotNull();
		assertThat(engine.jdbc.sql("select count(*) from told").query(Long.class).single()).isEqualTo(1);

		var command = engine.stock().getCommandExecutorTxRequired();
		boolean went = command.execute((context) -> told.goesWithCommand());
		assertThat(went).as("without a change of the engine").isTrue();
		assertThat(engine.jdbc.sql("select count(*) from told").query(Long.class).single()).isEqualTo(2);
		assertThat(told.goesWithCommand()).as("outside of a command").isFalse();
		engine.engine.close();
	}

	@Test
	@DisplayName("of a job that failed is tried again later")
	void failedJob() {
		var rows = new ArrayList<List<String>>();
		for (var engine : List.of(new Engine(Optional.of(new PipelineEnginePlugin()), JoiningDataSource::new),
				new Engine(Optional.empty()))) {
			engine.engine.getRuntimeService().startProcessInstanceByKey("trying", Map.of("fact", "value"));
			var jobs = engine.engine.getManagementService();
			var job = jobs.createJobQuery().singleResult().getId();
			engine.within = () -> {
				engine.tell("two", 2);
				throw new IllegalStateException("no space left");
			};
			engine.jdbc.sql("create table told (word varchar(10) primary key, times int)").update();
			assertThat(catchThrowable(() -> jobs.executeJob(job))).hasMessageContaining("no space left");
			assertThat(jobs.createJobQuery().singleResult())
				.satisfies((failed) -> assertThat(failed.getRetries()).isEqualTo(2))
				.satisfies((failed) -> assertThat(failed.getExceptionMessage()).isEqualTo("no space left"));
			assertThat(engine.told()).isEmpty();
			rows.add(engine.rows());
			engine.engine.close();
		}
		assertThat(rows.get(0)).isEqualTo(rows.get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "told_pkey", "told_times_check" })
	@DisplayName("fails with a change without an answer that failed before it, tells why, and leaves nothing")
	void failingOwnChange(String broken) {
		var engine = new Engine(Optional.of(new PipelineEnginePlugin()), JoiningDataSource::new);
		engine.jdbc.sql("create table told (word varchar(10) primary key, times int check (times > 0))").update();
		engine.jdbc.sql("insert into told values ('one', 1)").update();
		var instance = engine.start();
		var before = engine.rows();
		engine.within = () -> {
			engine.tell("two", 2);
			engine.tell(broken.equals("told_pkey") ? "one" : "three", broken.equals("told_pkey") ? 1 : 0);
		};

		var failure = catchThrowable(() -> engine.complete(instance, Map.of("decision", "ACCEPT")));
		assertThat(failure).isInstanceOf(ProcessEngineException.class);
		assertThat(
				Stream.iterate(failure, Objects::nonNull, Throwable::getCause).filter(SQLException.class::isInstance))
			.as("what the database said")
			.first(InstanceOfAssertFactories.THROWABLE)
			.hasMessageContaining("\"" + broken + "\"");
		assertThat(engine.rows()).isEqualTo(before);
		assertThat(engine.told()).containsExactly("one");

		engine.within = () -> engine.tell("two", 2);
		engine.messages.clear();
		engine.complete(instance, Map.of("decision", "ACCEPT"));
		assertThat(engine.told()).containsExactly("one", "two");
		assertThat(engine.changes()).as("messages of the flush").hasSize(1);
		engine.engine.close();
	}

	/** The class and the message of a failure, without ids. */
	private static String text(Throwable failure) {
		return failure.getClass().getName() + ": "
				+ String.valueOf(failure.getMessage()).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#");
	}

	/** Happenings between the reads of a command and its changes. */
	enum Meanwhile {

		/** Somebody else ends the case. */
		ENDED((engine, instance) -> engine.engine.getRuntimeService().deleteProcessInstance(instance, "withdrawn"),
				Map.of("decision", "ACCEPT"), true),
		/** Somebody else writes the same new variable. */
		SAME_VARIABLE((engine, instance) -> engine.engine.getRuntimeService().setVariable(instance, "decision", "NO"),
				Map.of("decision", "ACCEPT"), true),
		/** Somebody else changes a variable that this command changes. */
		CHANGED_VARIABLE((engine, instance) -> engine.engine.getRuntimeService().setVariable(instance, "fact2", "NO"),
				Map.of("fact2", "ACCEPT"), true),
		/** Somebody else adds a variable to an execution that ends. */
		ENDING((engine, instance) -> engine.engine.getRuntimeService().setVariable(instance, "late", "NO"),
				Map.of("ends", true), false),
		/** Somebody else changes one of many variables that go with the case. */
		CHANGED_OF_ENDING((engine, instance) -> engine.jdbc
			.sql("update act_ru_variable set rev_ = rev_ + 1 where name_ = 'fact4' and proc_inst_id_ = :instance")
			.param("instance", instance)
			.update(), Map.of("ends", true), true),
		/** A text is too long for its column. */
		TOO_LONG((engine, instance) -> {
		}, Map.of("decision", "a".repeat(5000)), false);

		private final BiConsumer<Engine, String> work;

		private final Map<String, Object> answers;

		private final boolean isConflict;

		Meanwhile(BiConsumer<Engine, String> work, Map<String, Object> answers, boolean isConflict) {
			this.work = work;
			this.answers = answers;
			this.isConflict = isConflict;
		}

	}

	private static final class Engine {

		private static final Pattern QUESTION = Pattern.compile("(?i)\\s*(select|with)\\b");

		private static final BpmnModelInstance REQUEST = Bpmn.createExecutableProcess("request")
			.startEvent("start")
			.userTask("step")
			.boundaryEvent("late")
			.timerWithDuration("P3D")
			.endEvent("lapsed")
			.moveToActivity("step")
			.serviceTask("work")
			.camundaDelegateExpression("${meanwhile}")
			.exclusiveGateway("choice")
			.condition("ends", "${execution.hasVariable('ends')}")
			.endEvent("ended")
			.moveToLastGateway()
			.condition("goes on", "${!execution.hasVariable('ends')}")
			.userTask("next")
			.endEvent("done")
			.done();

		/** Calls that wait for a message, and go on in a job. */
		private static final BpmnModelInstance CALLING = Bpmn.createExecutableProcess("calling")
			.startEvent()
			.callActivity("call")
			.calledElement("waiting")
			.camundaIn("kept", "kept")
			.camundaOut("said", "said")
			.multiInstance()
			.cardinality("${calls}")
			.multiInstanceDone()
			.userTask("afterwards")
			.endEvent()
			.done();

		private static final BpmnModelInstance WAITING = Bpmn.createExecutableProcess("waiting")
			.startEvent()
			.intermediateCatchEvent("answer")
			.message("answered")
			.serviceTask("say")
			.camundaAsyncBefore()
			.camundaResultVariable("said")
			.camundaExpression("${kept}")
			.endEvent()
			.done();

		private static final BpmnModelInstance TRYING = Bpmn.createExecutableProcess("trying")
			.startEvent()
			.serviceTask("try")
			.camundaAsyncBefore()
			.camundaDelegateExpression("${meanwhile}")
			.endEvent()
			.done();

		final List<String> messages = new CopyOnWriteArrayList<>();

		final ProcessEngine engine;

		final JdbcClient jdbc;

		final String address;

		/** The program's own statements, in the transaction of a command. */
		private final JdbcClient own;

		Runnable meanwhile = () -> {
		};

		Runnable within = () -> {
		};

		Engine(Optional<ProcessEnginePlugin> plugin) {
			this(plugin, Function.identity());
		}

		Engine(Optional<ProcessEnginePlugin> plugin, Function<DataSource, DataSource> joined) {
			this.address = EmbeddedPostgreSql.newDatabase();
			var database = new DriverManagerDataSource(this.address);
			this.jdbc = JdbcClient.create(database);
			var configuration = new SpringProcessEngineConfiguration();
			configuration.setProcessEngineName(UUID.randomUUID().toString());
			var counted = joined.apply(ProxyDataSourceBuilder.create(database)
				.beforeQuery((execution, queries) -> this.messages.add(queries.get(0).getQuery()))
				.build());
			this.own = JdbcClient.create(counted);
			configuration.setDataSource(counted);
			configuration.setTransactionManager(new DataSourceTransactionManager(counted));
			configuration.setApplicationContext(new StaticApplicationContext());
			configuration.setDatabaseSchemaUpdate("true");
			configuration.setHistory("full");
			configuration.setJobExecutorActivate(false);
			configuration.setMetricsEnabled(false);
			configuration.setEnforceHistoryTimeToLive(false);
			configuration.setProcessEnginePlugins(
					plugin.map((one) -> List.of(one, new CrossedCommandEnginePlugin(this.jdbc))).orElse(List.of()));
			configuration.setBeans(Map.of("meanwhile", (JavaDelegate) (execution) -> {
				this.within.run();
				other(this.meanwhile);
			}));
			this.engine = configuration.buildProcessEngine();
			this.engine.getRepositoryService()
				.createDeployment()
				.addModelInstance("request.bpmn", REQUEST)
				.addModelInstance("calling.bpmn", CALLING)
				.addModelInstance("waiting.bpmn", WAITING)
				.addModelInstance("trying.bpmn", TRYING)
				.deploy();
		}

		/** Starts a process with so many calls, each of which waits. */
		Around around(int calls) {
			var instance = this.engine.getRuntimeService()
				.startProcessInstanceByKey("calling", Map.of("calls", calls, "kept", "value"))
				.getId();
			return new Around(instance,
					this.engine.getRuntimeService()
						.createExecutionQuery()
						.messageEventSubscriptionName("answered")
						.listPage(0, 1)
						.get(0)
						.getId());
		}

		private static void other(Runnable work) throws Exception {
			CompletableFuture.runAsync(work).get(1, TimeUnit.MINUTES);
		}

		/** Leaves a row of each kind, with many of its columns filled. */
		void work() {
			var tasks = this.engine.getTaskService();
			var task = tasks.createTaskQuery().processInstanceId(start()).singleResult();
			task.setDescription("words");
			task.setOwner("owner");
			task.setDueDate(new Date(1_000));
			task.setFollowUpDate(new Date(2_000));
			tasks.saveTask(task);
			tasks.addCandidateGroup(task.getId(), "clerks");
			tasks.setVariableLocal(task.getId(), "list",
					Variables.objectValue(new ArrayList<>(List.of("one"))).create());
			tasks.setVariableLocal(task.getId(), "number", 12L);
			var runtime = this.engine.getRuntimeService();
			var waiting = around(2).waiting();
			runtime.messageEventReceived("answered", waiting);
			var trying = runtime.startProcessInstanceByKey("trying").getId();
			var management = this.engine.getManagementService();
			var failing = management.createJobQuery().processInstanceId(trying).singleResult().getId();
			this.within = () -> {
				throw new IllegalStateException("it fails");
			};
			for (var attempt = 0; attempt < 3; attempt++) {
				assertThat(catchThrowable(() -> management.executeJob(failing))).isNotNull();
			}
		}

		ProcessEngineConfigurationImpl stock() {
			return (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
		}

		String start() {
			var facts = Variables.createVariables();
			IntStream.range(0, 10).forEach((number) -> facts.putValue("fact" + number, "value " + number));
			return this.engine.getRuntimeService().startProcessInstanceByKey("request", facts).getId();
		}

		void complete(String instance, Map<String, Object> answers) {
			var task = this.engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
			((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
				.getCommandExecutorTxRequired()
				.execute((context) -> {
					ReadAhead.ofCompletion(context.getTaskManager().findTaskById(task.getId()));
					return new CompleteTaskCmd(task.getId(), answers).execute(context);
				});
		}

		/** Writes a row whose answer nobody needs. */
		void tell(String word, int times) {
			Unanswered.write(() -> this.own.sql("insert into told values (?, ?)").params(word, times).update());
		}

		List<String> told() {
			return this.jdbc.sql("select word from told order by word").query(String.class).list();
		}

		/** Returns the messages that change something. */
		List<String> changes() {
			return this.messages.stream().filter((message) -> !isQuestion(message)).toList();
		}

		static boolean isQuestion(String message) {
			return QUESTION.matcher(message).lookingAt();
		}

		/**
		 * Returns all rows that are not the engine's own settings, without ids and times.
		 */
		List<String> rows() {
			return this.jdbc.sql("""
					select table_name from information_schema.tables
					where table_name like 'act_ru%' or table_name like 'act_hi%' order by 1""")
				.query(String.class)
				.list()
				.stream()
				.flatMap((table) -> this.jdbc.sql("select * from " + table)
					.query()
					.listOfRows()
					.stream()
					.map((row) -> table + " "
							+ row.entrySet().stream().filter(Engine::isFact).map(String::valueOf).toList())
					.sorted())
				.toList();
		}

		private static boolean isFact(Map.Entry<String, Object> column) {
			return column.getKey().equals("name_") || column.getKey().equals("text_") || column.getKey().equals("rev_")
					|| column.getKey().equals("act_id_") || column.getKey().equals("long_")
					|| column.getKey().equals("end_time_") && column.getValue() == null;
		}

		/**
		 * A process with calls.
		 *
		 * @param waiting an execution that waits
		 */
		record Around(String instance, String waiting) {

		}

	}

}
