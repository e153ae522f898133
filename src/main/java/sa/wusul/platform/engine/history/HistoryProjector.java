package sa.wusul.platform.engine.history;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import sa.wusul.platform.relay.RelayProperties;

/**
 * Brings facts to the engine's tables on a thread of its own: soon after their commit,
 * many commands at once, and by a poll those of a node that died.
 */
@Component
class HistoryProjector implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(HistoryProjector.class);

	/** Lets the facts of other commands join. */
	private static final Duration GATHERING = Duration.ofMillis(100);

	private final HistoryProjectionService projection;

	private final RelayProperties properties;

	private final Semaphore bell = new Semaphore(0);

	/** One instance, so that a transaction with many commands rings once. */
	private final TransactionSynchronization ringAfterCommit = new TransactionSynchronization() {
		@Override
		public void afterCommit() {
			HistoryProjector.this.bell.release();
		}
	};

	private volatile Thread thread;

	HistoryProjector(HistoryProjectionService projection, HistoryFactRepository facts, RelayProperties properties,
			MeterRegistry registry, Clock clock) {
		this.projection = projection;
		this.properties = properties;
		Gauge
			.builder("wusul.history.waiting.seconds",
					() -> facts.oldest()
						.map((oldest) -> Duration.between(oldest, clock.instant()))
						.filter((age) -> !age.isNegative())
						.orElse(Duration.ZERO)
						.toMillis() / 1000.0)
			.description("Age of the oldest facts that are not yet in the engine's tables of history")
			.register(registry);
		Gauge.builder("wusul.history.failed", facts::failed)
			.description("Rows of history_fact that do not fit the engine's tables")
			.register(registry);
	}

	void wakeAfterCommit() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(this.ringAfterCommit);
		}
		else {
			this.bell.release();
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.automatic();
	}

	@Override
	public void start() {
		this.thread = new Thread(this::run, "wusul-history");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run() {
		try {
			while (isRunning()) {
				try {
					this.projection.bringUpToDate();
				}
				catch (RuntimeException problem) {
					log.warn("History cannot be brought up to date now, will retry: {}", problem.getClass().getName());
				}
				if (this.bell.tryAcquire(this.properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
					Thread.sleep(GATHERING.toMillis());
				}
				this.bell.drainPermits();
			}
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		var running = this.thread;
		this.thread = null;
		this.bell.release();
		try {
			running.join(Duration.ofSeconds(10).toMillis());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
