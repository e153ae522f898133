package sa.wusul.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;

/**
 * Indexes of ours on the engine's tables, and its own ones as they are lean, without
 * those that another one answers, and with those foreign keys that no other implies;
 * besides, on PostgreSQL, the tasks of each group in the order of lists. Only the owner
 * of the tables can make them.
 */
public final class EngineIndexes {

	static final String POSTGRES = "PostgreSQL";

	/**
	 * Lists of tasks in their usual order: of all, of a step, of a process. Priorities
	 * are read in the index. Then the tasks of a group, and those below a task, for which
	 * the engine looks at each completion and has no index. Then rights by their kind:
	 * those to single instances are as many as instances are open.
	 */
	private static final List<Index> INDEXES = List.of(
			new Index("wusul_task_order", "ACT_RU_TASK", "DUE_DATE_, PRIORITY_ desc, ID_"),
			new Index("wusul_task_step", "ACT_RU_TASK", "TASK_DEF_KEY_, DUE_DATE_, PRIORITY_ desc"),
			new Index("wusul_task_process", "ACT_RU_TASK", "PROC_DEF_ID_, DUE_DATE_, PRIORITY_ desc"),
			new Index("wusul_link_group", "ACT_RU_IDENTITYLINK", "GROUP_ID_, TYPE_, TASK_ID_"),
			new Index("wusul_task_parent", "ACT_RU_TASK", "PARENT_TASK_ID_"),
			new Index("wusul_right_kind", "ACT_RU_AUTHORIZATION", "RESOURCE_TYPE_"));

	/** Index of earlier versions, which another one has replaced. */
	private static final Index REPLACED = new Index("wusul_task_due", "ACT_RU_TASK", "DUE_DATE_, ID_");

	private EngineIndexes() {
	}

	/**
	 * Creates those that are missing, and makes the engine's lean on PostgreSQL, as long
	 * as their tables have few rows and are not in use.
	 * @throws SQLException if one is missing, and the account does not own the table
	 */
	public static void create(Connection connection) throws SQLException {
		try (var statement = connection.createStatement()) {
			for (var index : INDEXES) {
				if (!exists(connection, index)) {
					statement.execute(
							"create index " + index.name() + " on " + index.table() + " (" + index.columns() + ")");
				}
			}
			if (exists(connection, REPLACED)) {
				statement.execute("drop index " + REPLACED.name());
			}
			if (POSTGRES.equals(connection.getMetaData().getDatabaseProductName())) {
				for (var script : List.of("lean-indexes", "implied-checks", "claimable-tasks")) {
					statement.execute(text(script));
				}
			}
		}
	}

	private static String text(String script) {
		try {
			return new ClassPathResource("database/" + script + ".sql").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean exists(Connection connection, Index wanted) throws SQLException {
		var tables = connection.getMetaData();
		var table = tables.storesLowerCaseIdentifiers() ? wanted.table().toLowerCase(Locale.ROOT) : wanted.table();
		try (var index = tables.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
			while (index.next()) {
				if (wanted.name().equalsIgnoreCase(index.getString("INDEX_NAME"))) {
					return true;
				}
			}
			return false;
		}
	}

	private record Index(String name, String table, String columns) {

	}

}
