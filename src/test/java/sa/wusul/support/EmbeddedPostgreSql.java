package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.SpringApplication;

/**
 * A real PostgreSQL, started once for all tests of this JVM when the first asks for it,
 * and closed when it ends. Each caller gets an empty database of its own.
 */
public final class EmbeddedPostgreSql {

	private static final AtomicInteger databases = new AtomicInteger();

	private static EmbeddedPostgres server;

	private EmbeddedPostgreSql() {
	}

	/** The JDBC address of a new and empty database. */
	public static String newDatabase() {
		return newDatabase("template1");
	}

	static synchronized String newDatabase(String template) {
		var name = "test" + databases.incrementAndGet();
		try (var connection = server().getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("create database " + name + " template " + template);
		}
		catch (SQLException problem) {
			throw new IllegalStateException(problem);
		}
		return url(name);
	}

	static String url(String database) {
		return server().getJdbcUrl("postgres", database);
	}

	private static EmbeddedPostgres server() {
		if (server == null) {
			try {
				server = EmbeddedPostgres.builder()
					// Contexts that Spring keeps for later tests keep their connections.
					.setServerConfig("max_connections", "300")
					.setRegisterShutdownHook(false)
					.start();
				// After the contexts that Spring keeps to the end; they still use it.
				SpringApplication.getShutdownHandlers().add(EmbeddedPostgreSql::close);
			}
			catch (IOException problem) {
				throw new UncheckedIOException(problem);
			}
		}
		return server;
	}

	private static void close() {
		try {
			server.close();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

}
