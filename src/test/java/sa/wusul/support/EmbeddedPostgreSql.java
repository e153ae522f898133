package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.SpringApplication;

/**
 * A real PostgreSQL, started for all tests of this JVM on first use, and stopped with it.
 * Each caller gets an empty database of its own.
 */
public final class EmbeddedPostgreSql {

	private static final AtomicInteger databases = new AtomicInteger();

	/** Whether a program has a database here, and closes it at its own end. */
	private static final AtomicBoolean programs = new AtomicBoolean();

	private static EmbeddedPostgres server;

	private EmbeddedPostgreSql() {
	}

	/** Returns the JDBC URL of a new and empty database. */
	public static String newDatabase() {
		return newDatabase("template1");
	}

	static synchronized String newDatabase(String template) {
		var name = "test" + databases.incrementAndGet();
		execute("create database " + name + " template " + template);
		return server().getJdbcUrl("postgres", name);
	}

	/** Frees the space of a database early. */
	static synchronized void drop(String url) {
		execute("drop database " + name(url) + " with (force)");
	}

	static String name(String url) {
		return url.replaceAll(".*/(\\w+).*", "$1");
	}

	private static void execute(String sql) {
		try (var connection = server().getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException problem) {
			throw new IllegalStateException(problem);
		}
	}

	/** Returns the JDBC address of a new and empty database for a whole program. */
	static String newProgramDatabase() {
		if (programs.compareAndSet(false, true)) {
			// Closes the server after the programs that Spring caches to the end, which
			// still use it. Where no program starts, Spring does not call.
			SpringApplication.getShutdownHandlers().add(EmbeddedPostgreSql::close);
		}
		return newDatabase();
	}

	private static EmbeddedPostgres server() {
		if (server == null) {
			try {
				server = EmbeddedPostgres.builder()
					// Contexts that Spring caches for later tests keep their connections.
					.setServerConfig("max_connections", "300")
					// No test survives a power cut, and closing must not wait for the
					// disk.
					.setServerConfig("fsync", "off")
					.setServerConfig("full_page_writes", "off")
					.setServerConfig("jit", "off")
					.setRegisterShutdownHook(false)
					.start();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					if (!programs.get()) {
						close();
					}
				}));
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
