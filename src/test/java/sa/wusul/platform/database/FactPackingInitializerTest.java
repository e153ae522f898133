package sa.wusul.platform.database;

import java.sql.DriverManager;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code RestoreDrillIT} sees facts packed by a server that has LZ4. */
@DisplayName("The packing of facts of history")
@Tag("fast")
class FactPackingInitializerTest {

	@Test
	@DisplayName("stays as it was while the table is in use, and by a server without LZ4, which starts all the same")
	void asBefore() throws Exception {
		var url = EmbeddedPostgreSql.newDatabase();
		var database = new SingleConnectionDataSource(url, "postgres", "postgres", true);
		try (var reader = DriverManager.getConnection(url, "postgres", "postgres")) {
			var jdbc = JdbcClient.create(database);
			jdbc.sql("create table history_fact (facts text)").update();
			reader.setAutoCommit(false);
			reader.createStatement().execute("select * from history_fact");
			FactPackingInitializer.run(database.getConnection());
			assertThat(packing(jdbc)).isEmpty();

			reader.rollback();
			FactPackingInitializer.run(database.getConnection());
			assertThat(packing(jdbc)).isEqualTo(hasLz4(jdbc) ? "l" : "");
		}
		finally {
			database.destroy();
		}
	}

	private static String packing(JdbcClient jdbc) {
		return jdbc.sql("select trim(attcompression::text) from pg_attribute where attname = 'facts'")
			.query(String.class)
			.single();
	}

	private static boolean hasLz4(JdbcClient jdbc) {
		return jdbc.sql("select setting like '%--with-lz4%' from pg_config() where name = 'CONFIGURE'")
			.query(Boolean.class)
			.single();
	}

}
