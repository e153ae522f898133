package sa.wusul.demo.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.h2.api.ErrorCode;

import org.springframework.stereotype.Component;

/**
 * Gate at the embedded database: changes pass side by side, and a commit alone. H2 writes
 * its maps to the file one after another. A program that is killed right after a commit
 * would keep a part of what another transaction was changing meanwhile, for example a
 * case without its process (ADR 31).
 */
@Component
class CommitGate {

	/** Lets a change step back after so many milliseconds in which a row is held. */
	static final String STEP_BACK = "set lock_timeout 20";

	private static final long LONGEST = Duration.ofSeconds(30).toNanos();

	/**
	 * How long a commit and a change wait for each other. If a statement of a transaction
	 * failed, H2 lets another change wait for its rows without a pause and without an
	 * end; only the commit ends that, and what the transaction changes before it.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** How long a change lets commits go first. */
	private static final Duration COURTESY = Duration.ofMillis(100);

	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

	private volatile boolean isFileInWork;

	/**
	 * Makes a change beside others. While a row is held, the change steps back again and
	 * again for 30 seconds at most, so that the holder can commit.
	 */
	Object beside(Work change) throws Throwable {
		return again(() -> {
			var isBeside = enter();
			try {
				return change.run();
			}
			finally {
				if (isBeside) {
					this.lock.readLock().unlock();
				}
			}
		});
	}

	/**
	 * Ends a transaction, or does all of one, while nobody changes anything. It does not
	 * wait longer than two seconds for that.
	 */
	Object alone(Work commit) throws Throwable {
		return again(() -> {
			var isAlone = entered();
			try {
				return commit.run();
			}
			finally {
				if (isAlone) {
					this.lock.writeLock().unlock();
				}
			}
		});
	}

	/**
	 * Lets commits go first that wait already, but not for long: they may wait for
	 * another change, and that for the end of this one's transaction. Nor does it wait
	 * longer than two seconds for one who is alone, and may wait for this one, unless
	 * that is work on the file.
	 */
	private boolean enter() {
		var side = this.lock.readLock();
		var end = System.nanoTime() + PATIENCE.toNanos();
		try {
			while (!side.tryLock(COURTESY.toMillis(), TimeUnit.MILLISECONDS) && !side.tryLock()) {
				if (!this.isFileInWork && System.nanoTime() > end) {
					return false;
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return side.tryLock();
		}
	}

	/** Waits to be alone; one who is interrupted goes on at once. */
	private boolean entered() {
		try {
			return this.lock.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Runs work on the file while nobody changes anything. */
	void alone(Runnable work) {
		this.lock.writeLock().lock();
		this.isFileInWork = true;
		try {
			work.run();
		}
		finally {
			this.isFileInWork = false;
			this.lock.writeLock().unlock();
		}
	}

	private static Object again(Work work) throws Throwable {
		var end = System.nanoTime() + LONGEST;
		while (true) {
			try {
				return work.run();
			}
			catch (SQLException refused) {
				if (!isHeld(refused) || System.nanoTime() > end) {
					throw refused;
				}
			}
		}
	}

	/** A batch has forgotten its rows when it fails. */
	private static boolean isHeld(SQLException refused) {
		return refused.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1 && !(refused instanceof BatchUpdateException);
	}

	/** A call of the database. */
	interface Work {

		Object run() throws Throwable;

	}

}
