package sa.wusul.platform.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.text.NeutralText;

/**
 * Sequencer of the audit log: gives committed entries their index in the tree, and signs
 * a checkpoint. One node does so at a time, under the lock of the head, a few times a
 * second while there is something to do; the transactions of deeds do not wait for it.
 */
public class AuditSequencer implements SmartLifecycle {

	/** Deed of the first entry of a run. */
	static final String STARTED = "program.started";

	/** Deed of the last entry of a run; a run that was killed has none. */
	static final String STOPPED = "program.stopped";

	private static final Logger logger = LoggerFactory.getLogger(AuditSequencer.class);

	private static final int BATCH = 500;

	private static final long POLL_MILLIS = 5000;

	private final AuditRepository repository;

	private final TransactionTemplate transaction;

	private final AuditKey key;

	private final AuditLog log;

	private final AuditAlarm alarm;

	private final AuditProperties settings;

	private final boolean automatic;

	private final Clock clock;

	private volatile Thread thread;

	private volatile boolean stopping;

	/** Size of the tree that this node saw committed last. */
	private long seen;

	private long placedSize;

	private long publishedSize = -1;

	private Instant publishedAt = Instant.EPOCH;

	AuditSequencer(AuditRepository repository, PlatformTransactionManager transactions, AuditKey key, AuditLog log,
			AuditAlarm alarm, AuditProperties settings, boolean automatic, Clock clock) {
		this.repository = repository;
		this.transaction = new TransactionTemplate(transactions);
		this.key = key;
		this.log = log;
		this.alarm = alarm;
		this.settings = settings;
		this.automatic = automatic;
		this.clock = clock;
	}

	/**
	 * Writes refusals that wait, and sequences all entries that are committed.
	 * @return the number of entries that got their index
	 */
	public int runUntilIdle() {
		this.log.writeWaiting();
		var total = 0;
		var placed = BATCH;
		while (placed == BATCH) {
			placed = this.transaction.execute((status) -> sequence());
			this.seen = this.placedSize;
			total += placed;
		}
		this.alarm.sequenced();
		return total;
	}

	/**
	 * Returns the last checkpoint as a signed note, or nothing before the first entry.
	 */
	public String checkpoint() {
		return this.repository.head().note().orElse("");
	}

	private int sequence() {
		var head = this.repository.holdHead();
		if (head.treeSize() < this.seen) {
			this.alarm
				.raise(NeutralText.format("the head went back from %d to %d entries", this.seen, head.treeSize()));
		}
		this.placedSize = head.treeSize();
		var waiting = this.repository.waiting(BATCH);
		if (waiting.isEmpty()) {
			return 0;
		}
		var tree = head.tree();
		waiting.forEach((entry) -> place(entry, tree));
		if (tree.size() > head.treeSize()) {
			this.placedSize = tree.size();
			var checkpoint = Checkpoint.sign(tree, this.key);
			this.repository.moveHead(tree, checkpoint.note(this.key.publicKey()), this.clock);
		}
		return waiting.size();
	}

	private void place(SealedEntry entry, MerkleTree tree) {
		if (!entry.isSealedBy(this.key)) {
			this.alarm.raise(NeutralText.format("the row %d was not written by the program", entry.id()));
			this.repository.place(entry.id(), -entry.id(), "");
			return;
		}
		var leaf = entry.leaf(tree.size(), this.key);
		this.repository.place(entry.id(), tree.size(), leaf.signatureText());
		tree.add(leaf.hash());
	}

	/**
	 * Writes the checkpoint to the program's log, which is kept elsewhere: entries that
	 * are cut off with the head are noticed by it.
	 */
	private void publish() {
		var head = this.repository.head();
		if (head.treeSize() != this.publishedSize) {
			head.note().ifPresent((note) -> logger.info("Audit checkpoint: {}", note));
			this.publishedSize = head.treeSize();
		}
		this.publishedAt = this.clock.instant();
	}

	private void runUntilStopped() {
		while (!this.stopping) {
			try {
				runUntilIdle();
				if (Duration.between(this.publishedAt, this.clock.instant())
					.compareTo(this.settings.publishEvery()) >= 0) {
					publish();
				}
			}
			catch (RuntimeException problem) {
				this.alarm.trouble(problem);
			}
			await();
		}
	}

	private void await() {
		try {
			this.log.bell().tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
			if (!this.stopping) {
				Thread.sleep(this.settings.pause().toMillis());
			}
			this.log.bell().drainPermits();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			this.stopping = true;
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.automatic;
	}

	@Override
	public void start() {
		this.log.beginRun();
		this.log.add(List.of(AuditEntry.done(AuditEntry.PROGRAM, STARTED)));
		this.stopping = false;
		this.thread = new Thread(this::runUntilStopped, "wusul-audit");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	@Override
	public void stop() {
		var running = this.thread;
		if (running == null) {
			return;
		}
		this.stopping = true;
		this.log.bell().release();
		try {
			running.join(TimeUnit.SECONDS.toMillis(30));
			this.log.add(AuditEntry.done(AuditEntry.PROGRAM, STOPPED));
			runUntilIdle();
			publish();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException problem) {
			logger.warn("The end of this run is not in the audit log: {}", problem.toString());
		}
		this.thread = null;
	}

	/** Stops after the web server and the engine, and starts before them. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE + 1000;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
