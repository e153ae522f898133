package sa.wusul.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@DisplayName("A failure of the embedded database")
@Tag("fast")
class PassingFailuresTest {

	private static final String DATABASE = "jdbc:h2:mem:passing-failures";

	@Test
	@DisplayName("passes if it is being closed, and not if a statement is wrong")
	void closing() throws SQLException {
		try (var one = DriverManager.getConnection(DATABASE); var other = DriverManager.getConnection(DATABASE)) {
			assertThat(PassingFailures.isPassing(failure(one, "select nothing"))).isFalse();
			execute(other, "shutdown");
			assertThat(failure(one, "select 1")).matches(PassingFailures::isPassing);
		}
	}

	private static Throwable failure(Connection database, String text) {
		return catchThrowable(() -> execute(database, text));
	}

	private static void execute(Connection database, String text) throws SQLException {
		try (var statement = database.createStatement()) {
			statement.execute(text);
		}
	}

}
