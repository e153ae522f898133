package sa.wusul.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Commits of the demo's database")
@Tag("fast")
class CommitsSurviveKillTest {

	private static final int COMMITS = 20;

	@TempDir
	private Path folder;

	@RepeatedTest(3)
	@DisplayName("are kept when the program is killed right after it reported them")
	void killedRightAfterTheAnswer() throws Exception {
		var url = demoUrl().replace("./data", this.folder.toString());
		var committed = 0;
		var other = start(url);
		try (BufferedReader reports = other.inputReader()) {
			for (var line = reports.readLine(); line != null && committed < COMMITS; line = reports.readLine()) {
				committed = Integer.parseInt(line);
			}
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		assertThat(committed).isEqualTo(COMMITS);
		assertThat(rows(url)).isGreaterThanOrEqualTo(committed);
	}

	private static Process start(String url) throws IOException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return new ProcessBuilder(java, "-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", classPath, Writer.class.getName(),
				url)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static int rows(String url) throws SQLException {
		try (var connection = DriverManager.getConnection(url, "wusul", "");
				var rows = connection.createStatement().executeQuery("select count(*) from reported")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static String demoUrl() throws IOException {
		return (String) new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yaml"))
			.get(0)
			.getProperty("spring.datasource.url");
	}

	/** Another program, which commits row after row and reports each on its output. */
	static final class Writer {

		private Writer() {
		}

		public static void main(String[] arguments) throws SQLException {
			try (var connection = DriverManager.getConnection(arguments[0], "wusul", "");
					var statement = connection.createStatement()) {
				statement.execute("create table reported (number int primary key)");
				connection.setAutoCommit(false);
				for (var number = 1;; number++) {
					statement.executeUpdate("insert into reported values (" + number + ")");
					connection.commit();
					System.out.println(number);
				}
			}
		}

	}

}
