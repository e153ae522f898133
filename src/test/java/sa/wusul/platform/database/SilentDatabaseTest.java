package sa.wusul.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A line to PostgreSQL that falls silent without an end of its connections. */
@DisplayName("A silent line to the database")
@Tag("fast")
class SilentDatabaseTest {

	private static final String PROPERTIES = "spring.datasource.hikari.data-source-properties.";

	@Test
	@DisplayName("ends with an error in less than the half minute in which another node takes over, and at the database sooner")
	void ends() throws Exception {
		var properties = properties();
		assertThat(Integer.parseInt(properties.getProperty("socketTimeout"))).as("seconds").isBetween(15, 29);
		properties.setProperty("socketTimeout", "2");
		var url = EmbeddedPostgreSql.newDatabase();
		try (var line = new Line(URI.create(url.substring("jdbc:".length())));
				var connection = DriverManager.getConnection(line.through(url), properties)) {
			assertThat(shown(connection, "tcp_keepalives_idle")).isEqualTo("10");
			assertThat(shown(connection, "tcp_keepalives_interval")).isEqualTo("5");
			assertThat(shown(connection, "tcp_keepalives_count")).isEqualTo("2");
			assertThat(shown(connection, "tcp_user_timeout")).isEqualTo("20000");
			assertThat(shown(connection, "client_connection_check_interval")).isEqualTo("5s");

			line.silent = true;
			assertThatThrownBy(() -> shown(connection, "server_version")).isInstanceOf(SQLException.class);
		}
	}

	@Test
	@DisplayName("keeps no lock of a node that stands still in the middle of a transaction")
	void standsStill() throws Exception {
		var properties = properties();
		var limit = "idle_in_transaction_session_timeout=";
		var options = properties.getProperty("options");
		assertThat(options).contains(limit + "25000");
		properties.setProperty("options", options.replace(limit + "25000", limit + "500"));
		var url = EmbeddedPostgreSql.newDatabase();
		try (var still = DriverManager.getConnection(url, properties);
				var other = DriverManager.getConnection(url, properties)) {
			execute(still, "create table work (id int)");
			execute(still, "insert into work values (1)");
			still.setAutoCommit(false);
			execute(still, "update work set id = 2");
			execute(other, "set lock_timeout = '1min'");
			execute(other, "update work set id = 3 where id = 1");
			assertThatThrownBy(() -> execute(still, "update work set id = 4")).isInstanceOf(SQLException.class);
			assertThat(count(other, "work where id = 3")).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("is told from the wait for another node that makes the tables")
	void waitsForTheTables() throws Exception {
		var properties = properties();
		properties.setProperty("socketTimeout", "1");
		var url = EmbeddedPostgreSql.newDatabase();
		var patient = new DriverManagerDataSource(url, properties);
		try (var watching = DriverManager.getConnection(url, properties)) {
			var held = SchemaLock.hold(patient);
			var next = CompletableFuture.supplyAsync(() -> {
				try (var lock = SchemaLock.hold(patient)) {
					return true;
				}
				catch (SQLException ended) {
					throw new IllegalStateException(ended);
				}
			});
			await("tries for longer than a line may be silent").atMost(Duration.ofMinutes(1))
				.until(() -> next.isDone() || count(watching,
						"pg_stat_activity where datname = current_database() and query like '%pg_try_advisory_lock%'"
								+ " and query_start > backend_start + interval '3' second") > 0);
			assertThat(next).isNotDone();
			held.close();
			assertThat(next).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(true);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static int count(Connection connection, String of) throws SQLException {
		try (var statement = connection.createStatement();
				var row = statement.executeQuery("select count(*) from " + of)) {
			row.next();
			return row.getInt(1);
		}
	}

	/** Returns what production tells the driver, with the account of the tests. */
	static Properties properties() throws IOException {
		var properties = new Properties();
		for (var source : new YamlPropertySourceLoader().load("production",
				new ClassPathResource("application-production.yaml"))) {
			for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
				if (name.startsWith(PROPERTIES)) {
					properties.setProperty(name.substring(PROPERTIES.length()), source.getProperty(name).toString());
				}
			}
		}
		properties.setProperty("user", "postgres");
		properties.setProperty("password", "postgres");
		return properties;
	}

	private static String shown(Connection connection, String setting) throws SQLException {
		try (var statement = connection.createStatement(); var row = statement.executeQuery("show " + setting)) {
			row.next();
			return row.getString(1);
		}
	}

	/** A line that forwards both ways until it falls silent. */
	private static final class Line implements AutoCloseable {

		private final ServerSocket entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

		private final CountDownLatch closed = new CountDownLatch(1);

		private final URI database;

		private volatile boolean silent;

		private Line(URI database) throws IOException {
			this.database = database;
			daemon(() -> {
				var client = this.entrance.accept();
				var server = new Socket(this.database.getHost(), this.database.getPort());
				daemon(() -> forward(client.getInputStream(), server.getOutputStream()));
				forward(server.getInputStream(), client.getOutputStream());
			});
		}

		private String through(String url) {
			return url.replace(":" + this.database.getPort() + "/", ":" + this.entrance.getLocalPort() + "/")
				.replace(this.database.getHost(), "127.0.0.1");
		}

		private void forward(InputStream from, OutputStream to) throws Exception {
			var buffer = new byte[8192];
			for (var length = from.read(buffer); length > 0; length = from.read(buffer)) {
				if (this.silent) {
					this.closed.await();
				}
				to.write(buffer, 0, length);
			}
		}

		private interface Work {

			void run() throws Exception;

		}

		private static void daemon(Work work) {
			var thread = new Thread(() -> {
				try {
					work.run();
				}
				catch (Exception gone) {
					// The other end is gone.
				}
			});
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			this.closed.countDown();
			this.entrance.close();
		}

	}

}
