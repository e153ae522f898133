package sa.wusul.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A watch that fails")
@Tag("fast")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseConfigurationTest {

	@ParameterizedTest
	@ValueSource(strings = { "55P03", "HYT00", "57014", "40P01", "40001", "08006", "57P01", "53300" })
	@DisplayName("because it waited too long, or the database was away, warns in a line without a row's values, and comes back")
	void busy(String state, CapturedOutput output) throws Exception {
		runTwice(new QueryTimeoutException("select", new SQLException("a row's values", state)));
		assertThat(output.getAll()).contains("because of the database: java.sql.SQLException " + state)
			.doesNotContain("a row's values", "ERROR", "\tat ");
	}

	@Test
	@DisplayName("by a fault of the program leaves an error with its place in the log, and comes back")
	void fault(CapturedOutput output) throws Exception {
		runTwice(new IllegalStateException("a fault", new SQLException("no such column", "42703")));
		assertThat(output.getAll()).contains("ERROR", "a fault", "\tat ");
	}

	private static void runTwice(RuntimeException failure) throws InterruptedException {
		var scheduler = new ThreadPoolTaskScheduler();
		new DatabaseConfiguration().patientWatches().customize(scheduler);
		scheduler.initialize();
		var runs = new CountDownLatch(2);
		try {
			scheduler.scheduleWithFixedDelay(() -> {
				runs.countDown();
				throw failure;
			}, Duration.ofMillis(1));
			runs.await();
		}
		finally {
			scheduler.shutdown();
		}
	}

}
