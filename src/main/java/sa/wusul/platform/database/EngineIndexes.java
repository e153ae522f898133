package sa.wusul.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;

/**
 * Indexes of ours on the engine's tables, and its own ones of history as they are lean,
 * which only their owner can make.
 */
public final class EngineIndexes {

	private static final String POSTGRES = "PostgreSQL";

	private static final String TABLE = "ACT_RU_TASK";

	/** The usual order of lists of tasks. */
	private static final String TASKS_BY_DUE_DATE = "wusul_task_due";

	private EngineIndexes() {
	}

	/**
	 * Creates those that are missing, and makes those of history lean on PostgreSQL, as
	 * long as there is little of it.
	 * @throws SQLException if one is missing, and the account does not own the table
	 */
	public static void create(Connection connection) throws SQLException {
		try (var statement = connection.createStatement()) {
			if (!exists(connection)) {
				statement.execute("create index wusul_task_due on ACT_RU_TASK (DUE_DATE_, ID_)");
			}
			if (POSTGRES.equals(connection.getMetaData().getDatabaseProductName())) {
				statement.execute(lean());
			}
		}
	}

	private static String lean() {
		try {
			return new ClassPathResource("database/history-indexes.sql").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
