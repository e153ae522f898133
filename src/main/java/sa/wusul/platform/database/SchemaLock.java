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

	/**
	 * Milliseconds between two tries. One statement that waits would look like a line to
	 * the database that has fallen silent, while another node makes the tables.
	 */
	private static final int PAUSE = 200;

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
		try {
			await(connection, "select pg_try_advisory_lock(");
			return new SchemaLock(connection);
		}
		catch (SQLException | RuntimeException failed) {
			connection.close();
			throw failed;
		}
	}

	/**
	 * Waits for the lock, which is held until the end of the transaction.
	 * @throws SQLException if the database cannot be reached
	 */
	static void holdInTransaction(Connection connection) throws SQLException {
		await(connection, "select pg_try_advisory_xact_lock(");
	}

	private static void await(Connection connection, String call) throws SQLException {
		try {
			while (!isDone(connection, call)) {
				Thread.sleep(PAUSE);
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new SQLException("The wait for the lock of the tables was interrupted", interrupted);
		}
	}

	private static boolean isDone(Connection connection, String call) throws SQLException {
		if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
			return true;
		}
		try (var statement = connection.createStatement(); var done = statement.executeQuery(call + KEY + ")")) {
			return done.next() && done.getBoolean(1);
		}
	}

	@Override
	public void close() throws SQLException {
		try (this.connection) {
			isDone(this.connection, "select pg_advisory_unlock(");
		}
	}

}
