package sa.wusul.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Initializer that works as the owner of the tables, on PostgreSQL: after a migration it
 * creates the engine's tables, and gives the account with which the program works its
 * rights.
 */
public final class DatabaseOwnerInitializer extends BaseCallback {

	/** The engine's own scripts, with which it would create its tables itself. */
	private static final List<String> ENGINE = List.of("engine", "history", "identity", "case.engine", "case.history",
			"decision.engine", "decision.history");

	private final String account;

	private DatabaseOwnerInitializer(String account) {
		this.account = account;
	}

	/**
	 * Lets the owner migrate.
	 * @param account the account with which the program works
	 */
	public static void configure(FluentConfiguration flyway, String url, DatabaseProperties.Owner owner,
			String account) {
		flyway.dataSource(url, owner.user(), owner.password()).callbacks(new DatabaseOwnerInitializer(account));
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		try {
			var connection = context.getConnection();
			SchemaLock.holdInTransaction(connection);
			if (!hasEngineTables(connection)) {
				ENGINE.forEach((part) -> ScriptUtils.executeSqlScript(connection, new ClassPathResource(
						"org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")));
			}
			EngineIndexes.create(connection);
			FactPackingInitializer.run(connection);
			try (var statement = connection.createStatement()) {
				statement.execute(grants().replace("${account}", statement.enquoteIdentifier(this.account, true)));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The owner cannot give the account " + this.account + " its rights", ex);
		}
	}

	private static boolean hasEngineTables(Connection connection) throws SQLException {
		try (var statement = connection.createStatement();
				var found = statement.executeQuery("select to_regclass('act_ge_property') is not null")) {
			found.next();
			return found.getBoolean(1);
		}
	}

	private static String grants() {
		try {
			return new ClassPathResource("database/grants.sql").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
