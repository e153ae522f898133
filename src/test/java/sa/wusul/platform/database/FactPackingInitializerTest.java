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
	@DisplayName("stays as it was while the table is in use, by another account than the owner and by a server without LZ4")
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
			jdbc.sql("create role packer").update();
			jdbc.sql("grant all on history_fact to packer").update();
			jdbc.sql("set role packer").update();
			FactPackingInitializer.run(database.getConnection());
			jdbc.sql("reset role").update();
			jdbc.sql("drop owned by packer").update();
			jdbc.sql("drop role packer").update();
			assertThat(packing(jdbc)).as("by an account that does not own it").isEmpty();

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
