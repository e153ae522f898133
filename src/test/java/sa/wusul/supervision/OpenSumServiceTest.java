package sa.wusul.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.support.MovableClock;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Open work is counted")
@Tag("fast")
class OpenSumServiceTest {

	private static final List<String> CASES = List.of("1448-0000001-8", "1448-0000002-0", "1448-0000003-5");

	private final TestDatabase database = TestDatabase.h2();

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T07:00:00Z"));

	private final OpenSumsForTests tables = new OpenSumsForTests(this.database.dataSource(), this.clock);

	private final OpenSumService counting = this.tables.counting(Duration.ofMinutes(1));

	private int opened;

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	@DisplayName("anew for a reader after twenty times as long as it took, if that is short")
	void shortCounts() {
		open();
		assertThat(counted()).isEqualTo(1);
		took(50);
		open();

		this.clock.pass(Duration.ofMillis(900));
		assertThat(counted()).as("within the second").isEqualTo(1);
		this.clock.pass(Duration.ofMillis(200));
		assertThat(counted()).as("after the second").isEqualTo(2);
	}

	@Test
	@DisplayName("ahead of readers if it takes long, so that no reader waits and no figure is a minute old")
	void longCounts() {
		open();
		var first = this.counting.bringUpToDate();
		took(5_000);
		open();

		this.clock.pass(Duration.ofSeconds(20));
		this.counting.countAhead();
		assertThat(counted()).isEqualTo(1);
		this.clock.pass(Duration.ofSeconds(15));
		assertThat(counted()).as("for a reader").isEqualTo(1);
		assertThat(this.counting.bringUpToDate()).as("the moment on the page").isEqualTo(first);
		this.counting.countAhead();
		assertThat(counted()).isEqualTo(2);
		took(5_000);

		open();
		this.clock.pass(Duration.ofSeconds(61));
		assertThat(counted()).as("if nobody counted ahead").isEqualTo(3);
	}

	@Test
	@DisplayName("once: the count of one node is that of the others")
	void severalNodes() {
		open();
		var first = this.counting.bringUpToDate();
		took(5_000);
		open();

		var other = this.tables.counting(Duration.ofMinutes(1));
		this.clock.pass(Duration.ofSeconds(10));
		assertThat(other.bringUpToDate()).isEqualTo(first);
	}

	private void open() {
		CaseFilesForTests.insert(this.database, CASES.get(this.opened++));
		this.database.jdbc()
			.sql("update case_file set opened_at = timestamp with time zone '2026-11-23 07:00:00+00'")
			.update();
	}

	private void took(long millis) {
		this.database.jdbc().sql("update open_counted set took_millis = ?").param(millis).update();
	}

	private long counted() {
		this.counting.bringUpToDate();
		return this.tables.sums().allCases().stream().mapToLong(OpenSumRepository.Cases::open).sum();
	}

}
