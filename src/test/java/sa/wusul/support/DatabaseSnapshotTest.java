package sa.wusul.support;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("A database that is put back")
@Tag("story")
class DatabaseSnapshotTest {

	@Test
	@DisplayName("while a watch writes, and PostgreSQL decides for the watch, is put back after it")
	void besideWatch() {
		var database = new DriverManagerDataSource(EmbeddedPostgreSql.newDatabase());
		var jdbc = JdbcClient.create(database);
		for (var table : List.of("a_first", "z_last")) {
			jdbc.sql("create table " + table + " (number integer)").update();
			jdbc.sql("insert into " + table + " values (1)").update();
		}
		var snapshot = DatabaseSnapshot.take(database);

		new TransactionTemplate(new DataSourceTransactionManager(database)).execute((watch) -> {
			// So that the other is the one that notices.
			jdbc.sql("set local deadlock_timeout = '1min'").update();
			jdbc.sql("update z_last set number = 2").update();
			var restored = CompletableFuture.runAsync(snapshot::restore);
			await().pollInterval(Duration.ofMillis(10)).until(() -> waiting(jdbc) > 0);
			jdbc.sql("update a_first set number = 2").update();
			return restored;
		}).join();

		assertThat(
				jdbc.sql("select number from a_first union all select number from z_last").query(Integer.class).list())
			.containsExactly(1, 1);
	}

	private static int waiting(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class).single();
	}

}
