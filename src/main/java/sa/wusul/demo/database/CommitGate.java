package sa.wusul.demo.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
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

	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

	/**
	 * Makes a change beside others. While a row is held, the change steps back again and
	 * again for 30 seconds at most, so that the holder can commit.
	 */
	Object beside(Work change) throws Throwable {
		return pass(this.lock.readLock(), change);
	}

	/** Ends a transaction, or does all of one, while nobody changes anything. */
	Object alone(Work commit) throws Throwable {
		return pass(this.lock.writeLock(), commit);
	}

	/** Runs work on the file while nobody changes anything. */
	void alone(Runnable work) {
		this.lock.writeLock().lock();
		try {
			work.run();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	private static Object pass(Lock side, Work work) throws Throwable {
		var end = System.nanoTime() + LONGEST;
		while (true) {
			side.lock();
			try {
				return work.run();
			}
			catch (SQLException refused) {
				if (!isHeld(refused) || System.nanoTime() > end) {
					throw refused;
				}
			}
			finally {
				side.unlock();
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
