package sa.wusul.platform.database;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A guarantee on which locks of hosts, bills and exchanges rely: a read after a lock sees
 * the previous holder's commit, even if the same query ran before the lock.
 */
@DisplayName("Reads after a lock")
@Tag("fast")
class CommittedReadsTest {

	private static final int THREADS = 2;

	private static final int ROUNDS = 200;

	private static final int ROWS = 1000;

	@OnBothDatabases
	@DisplayName("a transaction that waited for the lock reads the commits before it")
	void onBothDatabases(TestDatabase database) throws Exception {
		assertThat(counted(database.jdbc(), new TransactionTemplate(database.transactionManager())))
			.isEqualTo(THREADS * ROUNDS);
	}

	@Test
	@DisplayName("the same holds with the settings of the demo")
	void inTheDemo() throws Exception {
		try (var demo = new HikariDataSource()) {
			demo.setJdbcUrl(demoUrl().replace("file:./data/wusul", "mem:committed-reads"));
			assertThat(demo.getJdbcUrl()).startsWith("jdbc:h2:mem:");
			assertThat(
					counted(JdbcClient.create(demo), new TransactionTemplate(new DataSourceTransactionManager(demo))))
				.isEqualTo(THREADS * ROUNDS);
		}
	}

	/**
	 * Returns the count that two transactions reach by incrementing, in turn, the value
	 * that they read. Each changes many rows besides, so that the other often waits for
	 * the lock during the commit.
	 */
	private static int counted(JdbcClient jdbc, TransactionTemplate transactions) throws Exception {
		jdbc.sql("create table reads_lock (id int primary key)").update();
		jdbc.sql("create table reads_count (id int primary key, reached int)").update();
		jdbc.sql("create table reads_more (id int primary key, reached int)").update();
		jdbc.sql("insert into reads_lock values (1)").update();
		jdbc.sql("insert into reads_count values (1, 0)").update();
		for (var row = 0; row < ROWS; row++) {
			jdbc.sql("insert into reads_more values (?, 0)").param(row).update();
		}
		var threads = Executors.newFixedThreadPool(THREADS);
		try {
			var all = IntStream.range(0, THREADS).mapToObj((thread) -> threads.submit(() -> {
				for (var round = 0; round < ROUNDS; round++) {
					var pause = (round % 10) * 300_000L;
					transactions.executeWithoutResult((transaction) -> {
						reached(jdbc);
						LockSupport.parkNanos(pause);
						jdbc.sql("select id from reads_lock where id = 1 for update").query(Integer.class).single();
						var next = reached(jdbc) + 1;
						jdbc.sql("update reads_count set reached = ? where id = 1").param(next).update();
						jdbc.sql("update reads_more set reached = ?").param(next).update();
					});
				}
			})).toList();
			for (var one : all) {
				one.get();
			}
		}
		finally {
			threads.shutdown();
		}
		return reached(jdbc);
	}

	private static int reached(JdbcClient jdbc) {
		return jdbc.sql("select reached from reads_count where id = 1").query(Integer.class).single();
	}

	private static String demoUrl() throws IOException {
		return (String) new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yaml"))
			.get(0)
			.getProperty("spring.datasource.url");
	}

}
