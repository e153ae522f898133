package sa.wusul.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A step that fails in the middle of its completion, as the engine does over halves. */
@DisplayName("A deed that fails in the middle")
@Tag("story")
class CrossedCommandEnginePluginTest {

	private final TestDatabase database = TestDatabase.postgreSql();

	private Consumer<DelegateTask> middle = (task) -> {
	};

	private ProcessEngine engine;

	@BeforeEach
	void begin() {
		var configuration = new SpringProcessEngineConfiguration();
		configuration.setProcessEngineName("crossed");
		configuration.setDataSource(this.database.dataSource());
		configuration.setTransactionManager(this.database.transactionManager());
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setJobExecutorActivate(false);
		configuration.setProcessEnginePlugins(List.of(new CrossedCommandEnginePlugin(this.database.jdbc())));
		TaskListener listener = (task) -> this.middle.accept(task);
		configuration.setBeans(Map.of("middle", listener));
		this.engine = configuration.buildProcessEngine();
		this.engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("crossed.bpmn",
					Bpmn.createExecutableProcess("crossed")
						.camundaHistoryTimeToLive(1)
						.startEvent()
						.userTask("Task_First")
						.camundaTaskListenerDelegateExpression(TaskListener.EVENTNAME_COMPLETE, "${middle}")
						.userTask("Task_Second")
						.endEvent()
						.done())
			.deploy();
		this.engine.getRuntimeService().startProcessInstanceByKey("crossed");
	}

	@AfterEach
	void close() {
		this.engine.close();
		this.database.close();
	}

	@Test
	@DisplayName("because somebody else went on with the case says that, and can be tried again")
	void crossed() {
		this.middle = (task) -> {
			this.middle = (other) -> {
			};
			CompletableFuture.runAsync(() -> complete(task())).join();
			throw new NullPointerException("a step that is not there any more");
		};
		var begun = task();
		assertThatExceptionOfType(OptimisticLockingException.class).isThrownBy(() -> complete(begun))
			.withRootCauseInstanceOf(NullPointerException.class);
		assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_Second");
	}

	@Test
	@DisplayName("because both wrote the same row says that too, though the database ended the transaction")
	void sameRow() {
		var begun = task();
		this.middle = (task) -> {
			this.middle = (faster) -> insert();
			CompletableFuture.runAsync(() -> complete(task())).join();
			insert();
		};
		assertThatExceptionOfType(OptimisticLockingException.class).isThrownBy(() -> complete(begun))
			.withStackTraceContaining("duplicate key");
		assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_Second");
	}

	@Test
	@DisplayName("by a fault of the program is reported as one")
	void fault() {
		this.middle = (task) -> {
			throw new NullPointerException("a fault");
		};
		assertThat(failure()).hasRootCauseInstanceOf(NullPointerException.class)
			.isNotInstanceOf(OptimisticLockingException.class);
	}

	@Test
	@DisplayName("by a refusal stays refused, though somebody else went on")
	void refused() {
		this.middle = (task) -> {
			this.middle = (other) -> {
			};
			CompletableFuture.runAsync(() -> complete(task())).join();
			throw new RefusalException(Kind.FORBIDDEN, "task.fourEyes");
		};
		assertThat(failure()).hasRootCauseInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("because the database ended its transaction is reported as that")
	void endedTransaction() {
		this.middle = (task) -> this.database.jdbc().sql("select nothing from nowhere").query().listOfRows();
		assertThat(failure()).rootCause().hasMessageContaining("nowhere");
	}

	private void insert() {
		this.database.jdbc().sql("insert into named_lock (name, stripe) values ('crossed', 1)").update();
	}

	private Throwable failure() {
		var begun = task();
		return catchThrowable(() -> complete(begun));
	}

	private Task task() {
		return this.engine.getTaskService().createTaskQuery().singleResult();
	}

	private void complete(Task task) {
		this.engine.getTaskService().complete(task.getId());
	}

}
