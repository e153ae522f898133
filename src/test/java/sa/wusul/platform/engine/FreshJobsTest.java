package sa.wusul.platform.engine;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ParallelGatewayBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** An engine whose acquisition stands still, so that only what is handed over runs. */
@DisplayName("A fresh job")
@Tag("story")
class FreshJobsTest {

	private static final int PATIENCE = 60;

	private final TestDatabase database = TestDatabase.postgreSql();

	private final Threads threads = new Threads();

	private ProcessEngine engine;

	private JobExecutor executor;

	@BeforeEach
	void begin() {
		Job.reset();
		this.threads.begin();
		this.engine = engine("here", this.threads, true);
		this.executor = configuration(this.engine).getJobExecutor();
		deploy("single", single());
		deploy("pair", pair());
		deploy("branches", branches());
	}

	@AfterEach
	void end() {
		Job.release.countDown();
		this.threads.shutdown();
		this.engine.close();
		this.database.close();
	}

	@Test
	@DisplayName("runs on its node after the commit, without an acquisition")
	void isHandedOver() {
		Job.release.countDown();
		this.engine.getRuntimeService().startProcessInstanceByKey("single");

		awaitDone(1);
		assertThat(this.threads.given).as("times a thread was given work").hasValue(1);
	}

	@Test
	@DisplayName("is locked as long as an acquired one, and another node's when its node dies before it runs")
	void ofADeadNode() {
		this.threads.dies = true;
		Job.release.countDown();
		this.engine.getRuntimeService().startProcessInstanceByKey("single");
		assertThat(locked()).isOne();
		var other = engine("other", new Threads().begin(), false);
		try {
			assertThat(acquired(other)).as("while the lock lasts").isZero();
			this.database.jdbc()
				.sql("update ACT_RU_JOB set LOCK_EXP_TIME_ = LOCK_EXP_TIME_ - interval '15' second")
				.update();
			assertThat(acquired(other)).isOne();
		}
		finally {
			other.close();
		}
	}

	@Test
	@DisplayName("runs after the other one of its instance and command, in one thread")
	void twoOfOneCommand() {
		this.engine.getRuntimeService().startProcessInstanceByKey("pair");

		assertThat(Job.awaitBegun()).isTrue();
		Job.release.countDown();
		awaitDone(2);
		assertThat(Job.mostAtOnce).hasValue(1);
		assertThat(this.threads.given).hasValue(1);
	}

	@Test
	@DisplayName("is left to the acquisition while another command's job of its instance is in hand")
	void besideAnother() {
		this.engine.getRuntimeService().startProcessInstanceByKey("branches");
		var tasks = this.engine.getTaskService();
		var branches = tasks.createTaskQuery().list();
		tasks.complete(branches.get(0).getId());
		assertThat(Job.awaitBegun()).isTrue();

		tasks.complete(branches.get(1).getId());

		await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> locked() == 1);
		assertThat(acquired(this.engine)).as("not beside the one in hand").isZero();
		Job.release.countDown();
		awaitDone(1);
		assertThat(acquired(this.engine)).isOne();
	}

	@Test
	@DisplayName("that no thread takes is given back")
	void refused() {
		this.threads.refuses = true;
		this.engine.getRuntimeService().startProcessInstanceByKey("single");

		await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> locked() == 0);
		assertThat(acquired(this.engine)).isOne();
	}

	@Test
	@DisplayName("waits for the acquisition if no thread is free")
	void noThreadFree() {
		this.engine.getRuntimeService().startProcessInstanceByKey("single");
		assertThat(Job.awaitBegun()).isTrue();
		this.engine.getRuntimeService().startProcessInstanceByKey("single");
		assertThat(Job.awaitBegun()).isTrue();
		this.engine.getRuntimeService().startProcessInstanceByKey("single");

		assertThat(locked()).isEqualTo(2);
		assertThat(this.threads.given).hasValue(2);
	}

	@Test
	@DisplayName("of a command that fails never runs")
	void rolledBack() {
		Job.release.countDown();
		configuration(this.engine).getCommandExecutorTxRequired().execute((context) -> {
			this.engine.getRuntimeService().startProcessInstanceByKey("single");
			return null;
		});
		awaitDone(1);
		try {
			configuration(this.engine).getCommandExecutorTxRequired().execute((context) -> {
				this.engine.getRuntimeService().startProcessInstanceByKey("single");
				throw new IllegalStateException("the step after it failed");
			});
		}
		catch (IllegalStateException expected) {
			assertThat(this.threads.given).hasValue(1);
		}
	}

	private void awaitDone(int jobs) {
		await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> Job.done.size() == jobs);
	}

	private long locked() {
		return this.database.jdbc()
			.sql("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null")
			.query(Long.class)
			.single();
	}

	private static int acquired(ProcessEngine engine) {
		var configuration = configuration(engine);
		return configuration.getCommandExecutorTxRequired()
			.execute(new AcquireJobsCmd(configuration.getJobExecutor()))
			.size();
	}

	private static ProcessEngineConfigurationImpl configuration(ProcessEngine engine) {
		return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
	}

	private ProcessEngine engine(String name, Threads pool, boolean handsOver) {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName(name);
		configuration.setDataSource(this.database.dataSource());
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("none");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setMetricsEnabled(false);
		configuration.setJobExecutorDeploymentAware(false);
		var jobs = new StandingJobExecutor();
		jobs.setLockTimeInMillis(15_000);
		jobs.setTaskExecutor(pool);
		configuration.setJobExecutor(jobs);
		if (handsOver) {
			configuration.getProcessEnginePlugins().add(new FreshJobsEnginePlugin(provided()));
		}
		var built = configuration.buildProcessEngine();
		jobs.start();
		return built;
	}

	@SuppressWarnings("unchecked")
	private ObjectProvider<JdbcClient> provided() {
		ObjectProvider<JdbcClient> provider = mock(ObjectProvider.class);
		when(provider.getObject()).thenReturn(this.database.jdbc());
		return provider;
	}

	private void deploy(String key, BpmnModelInstance model) {
		this.engine.getRepositoryService().createDeployment().addModelInstance(key + ".bpmn", model).deploy();
	}

	private static BpmnModelInstance single() {
		return job(Bpmn.createExecutableProcess("single").startEvent()).userTask().endEvent().done();
	}

	private static BpmnModelInstance pair() {
		var fork = fork("pair");
		job(fork).userTask().endEvent();
		return job(fork).userTask().endEvent().done();
	}

	private static BpmnModelInstance branches() {
		var fork = fork("branches");
		job(fork.userTask()).userTask("one").endEvent();
		return job(fork.userTask()).userTask("two").endEvent().done();
	}

	private static ParallelGatewayBuilder fork(String process) {
		return Bpmn.createExecutableProcess(process).startEvent().parallelGateway("fork");
	}

	private static ServiceTaskBuilder job(AbstractFlowNodeBuilder<?, ?> after) {
		return after.serviceTask().camundaAsyncBefore().camundaClass(Job.class.getName());
	}

	/** Executor that acquires nothing by itself. */
	private static final class StandingJobExecutor extends SpringJobExecutor {

		@Override
		protected void startExecutingJobs() {
		}

		@Override
		protected void stopExecutingJobs() {
		}

	}

	/** Two threads of a node. */
	private static final class Threads extends ThreadPoolTaskExecutor {

		private static final long serialVersionUID = 1L;

		private final AtomicInteger given = new AtomicInteger();

		private volatile boolean dies;

		private volatile boolean refuses;

		Threads begin() {
			setCorePoolSize(2);
			setMaxPoolSize(2);
			setQueueCapacity(3);
			initialize();
			return this;
		}

		@Override
		public void execute(Runnable task) {
			if (this.refuses) {
				throw new TaskRejectedException("no thread");
			}
			this.given.incrementAndGet();
			if (!this.dies) {
				super.execute(task);
			}
		}

	}

	/** Job that is in hand until it is released. */
	public static final class Job implements JavaDelegate {

		private static final Queue<String> begun = new ConcurrentLinkedQueue<>();

		private static final Set<String> done = ConcurrentHashMap.newKeySet();

		private static final AtomicInteger atOnce = new AtomicInteger();

		private static final AtomicInteger mostAtOnce = new AtomicInteger();

		private static volatile CountDownLatch release;

		private static void reset() {
			begun.clear();
			done.clear();
			mostAtOnce.set(0);
			release = new CountDownLatch(1);
		}

		/** Waits until a job begins that was not waited for before. */
		private static boolean awaitBegun() {
			await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> begun.poll() != null);
			return true;
		}

		@Override
		public void execute(DelegateExecution execution) throws InterruptedException {
			var now = atOnce.incrementAndGet();
			mostAtOnce.accumulateAndGet(now, Math::max);
			begun.add(execution.getId());
			if (release.await(PATIENCE, TimeUnit.SECONDS)) {
				done.add(execution.getId());
			}
			atOnce.decrementAndGet();
		}

	}

}
