package sa.wusul.platform.database;

import java.sql.SQLException;
import java.util.Set;

/** Waits for others in the database, which it ends after some time. */
public final class DatabaseWaits {

	/**
	 * States of SQL: no lock in time (PostgreSQL, H2), a statement that took too long,
	 * and two that waited for each other.
	 */
	private static final Set<String> ENDED = Set.of("55P03", "HYT00", "57014", "40P01", "40001");

	private DatabaseWaits() {
	}

	/**
	 * Checks whether a failure comes from a wait that the database ended. The same may
	 * well succeed a little later.
	 */
	public static boolean ended(Throwable failure) {
		for (var link = failure; link != null; link = link.getCause()) {
			if (link instanceof SQLException said && said.getSQLState() != null) {
				return ENDED.contains(said.getSQLState());
			}
		}
		return false;
	}

}
