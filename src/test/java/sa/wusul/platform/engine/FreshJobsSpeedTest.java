package sa.wusul.platform.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import sa.wusul.platform.text.NeutralText;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Time from the commit that has a fresh job to the beginning of the job, with and without
 * an acquisition, in turn; figures in {@code target/fresh-jobs.txt}.
 */
@DisplayName("A fresh job")
@Tag("speed")
class FreshJobsSpeedTest {

	private static final int WARM_UP = 100;

	private static final int PAIRS = 300;

	@Test
	@DisplayName("begins within five milliseconds after its commit, and earlier than an acquired one")
	void begins() throws Exception {
		try (var acquiring = new Node(false); var handingOver = new Node(true)) {
			var acquired = new ArrayList<Long>();
			var handedOver = new ArrayList<Long>();
			for (var pair = 0; pair < WARM_UP + PAIRS; pair++) {
				var one = acquiring.hop();
				var other = handingOver.hop();
				if (pair >= WARM_UP) {
					acquired.add(one);
					handedOver.add(other);
				}
			}
			Files.writeString(Path.of("target/fresh-jobs.txt"),
					NeutralText.format("acquired: %s%nhanded over: %s%n", figures(acquired), figures(handedOver)));
			assertThat(at(handedOver, 0.5)).isLessThan(TimeUnit.MILLISECONDS.toNanos(5)).isLessThan(at(acquired, 0.5));
		}
	}

	private static String figures(List<Long> times) {
		return NeutralText.format("p50 %.2f ms, p95 %.2f ms, of %d", at(times, 0.5) / 1e6, at(times, 0.95) / 1e6,
				times.size());
	}

	private static long at(List<Long> times, double share) {
		var sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		return sorted.get((int) (sorted.size() * share));
	}

	/** An engine with a database of its own. */
	private static final class Node implements AutoCloseable {

		private final TestDatabase database = TestDatabase.postgreSql();

		private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

		private final ProcessEngine engine;

		Node(boolean handsOver) {
			this.threads.setCorePoolSize(3);
			this.threads.setMaxPoolSize(10);
			this.threads.setQueueCapacity(3);
			this.threads.initialize();
			var jobs = new SpringJobExecutor();
			jobs.setTaskExecutor(this.threads);
			jobs.setWaitTimeInMillis(5_000);
			jobs.setMaxWait(5_000);
			var configuration = new StandaloneProcessEngineConfiguration();
			configuration.setProcessEngineName(handsOver ? "handing over" : "acquiring");
			configuration.setDataSource(this.database.dataSource());
			configuration.setDatabaseSchemaUpdate("true");
			configuration.setHistory("none");
			configuration.setEnforceHistoryTimeToLive(false);
			configuration.setMetricsEnabled(false);
			configuration.setJobExecutorDeploymentAware(false);
			configuration.setJobExecutor(jobs);
			if (handsOver) {
				var beans = new StaticListableBeanFactory();
				beans.addBean("jdbc", this.database.jdbc());
				configuration.getProcessEnginePlugins()
					.add(new FreshJobsEnginePlugin(beans.getBeanProvider(JdbcClient.class)));
			}
			this.engine = configuration.buildProcessEngine();
			this.engine.getRepositoryService()
				.createDeployment()
				.addModelInstance("hop.bpmn",
						Bpmn.createExecutableProcess("hop")
							.startEvent()
							.userTask()
							.serviceTask()
							.camundaClass(Before.class.getName())
							.serviceTask()
							.camundaAsyncBefore()
							.camundaClass(After.class.getName())
							.endEvent()
							.done())
				.deploy();
			jobs.start();
		}

		/** Completes a task, behind which a job follows. */
		long hop() throws InterruptedException {
			var instance = this.engine.getRuntimeService().startProcessInstanceByKey("hop").getId();
			var tasks = this.engine.getTaskService();
			tasks.complete(tasks.createTaskQuery().processInstanceId(instance).singleResult().getId());
			return After.begun.poll(1, TimeUnit.MINUTES) - Before.committed;
		}

		@Override
		public void close() {
			this.engine.close();
			this.threads.shutdown();
			this.database.close();
		}

	}

	/** Notes the commit of its transaction. */
	public static final class Before implements JavaDelegate {

		private static volatile long committed;

		@Override
		public void execute(DelegateExecution execution) {
			Context.getCommandContext()
				.getTransactionContext()
				.addTransactionListener(TransactionState.COMMITTED, (context) -> committed = System.nanoTime());
		}

	}

	/** Notes the beginning of the job. */
	public static final class After implements JavaDelegate {

		private static final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();

		@Override
		public void execute(DelegateExecution execution) {
			begun.add(System.nanoTime());
		}

	}

}
