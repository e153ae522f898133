package sa.wusul.platform.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Worker for one queue, outside the transactions that added the work, on a thread of its
 * own for each lane of the queue, so that slow work of one lane holds up no other: right
 * after their commit, and by a poll for work that was postponed, left by a node that
 * died, or added by another node.
 */
public final class Relay<T> implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	/** A handler that takes longer may hang, and loses its claim. */
	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** Time after which outcomes are recorded though the batch goes on. */
	private static final Duration LONGEST_OPEN = Duration.ofMillis(500);

	/** The way to perform one item of work and settle its claim. */
	@FunctionalInterface
	public interface Work<T> {

		void perform(Claim<T> claim) throws Exception;

		/** Begins the work of one claim of many items. */
		default Batch<T> batch() {
			return this::perform;
		}

	}

	/**
	 * The items of one claim, performed one after the other in one thread. An outcome
	 * that is not recorded when the program dies is open: the item is performed again.
	 */
	@FunctionalInterface
	public interface Batch<T> {

		/**
		 * Prepares the items in the transaction that claims them. If that fails, they are
		 * claimed without.
		 */
		default void prepare(List<Claim<T>> claims) {
		}

		/** Returns the batch that goes on after a preparation that was rolled back. */
		default Batch<T> unprepared() {
			return this;
		}

		void perform(Claim<T> claim) throws Exception;

		/** Undoes what was prepared for an item that goes back to the other nodes. */
		default void release(Claim<T> claim) {
		}

		/**
		 * Records outcomes that are not recorded yet.
		 * @return the items whose outcome cannot be recorded, which are performed again
		 */
		default Map<Claim<T>, RuntimeException> record() {
			return Map.of();
		}

	}

	private final WorkQueue<T> queue;

	private final List<Lane> lanes;

	private final Work<T> work;

	private final Consumer<T> givenUp;

	private final Backoff backoff;

	private final RelayProperties properties;

	/** Counts what woke the relay, so that a claim of few items need not be repeated. */
	private final AtomicLong rings = new AtomicLong();

	/** The claims in hand, with the moments after which they are not renewed. */
	private final Map<Claim<T>, Long> held = new ConcurrentHashMap<>();

	private volatile ScheduledExecutorService keeper;

	private volatile boolean stopping;

	public Relay(WorkQueue<T> queue, Work<T> work, Backoff backoff, RelayProperties properties) {
		this(queue, List.of(new Part<>(queue, (content) -> true)), work, (content) -> {
		}, backoff, properties);
	}

	/**
	 * Creates a relay with lanes, which together make up the queue. Work of one lane
	 * keeps its order.
	 * @param givenUp what follows from work whose last attempt failed; it may be called
	 * again
	 */
	public Relay(WorkQueue<T> queue, List<Part<T>> lanes, Work<T> work, Consumer<T> givenUp, Backoff backoff,
			RelayProperties properties) {
		this.queue = queue;
		this.lanes = lanes.stream().map(Lane::new).toList();
		this.work = work;
		this.givenUp = givenUp;
		this.backoff = backoff;
		this.properties = properties;
	}

	/**
	 * Wakes the lane of this item as soon as the current transaction, if there is one, is
	 * committed. The other lanes would look for work and find none.
	 */
	public void wakeAfterCommit(T content) {
		this.lanes.stream().filter((lane) -> lane.mayTake(content)).forEach(Lane::ringAfterCommit);
	}

	/**
	 * Wakes the relay as soon as the current transaction, if there is one, is committed.
	 */
	public void wakeAfterCommit() {
		this.lanes.forEach(Lane::ringAfterCommit);
	}

	/** Wakes the relay now. */
	public void wake() {
		ring();
	}

	private void ring() {
		this.lanes.forEach(Lane::ring);
	}

	/**
	 * Works in the caller's thread until no work is due.
	 * @return the number of claims
	 */
	public int runUntilIdle() {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalTransactionStateException("The relay must run outside of transactions");
		}
		return runUntilIdle(this.queue, this.rings);
	}

	private int runUntilIdle(WorkQueue<T> part, AtomicLong wakings) {
		var total = 0;
		var round = runOnce(part, wakings);
		while (round.mayHaveMore() && !this.stopping) {
			total += round.claims();
			round = runOnce(part, wakings);
		}
		return total + round.claims();
	}

	private Round runOnce(WorkQueue<T> part, AtomicLong wakings) {
		var rung = wakings.get();
		var batch = this.work.batch();
		List<Claim<T>> claims;
		try {
			claims = part.claim(this.properties.batch(), this.properties.lease(), batch::prepare);
		}
		catch (RuntimeException notPrepared) {
			// Nothing is claimed; each item tells by itself what keeps it.
			batch = batch.unprepared();
			claims = part.claim(this.properties.batch(), this.properties.lease(), (alone) -> {
			});
		}
		var isDone = perform(batch, claims);
		return new Round(claims.size(),
				!claims.isEmpty() && (!isDone || claims.size() == this.properties.batch() || wakings.get() != rung));
	}

	private boolean perform(Batch<T> batch, List<Claim<T>> claims) {
		var claimedAt = System.nanoTime();
		claims.forEach((claim) -> this.held.put(claim, claimedAt + LONGEST.toNanos()));
		try {
			return performHeld(batch, claims, claimedAt);
		}
		finally {
			claims.forEach(this.held::remove);
		}
	}

	private boolean performHeld(Batch<T> batch, List<Claim<T>> claims, long claimedAt) {
		var recordedAt = claimedAt;
		var isDone = true;
		for (var claim : claims) {
			if (this.stopping || hasUsedHalf(claimedAt, this.properties.lease())) {
				batch.release(claim);
				this.held.remove(claim);
				this.queue.release(claim);
				isDone = false;
			}
			else {
				if (!perform(batch, claim)) {
					this.held.remove(claim);
					isDone = false;
				}
				if (System.nanoTime() - recordedAt > LONGEST_OPEN.toNanos()) {
					isDone &= record(batch);
					recordedAt = System.nanoTime();
				}
			}
		}
		return record(batch) && isDone;
	}

	/** Records outcomes, or leaves them to be performed again after the lease. */
	private boolean record(Batch<T> batch) {
		try {
			var failures = batch.record();
			failures.forEach(this::fail);
			return failures.isEmpty();
		}
		catch (RuntimeException problem) {
			logger.warn("{}: outcomes cannot be recorded now; their items are performed again: {}", this.queue.name(),
					problem.getClass().getName());
			return false;
		}
	}

	/**
	 * Renews the leases of the claims in hand, which are short so that the work of a node
	 * that dies is taken over soon.
	 */
	private void renew() {
		try {
			var now = System.nanoTime();
			var claims = this.held.entrySet()
				.stream()
				.filter((claim) -> claim.getValue() - now > 0)
				.map(Map.Entry::getKey)
				.toList();
			this.queue.renew(claims, this.properties.lease());
		}
		catch (RuntimeException unavailable) {
			logger.warn("{}: leases cannot be renewed now: {}", this.queue.name(), unavailable.getClass().getName());
		}
	}

	/**
	 * Checks whether half of the lease is used: a slow batch ends early, so that no other
	 * node takes over the rest of it.
	 */
	private static boolean hasUsedHalf(long since, Duration lease) {
		return System.nanoTime() - since > lease.toNanos() / 2;
	}

	/** Performs an item, and returns whether it was done. */
	private boolean perform(Batch<T> batch, Claim<T> claim) {
		try {
			batch.perform(claim);
			return true;
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
			fail(claim, problem);
		}
		return false;
	}

	/**
	 * Tries a failed item later. The message may name a person; it goes into the
	 * application's own table, not into the log.
	 */
	private void fail(Claim<T> claim, Exception problem) {
		logger.warn("{} {}: attempt {} failed with {}", this.queue.name(), claim.id(), claim.attempt(),
				problem.getClass().getName());
		this.held.remove(claim);
		tryLater(claim, problem.getClass().getSimpleName() + ": " + problem.getMessage());
	}

	private void tryLater(Claim<T> claim, String reason) {
		if (this.backoff.isOver(claim.attempt())) {
			logger.error("{} {}: given up after {} attempts; see the reason in its row", this.queue.name(), claim.id(),
					claim.attempt());
			giveUp(claim);
			this.queue.lose(claim, reason);
		}
		else {
			this.queue.postpone(claim, this.backoff.after(claim.attempt()), reason);
		}
	}

	private void giveUp(Claim<T> claim) {
		try {
			this.givenUp.accept(claim.content());
		}
		catch (RuntimeException problem) {
			logger.error("{} {}: nothing follows from giving it up: {}", this.queue.name(), claim.id(),
					problem.getClass().getName());
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.automatic();
	}

	@Override
	public void start() {
		this.stopping = false;
		var third = this.properties.lease().toMillis() / 3;
		this.keeper = Executors.newSingleThreadScheduledExecutor((work) -> {
			var thread = new Thread(work, "wusul-" + this.queue.name() + "-leases");
			thread.setDaemon(true);
			return thread;
		});
		this.keeper.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
		for (var lane = 0; lane < this.lanes.size(); lane++) {
			this.lanes.get(lane).start("wusul-" + this.queue.name() + ((lane > 0) ? "-" + (lane + 1) : ""));
		}
	}

	/** Finishes the current items and releases the rest to the other nodes. */
	@Override
	public void stop() {
		this.stopping = true;
		ring();
		this.lanes.forEach(Lane::join);
		Optional.ofNullable(this.keeper).ifPresent(ExecutorService::shutdownNow);
	}

	@Override
	public boolean isRunning() {
		return this.lanes.stream().anyMatch((lane) -> lane.thread != null);
	}

	/**
	 * A part of a queue.
	 *
	 * @param takes whether an item belongs to it
	 */
	public record Part<T>(WorkQueue<T> queue, Predicate<T> takes) {

	}

	/** The outcome of a claim. */
	private record Round(int claims, boolean mayHaveMore) {

	}

	/** A part of the queue with its thread. */
	private final class Lane {

		private final Part<T> part;

		private final Semaphore bell = new Semaphore(0);

		/** Counts what woke this lane. */
		private final AtomicLong rings = new AtomicLong();

		/** Single instance, so that a transaction with many entries wakes it once. */
		private final TransactionSynchronization afterCommit = new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				ring();
			}
		};

		private volatile Thread thread;

		/** Whether it looked for work once, for which it needs all that handles it. */
		private volatile boolean hasLooked;

		private Lane(Part<T> part) {
			this.part = part;
		}

		private boolean mayTake(T content) {
			return !this.hasLooked || this.part.takes().test(content);
		}

		private void ringAfterCommit() {
			if (TransactionSynchronizationManager.isSynchronizationActive()) {
				TransactionSynchronizationManager.registerSynchronization(this.afterCommit);
			}
			else {
				ring();
			}
		}

		private void ring() {
			Relay.this.rings.incrementAndGet();
			this.rings.incrementAndGet();
			this.bell.release();
		}

		private void start(String name) {
			this.thread = new Thread(this::runUntilStopped, name);
			this.thread.setDaemon(true);
			this.thread.start();
		}

		private void runUntilStopped() {
			while (!Relay.this.stopping) {
				try {
					runUntilIdle(this.part.queue(), this.rings);
					this.hasLooked = true;
				}
				catch (RuntimeException problem) {
					logger.warn("{}: cannot be read now, will retry: {}", this.part.queue().name(),
							problem.getClass().getName());
				}
				await();
			}
		}

		private void await() {
			try {
				this.bell.tryAcquire(Relay.this.properties.poll().toMillis(), TimeUnit.MILLISECONDS);
				this.bell.drainPermits();
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				Relay.this.stopping = true;
			}
		}

		private void join() {
			var running = this.thread;
			if (running == null) {
				return;
			}
			try {
				running.join(LONGEST.toMillis());
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
			this.thread = null;
		}

	}

}
