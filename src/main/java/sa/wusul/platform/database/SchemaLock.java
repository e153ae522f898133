package sa.wusul.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Lock under which one node at a time makes tables, rights and indexes that migrations do
 * not make, on PostgreSQL; another database has one node. It needs no table of its own,
 * since there may be none yet, and ends with its connection.
 */
public final class SchemaLock implements AutoCloseable {

	/** Any number that nobody else locks. */
	private static final long KEY = 0x577573756CL;

	private final Connection connection;

	private SchemaLock(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Waits for the lock, which is held until it is closed.
	 * @throws SQLException if the database cannot be reached
	 */
	public static SchemaLock hold(DataSource dataSource) throws SQLException {
		var connection = dataSource.getConnection();
		execute(connection, "select pg_advisory_lock(");
		return new SchemaLock(connection);
	}

	/**
	 * Waits for the lock, which is held until the end of the transaction.
	 * @throws SQLException if the database cannot be reached
	 */
	static void holdInTransaction(Connection connection) throws SQLException {
		execute(connection, "select pg_advisory_xact_lock(");
	}

	private static void execute(Connection connection, String call) throws SQLException {
		if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
			try (var statement = connection.createStatement()) {
				statement.execute(call + KEY + ")");
			}
		}
	}

	@Override
	public void close() throws SQLException {
		try (this.connection) {
			execute(this.connection, "select pg_advisory_unlock(");
		}
	}

}
