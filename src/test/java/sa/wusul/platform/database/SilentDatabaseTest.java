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
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A line to PostgreSQL that falls silent without an end of its connections. */
@DisplayName("A silent line to the database")
@Tag("fast")
class SilentDatabaseTest {

	private static final String PROPERTIES = "spring.datasource.hikari.data-source-properties.";

	@Test
	@DisplayName("ends with an error in a few minutes at the node, and in less at the database")
	void ends() throws Exception {
		var properties = properties();
		assertThat(Integer.parseInt(properties.getProperty("socketTimeout"))).as("seconds").isBetween(30, 300);
		properties.setProperty("socketTimeout", "2");
		properties.setProperty("user", "postgres");
		properties.setProperty("password", "postgres");
		var url = EmbeddedPostgreSql.newDatabase();
		try (var line = new Line(URI.create(url.substring("jdbc:".length())));
				var connection = DriverManager.getConnection(line.through(url), properties)) {
			assertThat(shown(connection, "tcp_keepalives_idle")).isEqualTo("30");
			assertThat(shown(connection, "tcp_keepalives_interval")).isEqualTo("10");
			assertThat(shown(connection, "tcp_keepalives_count")).isEqualTo("3");

			line.silent = true;
			assertThatThrownBy(() -> shown(connection, "server_version")).isInstanceOf(SQLException.class);
		}
	}

	/** Returns what production tells the driver. */
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
