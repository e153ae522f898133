package sa.wusul.platform.database;

import java.sql.DriverManager;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/** Statements that a connection of production keeps prepared at PostgreSQL (ADR 104). */
@DisplayName("A connection to the database in production")
@Tag("fast")
class StatementMemoryTest {

	/** Compositions of changes and questions of a busy node. */
	private static final int SEVERAL = 1_000;

	/** The driver prepares a statement at the server from its fifth use on. */
	private static final int USES = 6;

	@Test
	@DisplayName("keeps a thousand statements prepared, so that none drives out another one")
	void kept() throws Exception {
		var properties = SilentDatabaseTest.properties();
		properties.setProperty("user", "postgres");
		properties.setProperty("password", "postgres");
		try (var connection = DriverManager.getConnection(EmbeddedPostgreSql.newDatabase(), properties)) {
			for (var use = 0; use < USES; use++) {
				for (var number = 0; number < SEVERAL; number++) {
					try (var statement = connection.prepareStatement("select " + number + " where 1 = ?")) {
						statement.setInt(1, 1);
						statement.execute();
					}
				}
			}
			try (var statement = connection.createStatement();
					var prepared = statement.executeQuery(
							"select count(*) from pg_prepared_statements where statement like 'select % where 1 = $1'")) {
				prepared.next();
				assertThat(prepared.getInt(1)).isEqualTo(SEVERAL);
			}
		}
	}

}
