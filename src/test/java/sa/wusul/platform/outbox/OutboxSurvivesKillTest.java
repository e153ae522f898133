package sa.wusul.platform.outbox;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Outbox of a program that is killed")
@Tag("fast")
class OutboxSurvivesKillTest {

	private static final PersonalFields FIELDS = EncryptionForTests.fields(null);

	private static final int ENTRIES = 1_000;

	private static final RelayProperties PROPERTIES = new RelayProperties(false, Duration.ofMinutes(1),
			Duration.ofMinutes(2), 50);

	@Test
	@DisplayName("nothing is lost; only what was in flight is performed again, under the same key")
	void nothingIsLost() throws IOException, InterruptedException {
		try (var database = TestDatabase.postgreSql()) {
			var jdbc = database.jdbc();
			jdbc.sql("create table performed (entry_key varchar(160))").update();
			var relay = relay(jdbc, new DataSourceTransactionManager(database.dataSource()));
			var outbox = new Outbox(jdbc, Clock.systemUTC(), relay, FIELDS);
			database.inTransaction(() -> IntStream.range(0, ENTRIES)
				.forEach((number) -> outbox.add(new OutboxEntry("key" + number, "sms", "1448-0000001-0", "payload"))));

			killInTheMiddle(database);
			assertThat(performed(jdbc)).isLessThan(ENTRIES);
			jdbc.sql("update outbox set due_at = current_timestamp where state = 'WAITING'").update();
			relay.runUntilIdle();

			assertThat(jdbc.sql("select count(*) from outbox where state <> 'PERFORMED'").query(Long.class).single())
				.isZero();
			assertThat(jdbc.sql("select count(distinct entry_key) from performed").query(Integer.class).single())
				.isEqualTo(ENTRIES);
			assertThat(performed(jdbc)).isBetween(ENTRIES, ENTRIES + 1);
		}
	}

	private static void killInTheMiddle(TestDatabase database) throws IOException, InterruptedException {
		var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		var other = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath,
				Node.class.getName(), database.url())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
			while (performed(database.jdbc()) < ENTRIES / 10) {
				assertThat(other.isAlive()).as("the other node runs").isTrue();
				assertThat(System.nanoTime()).as("the other node works").isLessThan(patience);
				Thread.sleep(10);
			}
		}
		finally {
			other.destroyForcibly().waitFor();
		}
	}

	private static int performed(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from performed").query(Integer.class).single();
	}

	private static Relay<OutboxEntry> relay(JdbcClient jdbc, DataSourceTransactionManager transactions) {
		var sms = new OutboxHandler() {
			@Override
			public String kind() {
				return "sms";
			}

			@Override
			public void perform(OutboxEntry entry) {
				jdbc.sql("insert into performed values (?)").param(entry.key()).update();
			}
		};
		return OutboxConfiguration.relay(jdbc, transactions, Clock.systemUTC(), () -> Map.of("sms", sms), PROPERTIES,
				new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(30), 3), FIELDS);
	}

	/** Another node, in a program of its own. */
	static final class Node {

		private Node() {
		}

		public static void main(String[] arguments) {
			var database = new SingleConnectionDataSource(arguments[0], true);
			relay(JdbcClient.create(database), new DataSourceTransactionManager(database)).runUntilIdle();
		}

	}

}
