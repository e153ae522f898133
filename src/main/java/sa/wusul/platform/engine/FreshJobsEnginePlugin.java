package sa.wusul.platform.engine;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * Engine plug-in that gives a fresh job to a free thread of this node right after the
 * commit, instead of looking for it by an acquisition. The job is inserted as locked by
 * this node, with the same short lock as an acquired one, so that another node takes it
 * if this one dies. Switched off by {@code wusul.fresh-jobs: acquired}.
 *
 * <p>
 * Exclusive jobs of an instance never run side by side: those of a command go to one
 * thread, which gives them back if the instance has another job that is locked or due. Of
 * two commands the one that commits later sees the job of the other, and an acquisition
 * takes no job of an instance that has a locked one.
 */
@Component
@ConditionalOnProperty(name = "wusul.fresh-jobs", havingValue = "handed-over", matchIfMissing = true)
class FreshJobsEnginePlugin extends AbstractProcessEnginePlugin {

	private static final Logger log = LoggerFactory.getLogger(FreshJobsEnginePlugin.class);

	private final ObjectProvider<JdbcClient> jdbc;

	/** Gives back jobs, outside of the transaction that has just been committed. */
	private final ExecutorService giver = Executors.newSingleThreadExecutor((work) -> {
		var thread = new Thread(work, "wusul-fresh-jobs");
		thread.setDaemon(true);
		return thread;
	});

	private ProcessEngineConfigurationImpl engine;

	FreshJobsEnginePlugin(ObjectProvider<JdbcClient> jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		this.engine = configuration;
		EngineSessions.add(configuration, JobManager.class, Jobs::new);
	}

	/** Checks whether a thread of this node waits for work. */
	private boolean isThreadFree() {
		return this.engine.getJobExecutor() instanceof SpringJobExecutor executor && executor.isActive()
				&& executor.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads
				&& threads.getActiveCount() < threads.getCorePoolSize() && threads.getQueueSize() == 0;
	}

	private void handOver(Batch batch) {
		var executor = (SpringJobExecutor) this.engine.getJobExecutor();
		try {
			executor.getTaskExecutor().execute(() -> perform(batch, executor));
		}
		catch (TaskRejectedException busy) {
			this.giver.execute(() -> giveBack(batch.jobs()));
		}
	}

	private void perform(Batch batch, SpringJobExecutor executor) {
		if (batch.mayHaveOthers() && hasOther(batch)) {
			giveBack(batch.jobs());
		}
		else {
			executor.getExecuteJobsRunnable(List.copyOf(batch.jobs()), this.engine.getProcessEngine()).run();
		}
	}

	/** Checks for a job that another thread may run or be about to take. */
	private boolean hasOther(Batch batch) {
		var soon = ClockUtil.getCurrentTime().getTime() + this.engine.getJobExecutor().getLockTimeInMillis();
		try {
			return this.jdbc.getObject()
				.sql("""
						select count(*) from ACT_RU_JOB
						where PROCESS_INSTANCE_ID_ = :instance and ID_ not in (:jobs) and RETRIES_ > 0
						and (LOCK_OWNER_ is not null or DUEDATE_ is null or DUEDATE_ <= :soon)""")
				.param("instance", batch.instance())
				.param("jobs", batch.jobs())
				.param("soon", new Timestamp(soon))
				.query(Integer.class)
				.single() > 0;
		}
		catch (RuntimeException unavailable) {
			return true;
		}
	}

	private void giveBack(List<String> jobs) {
		try {
			this.jdbc.getObject()
				.sql("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = :owner and ID_ in (:jobs)")
				.param("owner", this.engine.getJobExecutor().getLockOwner())
				.param("jobs", jobs)
				.update();
			this.engine.getJobExecutor().jobWasAdded();
		}
		catch (RuntimeException unavailable) {
			log.warn("Fresh jobs stay locked until their lock ends: {}", unavailable.getClass().getName());
		}
	}

	/**
	 * Jobs for one thread.
	 *
	 * @param mayHaveOthers whether the instance may have jobs of other commands
	 */
	private record Batch(String instance, boolean mayHaveOthers, List<String> jobs) {

	}

	/** The jobs of one command. */
	private final class Jobs extends JobManager {

		/** The exclusive jobs that are handed over, by instances. */
		private final Map<String, Batch> exclusive = new HashMap<>();

		@Override
		protected void hintJobExecutor(JobEntity job) {
			if (mayBeHandedOver(job)) {
				var executor = Context.getProcessEngineConfiguration().getJobExecutor();
				job.setLockOwner(executor.getLockOwner());
				job.setLockExpirationTime(
						new Date(ClockUtil.getCurrentTime().getTime() + executor.getLockTimeInMillis()));
				batch(job).jobs().add(job.getId());
			}
			else {
				super.hintJobExecutor(job);
			}
		}

		private Batch batch(JobEntity job) {
			return job.isExclusive() ? this.exclusive.computeIfAbsent(job.getProcessInstanceId(),
					(instance) -> begin(instance, !isNew(instance))) : begin(job.getProcessInstanceId(), false);
		}

		private Batch begin(String instance, boolean mayHaveOthers) {
			var batch = new Batch(instance, mayHaveOthers, new ArrayList<>());
			Context.getCommandContext()
				.getTransactionContext()
				.addTransactionListener(TransactionState.COMMITTED,
						(context) -> FreshJobsEnginePlugin.this.handOver(batch));
			return batch;
		}

		private boolean mayBeHandedOver(JobEntity job) {
			return AsyncContinuationJobHandler.TYPE.equals(job.getJobHandlerType())
					&& job.getProcessInstanceId() != null && !job.isSuspended() && isJobDue(job)
					&& isOrdinary(job, Context.getCommandContext()) && !isOfRunningJob(job) && isThreadFree();
		}

		/** Checks for a job that is new, and for settings that order or choose jobs. */
		private boolean isOrdinary(JobEntity job, CommandContext context) {
			var configuration = context.getProcessEngineConfiguration();
			return context.getDbEntityManager().getDbEntityCache().isTransient(job)
					&& isJobPriorityInJobExecutorPriorityRange(job.getPriority())
					&& !configuration.isJobExecutorAcquireByPriority() && !configuration.isJobExecutorDeploymentAware()
					&& !configuration.isJobExecutorAcquireExclusiveOverProcessHierarchies();
		}

		/** Checks whether the command is a job of the same instance, which goes on. */
		private boolean isOfRunningJob(JobEntity job) {
			var current = Context.getJobExecutorContext();
			return current != null && areInSameProcessInstance(job, current.getCurrentJob());
		}

		/** Checks whether the command itself begins the instance. */
		private boolean isNew(String instance) {
			var known = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
			var execution = known.get(ExecutionEntity.class, instance);
			return execution != null && known.isTransient(execution);
		}

	}

}
