package sa.wusul.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Indexes of ours on the engine's tables, which only their owner can make. */
public final class EngineIndexes {

	private static final String TABLE = "ACT_RU_TASK";

	/** The usual order of lists of tasks. */
	private static final String TASKS_BY_DUE_DATE = "wusul_task_due";

	private EngineIndexes() {
	}

	/**
	 * Creates those that are missing.
	 * @throws SQLException if one is, and the account does not own the table
	 */
	public static void create(Connection connection) throws SQLException {
		if (!exists(connection)) {
			try (var statement = connection.createStatement()) {
				statement.execute("create index wusul_task_due on ACT_RU_TASK (DUE_DATE_, ID_)");
			}
		}
	}

	private static boolean exists(Connection connection) throws SQLException {
		var tables = connection.getMetaData();
		var table = tables.storesLowerCaseIdentifiers() ? TABLE.toLowerCase(Locale.ROOT) : TABLE;
		try (var index = tables.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
			while (index.next()) {
				if (TASKS_BY_DUE_DATE.equalsIgnoreCase(index.getString("INDEX_NAME"))) {
					return true;
				}
			}
			return false;
		}
	}

}
