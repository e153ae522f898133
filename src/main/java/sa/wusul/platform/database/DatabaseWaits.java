package sa.wusul.platform.database;

import java.sql.SQLException;
import java.util.Set;

/** Waits for others in the database, which it ends after some time. */
public final class DatabaseWaits {

	/**
	 * States of SQL: no lock in time (PostgreSQL, H2), a statement that took too long.
	 */
	private static final Set<String> TOO_LONG = Set.of("55P03", "HYT00", "57014");

	/** States of SQL: two that waited for each other. */
	private static final Set<String> CIRCLES = Set.of("40P01", "40001");

	private DatabaseWaits() {
	}

	/**
	 * Checks whether a failure comes from a wait that the database ended. The same may
	 * well succeed a little later.
	 */
	public static boolean ended(Throwable failure) {
		return TOO_LONG.contains(state(failure)) || isCircle(failure);
	}

	/**
	 * Checks whether a failure comes from two transactions that waited for each other, so
	 * that the database chose which of them goes on.
	 */
	public static boolean isCircle(Throwable failure) {
		return CIRCLES.contains(state(failure));
	}

	private static String state(Throwable failure) {
		for (var link = failure; link != null; link = link.getCause()) {
			if (link instanceof SQLException said && said.getSQLState() != null) {
				return said.getSQLState();
			}
		}
		return "";
	}

}
