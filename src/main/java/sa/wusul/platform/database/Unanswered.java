package sa.wusul.platform.database;

/**
 * Changes of the program's own tables whose answer nobody needs. They go to PostgreSQL
 * with the next statement of their transaction, before it and in the same message
 * ({@link JoiningConnection}), and at the latest before the commit. Each reader sees them
 * as ever. A failure shows at the next statement, and nothing of the transaction stays.
 */
public final class Unanswered {

	private static final ThreadLocal<Boolean> written = ThreadLocal.withInitial(() -> false);

	private Unanswered() {
	}

	/**
	 * Writes something, without waiting for the database. Neither the number of changed
	 * rows nor a broken unique key may matter to the caller.
	 */
	public static void write(Runnable changes) {
		var before = written.get();
		written.set(true);
		try {
			changes.run();
		}
		finally {
			written.set(before);
		}
	}

	/** Returns true while something is written whose answer nobody needs. */
	static boolean isWritten() {
		return written.get();
	}

}
