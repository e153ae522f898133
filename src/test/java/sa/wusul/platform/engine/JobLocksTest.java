package sa.wusul.platform.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One engine whose only thread is busy with the first of three jobs. */
@DisplayName("The jobs of a node that stops")
@Tag("story")
class JobLocksTest {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final TestDatabase database = TestDatabase.postgreSql();

	private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

	private final RenewedJobLocks renewed = new RenewedJobLocks();

	private ProcessEngine engine;

	private JobLocks locks;

	@BeforeEach
	void begin() {
		Job.begun = new CountDownLatch(1);
		Job.release = new CountDownLatch(1);
		Job.done.clear();
		Job.isFailing = false;
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setDataSource(this.database.dataSource());
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("none");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setMetricsEnabled(false);
		this.threads.setCorePoolSize(1);
		this.threads.setMaxPoolSize(1);
		this.threads.setWaitForTasksToCompleteOnShutdown(true);
		this.threads.setAwaitTerminationSeconds((int) PATIENCE.toSeconds());
		this.threads.initialize();
		var jobs = new SpringJobExecutor();
		jobs.setTaskExecutor(this.threads);
		configuration.setJobExecutor(jobs);
		configuration.setProcessEnginePlugins(List.of(new RenewedLockEnginePlugin(this.renewed)));
		this.engine = configuration.buildProcessEngine();
	}

	private void awaitAllLocked(Duration farewell) throws InterruptedException {
		this.locks = new JobLocks(this.database.jdbc(),
				(ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration(),
				new RelayProperties(true, Duration.ofSeconds(5), Duration.ofSeconds(15), 10), this.renewed, farewell);
		this.engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("jobs.bpmn",
					Bpmn.createExecutableProcess("jobs")
						.startEvent()
						.serviceTask()
						.camundaAsyncBefore()
						.camundaClass(Job.class.getName())
						.endEvent()
						.done())
			.deploy();
		for (var job = 0; job < 3; job++) {
			this.engine.getRuntimeService().startProcessInstanceByKey("jobs");
		}
		((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getJobExecutor().start();
		this.locks.start();
		assertThat(Job.begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		await("the others wait for the thread").atMost(PATIENCE).until(() -> locked() == 3);
	}

	@AfterEach
	void end() {
		Job.release.countDown();
		this.threads.shutdown();
		this.engine.close();
		this.database.close();
	}

	@Test
	@DisplayName("end if they are in hand, and are another node's at once if they were not begun")
	void inHandEnds() throws Exception {
		awaitAllLocked(PATIENCE);

		var stop = CompletableFuture.runAsync(this.locks::stop);
		await("it takes no more").atMost(PATIENCE).until(() -> !isActive());
		assertThat(stop).as("the stop waits for the job").isNotDone();
		Job.release.countDown();
		stop.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

		assertThat(Job.done).hasSize(1);
		assertThat(this.engine.getManagementService().createJobQuery().count()).as("jobs that were not begun")
			.isEqualTo(2);
		assertThat(locked()).isZero();
	}

	@Test
	@DisplayName("are unlocked, if the one in hand never ends, once the stop has waited long enough")
	void hangingIsUnlocked() throws Exception {
		awaitAllLocked(Duration.ofMillis(300));

		this.locks.stop();

		assertThat(Job.done).isEmpty();
		assertThat(locked()).isZero();
	}

	@Test
	@DisplayName("are tried again if they fail after their locks were renewed")
	void failsAfterRenewal() throws Exception {
		Job.isFailing = true;
		awaitAllLocked(PATIENCE);
		var begun = expiry();
		this.locks.renew();
		assertThat(expiry()).as("the renewed lock").isAfter(begun);

		Job.release.countDown();

		await("the failures are recorded").atMost(PATIENCE)
			.until(() -> this.engine.getManagementService().createJobQuery().withException().count() == 3);
		assertThat(this.engine.getManagementService().createJobQuery().list())
			.allSatisfy((job) -> assertThat(job.getRetries()).isLessThan(3));
	}

	private Timestamp expiry() {
		return this.database.jdbc().sql("select min(LOCK_EXP_TIME_) from ACT_RU_JOB").query(Timestamp.class).single();
	}

	private boolean isActive() {
		return ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getJobExecutor()
			.isActive();
	}

	private int locked() {
		return this.database.jdbc()
			.sql("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null")
			.query(Integer.class)
			.single();
	}

	/** Job that is in hand until it is released. */
	public static final class Job implements JavaDelegate {

		private static final Set<String> done = ConcurrentHashMap.newKeySet();

		private static volatile CountDownLatch begun;

		private static volatile CountDownLatch release;

		private static volatile boolean isFailing;

		@Override
		public void execute(DelegateExecution execution) throws InterruptedException {
			begun.countDown();
			if (release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				if (isFailing) {
					throw new IllegalStateException("no space left");
				}
				done.add(execution.getProcessInstanceId());
			}
		}

	}

}
