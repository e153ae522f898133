package sa.wusul.platform.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.relay.RelayProperties;

/**
 * The locks of this node's jobs. They are short, so that the jobs of a node that dies are
 * soon another one's, and are renewed while the node lives: a job may take longer than
 * its lock. A node that stops gives back what it did not begin.
 */
@Component
class JobLocks implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(JobLocks.class);

	/** A job that is locked for longer may hang, and its lock is left to end. */
	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final Duration FAREWELL = Duration.ofSeconds(20);

	private final JdbcClient jdbc;

	private final ProcessEngineConfigurationImpl engine;

	private final RelayProperties relays;

	/** How long a stop waits for the jobs in hand. */
	private final Duration farewell;

	private final RenewedJobLocks renewed;

	private final Map<String, Long> lockedSince = new HashMap<>();

	private volatile ScheduledExecutorService keeper;

	@Autowired
	JobLocks(JdbcClient jdbc, ProcessEngineConfigurationImpl engine, RelayProperties relays, RenewedJobLocks renewed) {
		this(jdbc, engine, relays, renewed, FAREWELL);
	}

	JobLocks(JdbcClient jdbc, ProcessEngineConfigurationImpl engine, RelayProperties relays, RenewedJobLocks renewed,
			Duration farewell) {
		this.renewed = renewed;
		this.farewell = farewell;
		this.jdbc = jdbc;
		this.engine = engine;
		this.relays = relays;
	}

	private JobExecutor executor() {
		return this.engine.getJobExecutor();
	}

	/** Renews the locks of the jobs that are in progress or wait for a thread here. */
	void renew() {
		try {
			var now = System.nanoTime();
			var mine = mine();
			this.lockedSince.keySet().retainAll(mine);
			mine.forEach((job) -> this.lockedSince.putIfAbsent(job, now));
			var jobs = mine.stream().filter((job) -> now - this.lockedSince.get(job) < LONGEST.toNanos()).toList();
			var until = ClockUtil.getCurrentTime().getTime() + executor().getLockTimeInMillis();
			this.renewed.renew(jobs, new Date(until), (kept) -> this.jdbc
				.sql("update ACT_RU_JOB set LOCK_EXP_TIME_ = :until where LOCK_OWNER_ = :owner and ID_ in (:jobs)")
				.param("until", new Timestamp(until))
				.param("owner", executor().getLockOwner())
				.param("jobs", kept)
				.update());
		}
		catch (RuntimeException unavailable) {
			log.warn("Locks of jobs cannot be renewed now: {}", unavailable.getClass().getName());
		}
	}

	private List<String> mine() {
		return this.jdbc.sql("select ID_ from ACT_RU_JOB where LOCK_OWNER_ = ?")
			.param(executor().getLockOwner())
			.query(String.class)
			.list();
	}

	@Override
	public boolean isAutoStartup() {
		return this.relays.automatic();
	}

	@Override
	public void start() {
		this.keeper = Executors.newSingleThreadScheduledExecutor((work) -> {
			var thread = new Thread(work, "wusul-job-locks");
			thread.setDaemon(true);
			return thread;
		});
		var third = executor().getLockTimeInMillis() / 3;
		this.keeper.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
	}

	/** Takes no more jobs, lets those in progress end, and unlocks the others. */
	@Override
	public void stop() {
		if (executor().isActive()) {
			executor().shutdown();
			var end = System.nanoTime() + this.farewell.toNanos();
			try {
				while (!mine().isEmpty() && System.nanoTime() < end) {
					TimeUnit.MILLISECONDS.sleep(100);
				}
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		this.keeper.shutdownNow();
		this.keeper = null;
		this.jdbc.sql("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?")
			.param(executor().getLockOwner())
			.update();
	}

	@Override
	public boolean isRunning() {
		return this.keeper != null;
	}

}
