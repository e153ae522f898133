package sa.wusul.demo.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static java.util.concurrent.TimeUnit.SECONDS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("The gate at the embedded database")
@Tag("fast")
class CommitGateTest {

	private static CountDownLatch begun;

	private static CountDownLatch goesOn;

	private final JdbcDataSource database = new JdbcDataSource();

	private final GatedDataSource pool = new GatedDataSource(this.database, new CommitGate());

	private Connection clerk;

	private Connection auditor;

	@BeforeEach
	void open() throws SQLException {
		begun = new CountDownLatch(1);
		goesOn = new CountDownLatch(1);
		this.database.setURL("jdbc:h2:mem:gate;LOCK_TIMEOUT=20");
		this.clerk = this.pool.getConnection();
		this.auditor = this.pool.getConnection();
		execute(this.clerk, "create alias slowly for '" + Words.class.getName() + ".slowly'");
		execute(this.clerk, "create table entry (id integer primary key, words varchar(20))");
		execute(this.clerk, "insert into entry values (1, 'one')");
		this.clerk.setAutoCommit(false);
		this.auditor.setAutoCommit(false);
	}

	@AfterEach
	void close() throws SQLException {
		goesOn.countDown();
		this.clerk.close();
		this.auditor.close();
	}

	@Test
	@DisplayName("lets nobody commit in the middle of another one's change")
	void commitsAlone() throws Exception {
		execute(this.auditor, "insert into entry values (2, 'two')");
		this.auditor.rollback(this.auditor.setSavepoint());
		this.auditor.setAutoCommit(false);
		var change = begin(() -> execute(this.clerk, "insert into entry values (3, slowly('three'))"));
		assertThat(begun.await(30, SECONDS)).isTrue();

		var commit = new FutureTask<>(() -> {
			this.auditor.commit();
			return true;
		});
		var committing = new Thread(commit);
		committing.start();
		await().until(committing::getState, Thread.State.TIMED_WAITING::equals);
		assertThat(commit.isDone()).isFalse();

		goesOn.countDown();
		assertThat(commit.get(30, SECONDS)).isTrue();
		assertThat(change.get(30, SECONDS)).isTrue();
	}

	@Test
	@DisplayName("lets one who only reads begin, end and begin again in the middle of another one's change")
	void readsWithoutGate() throws Exception {
		var change = begin(() -> execute(this.clerk, "insert into entry values (3, slowly('three'))"));
		assertThat(begun.await(30, SECONDS)).isTrue();

		var reads = begin(() -> {
			for (int read = 0; read < 50; read++) {
				this.auditor.setAutoCommit(false);
				execute(this.auditor, "select words from entry where id = 1");
				this.auditor.commit();
				this.auditor.setAutoCommit(true);
			}
			return true;
		});

		assertThat(reads.get(30, SECONDS)).isTrue();
		assertThat(change.isDone()).isFalse();
		goesOn.countDown();
		assertThat(change.get(30, SECONDS)).isTrue();
	}

	@Test
	@DisplayName("lets the holder of a row commit while another one waits for that row")
	void stepsBack() throws Exception {
		execute(this.clerk, "update entry set words = 'first' where id = 1");
		var waiting = begin(() -> {
			begun.countDown();
			return execute(this.auditor, "update entry set words = words || ', second' where id = 1");
		});
		assertThat(begun.await(30, SECONDS)).isTrue();

		this.clerk.commit();

		assertThat(waiting.get(30, SECONDS)).isTrue();
		this.auditor.commit();
		try (var rows = this.clerk.createStatement().executeQuery("select words from entry where id = 1")) {
			rows.next();
			assertThat(rows.getString(1)).isEqualTo("first, second");
		}
	}

	@Test
	@DisplayName("lets the holder of a row commit after one of its statements failed, when H2 lets others wait without a pause")
	void heldAfterFailure() throws Exception {
		holdAfterFailure();
		var other = this.pool.getConnection();
		other.setAutoCommit(false);
		execute(other, "insert into entry values (6, 'six')");
		var waiting = begin(() -> execute(this.auditor, "update entry set words = words || ', second' where id = 1"));
		await().until(this::somebodyWaits);
		try (other) {
			var behind = new FutureTask<>(() -> {
				other.commit();
				return true;
			});
			var committing = new Thread(behind);
			committing.start();
			await().until(committing::getState, Thread.State.TIMED_WAITING::equals);
			execute(this.clerk, "update entry set words = words || ' more' where id = 1");
			assertThat(committing.getState()).as("a commit that waits for the one who waits for the row")
				.isEqualTo(Thread.State.TIMED_WAITING);
			assertThat(behind.get(30, SECONDS)).isTrue();
		}
		var commit = begin(() -> {
			this.clerk.commit();
			return true;
		});
		assertThat(commit.get(30, SECONDS)).isTrue();
		assertThat(waiting.get(30, SECONDS)).isTrue();
	}

	@Test
	@DisplayName("lets the holder of a row go on and commit, too, when the other one's change is a transaction of its own")
	void heldFromOneTransaction() throws Exception {
		holdAfterFailure();
		this.auditor.setAutoCommit(true);
		var waiting = begin(() -> execute(this.auditor, "update entry set words = words || ', second' where id = 1"));
		await().until(this::somebodyWaits);

		var holder = begin(() -> {
			execute(this.clerk, "update entry set words = words || ' more' where id = 1");
			this.clerk.commit();
			return true;
		});

		assertThat(holder.get(30, SECONDS)).isTrue();
		assertThat(waiting.get(30, SECONDS)).isTrue();
		try (var rows = this.clerk.createStatement().executeQuery("select words from entry where id = 1")) {
			rows.next();
			assertThat(rows.getString(1)).isEqualTo("first more, second");
		}
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:file:./data/wusul, true", "jdbc:postgresql://127.0.0.1/wusul, false" })
	@DisplayName("stands before a file of H2 only: at PostgreSQL the holder of a row would wait for it for ever")
	void ofH2(String address, boolean isGated) {
		var beans = new StaticListableBeanFactory(Map.of("gate", new CommitGate()));
		var configuration = DemoDatabaseConfiguration.gatedDataSource(beans.getBeanProvider(CommitGate.class));
		try (var connections = new HikariDataSource()) {
			connections.setJdbcUrl(address);
			var before = configuration.postProcessBeforeInitialization(connections, "dataSource");

			assertThat(configuration.postProcessAfterInitialization(before, "dataSource") instanceof GatedDataSource)
				.isEqualTo(isGated);
		}
	}

	/** Lets the clerk hold a row, in a transaction of which another statement failed. */
	private void holdAfterFailure() throws SQLException {
		execute(this.auditor, "insert into entry values (2, 'two')");
		execute(this.clerk, "update entry set words = 'first' where id = 1");
		assertThatThrownBy(() -> execute(this.clerk, "insert into entry values (5, 'five'), (2, 'taken')"))
			.isInstanceOf(SQLException.class);
		this.auditor.rollback();
	}

	private boolean somebodyWaits() throws SQLException {
		try (var reader = this.database.getConnection();
				var waiting = reader.createStatement()
					.executeQuery("select 1 from information_schema.sessions where blocker_id is not null")) {
			return waiting.next();
		}
	}

	private static FutureTask<Boolean> begin(Callable<Boolean> work) {
		var task = new FutureTask<>(work);
		new Thread(task).start();
		return task;
	}

	private static boolean execute(Connection connection, String text) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(text);
			return true;
		}
	}

	/** Called by the database in the middle of a change. */
	public static final class Words {

		private Words() {
		}

		public static String slowly(String words) throws InterruptedException {
			begun.countDown();
			goesOn.await();
			return words;
		}

	}

}
