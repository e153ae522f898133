package sa.wusul.platform.relay;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Worker for one queue, on a thread of its own and outside the transactions that added
 * the work: right after their commit, and by a poll for work that was postponed, left by
 * a node that died, or added by another node.
 */
public final class Relay<T> implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	/** The way to perform one item of work and settle its claim. */
	@FunctionalInterface
	public interface Work<T> {

		void perform(Claim<T> claim) throws Exception;

	}

	private final WorkQueue<T> queue;

	private final Work<T> work;

	private final Backoff backoff;

	private final RelayProperties properties;

	private final Semaphore bell = new Semaphore(0);

	/** Single instance, so that a transaction with many entries wakes the relay once. */
	private final TransactionSynchronization ringAfterCommit = new TransactionSynchronization() {
		@Override
		public void afterCommit() {
			Relay.this.bell.release();
		}
	};

	private volatile Thread thread;

	private volatile boolean stopping;

	public Relay(WorkQueue<T> queue, Work<T> work, Backoff backoff, RelayProperties properties) {
		this.queue = queue;
		this.work = work;
		this.backoff = backoff;
		this.properties = properties;
	}

	/**
	 * Wakes the relay as soon as the current transaction, if there is one, is committed.
	 */
	public void wakeAfterCommit() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(this.ringAfterCommit);
		}
		else {
			this.bell.release();
		}
	}

	/**
	 * Works in the caller's thread until no work is due.
	 * @return the number of claims
	 */
	public int runUntilIdle() {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalTransactionStateException("The relay must run outside of transactions");
		}
		var total = 0;
		var taken = runOnce();
		while (taken > 0 && !this.stopping) {
			total += taken;
			taken = runOnce();
		}
		return total;
	}

	private int runOnce() {
		var claims = this.queue.claim(this.properties.batch(), this.properties.lease());
		var claimedAt = System.nanoTime();
		for (var claim : claims) {
			if (this.stopping || hasUsedHalf(claimedAt, this.properties.lease())) {
				this.queue.release(claim);
			}
			else {
				perform(claim);
			}
		}
		return claims.size();
	}

	/**
	 * Checks whether half of the lease is used: a slow batch ends early, so that no other
	 * node takes over the rest of it.
	 */
	private static boolean hasUsedHalf(long since, Duration lease) {
		return System.nanoTime() - since > lease.toNanos() / 2;
	}

	private void perform(Claim<T> claim) {
		try {
			this.work.perform(claim);
		}
		catch (PermanentFailureException never) {
			logger.info("{} {}: can never be done; see the reason in its row", this.queue.name(), claim.id());
			this.queue.lose(claim, never.getMessage());
		}
		catch (PostponedException later) {
			this.queue.defer(claim, later.delay(), later.getMessage());
		}
		catch (TemporaryFailureException notYet) {
			tryLater(claim, notYet.getMessage());
		}
		catch (Exception problem) {
			// The message may name a person; it goes into the application's own table,
			// not into the
			// log.
			logger.warn("{} {}: attempt {} failed with {}", this.queue.name(), claim.id(), claim.attempt(),
					problem.getClass().getName());
			tryLater(claim, problem.getClass().getSimpleName() + ": " + problem.getMessage());
		}
	}

	private void tryLater(Claim<T> claim, String reason) {
		if (this.backoff.isOver(claim.attempt())) {
			logger.error("{} {}: given up after {} attempts; see the reason in its row", this.queue.name(), claim.id(),
					claim.attempt());
			this.queue.lose(claim, reason);
		}
		else {
			this.queue.postpone(claim, this.backoff.after(claim.attempt()), reason);
		}
	}

	private void runUntilStopped() {
		while (!this.stopping) {
			try {
				runUntilIdle();
			}
			catch (RuntimeException problem) {
				logger.warn("{}: cannot be read now, will retry: {}", this.queue.name(), problem.getClass().getName());
			}
			await();
		}
	}

	private void await() {
		try {
			this.bell.tryAcquire(this.properties.poll().toMillis(), TimeUnit.MILLISECONDS);
			this.bell.drainPermits();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			this.stopping = true;
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.automatic();
	}

	@Override
	public void start() {
		this.stopping = false;
		this.thread = new Thread(this::runUntilStopped, "wusul-" + this.queue.name());
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** Finishes the current item and releases the rest to the other nodes. */
	@Override
	public void stop() {
		var running = this.thread;
		if (running == null) {
			return;
		}
		this.stopping = true;
		this.bell.release();
		try {
			running.join(this.properties.lease().toMillis());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
