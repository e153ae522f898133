package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.platform.calendar.WorkingTimes;
import sa.wusul.platform.identity.Rights;
import sa.wusul.support.SeededHistory;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the pages of the database that supervisors' figures read with few and with many
 * open cases. Pages do not depend on the machine, times do.
 */
@DisplayName("The figures of supervisors")
@Tag("fast")
class SupervisionGrowthTest {

	/** Open cases, or as many as {@code -Dfigures.most} sets. */
	private static final int MOST = Integer.getInteger("figures.most", 20_000);

	private static final String REQUEST = "intake-request-registration";

	private static final Narrowing ALL = Narrowing.of(null, null, null);

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T07:00:00Z"), ZoneOffset.UTC);

	@Test
	@DisplayName("read as many pages with " + "1,000 and with 20,000 open cases, of all and of one process, page "
			+ "and alarms")
	void growth() {
		var few = pages(1_000);
		var many = pages(MOST);

		assertThat(many)
			.allSatisfy((figures, read) -> assertThat(read).as("%s with %s, and before %s", figures, many, few)
				.isLessThan(few.get(figures) * 3 / 2 + 100));
	}

	private Map<String, Long> pages(int open) {
		try (var database = TestDatabase.postgreSql()) {
			var connection = new SingleConnectionDataSource(database.url(), true);
			try {
				return pages(connection, open);
			}
			finally {
				connection.destroy();
			}
		}
	}

	private Map<String, Long> pages(SingleConnectionDataSource connection, int open) {
		var jdbc = JdbcClient.create(connection);
		SeededHistory.write(jdbc, this.clock.instant(), 60, 500, open);
		var tables = new OpenSumsForTests(connection, this.clock);
		var counting = tables.counting(Duration.ofHours(1));
		var names = new ModelNames.Names(Map.of(REQUEST, new ModelNames.Model("request", true, Map.of())));
		var service = new SupervisionService(tables.workDays(), new OpenWorkRepository(jdbc, this.clock), tables.sums(),
				counting, new SurroundingsRepository(jdbc, this.clock),
				new SupervisionRights(Rights.load(), () -> names), () -> names, Rights.load(),
				WorkingTimes.usual(this.clock), this.clock);
		var alarms = new AlarmFigureRepository(jdbc, tables.sums(), counting, () -> names, Rights.load(), this.clock);
		jdbc.sql("vacuum analyze").update();
		counting.bringUpToDate();
		jdbc.sql("vacuum analyze").update();
		var read = new LinkedHashMap<String, Long>();
		var everywhere = List.of("camunda-admin");
		Map.<String, Runnable>of("figures", () -> service.figures(everywhere, ALL, 90), "process",
				() -> service.process(everywhere, REQUEST, ALL), "alarms", alarms::measure)
			.forEach((name, figures) -> {
				figures.run();
				var before = pages(jdbc);
				figures.run();
				read.put(name, pages(jdbc) - before);
			});
		assertThat(service.figures(everywhere, ALL, 90).totals().open())
			.isEqualTo(jdbc.sql("select count(*) from case_file where closed_at is null and process_key = ?")
				.param(REQUEST)
				.query(Long.class)
				.single());
		return read;
	}

	private static long pages(JdbcClient jdbc) {
		jdbc.sql("select pg_stat_force_next_flush()::text").query(String.class).optional();
		return jdbc.sql("""
				select sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0))
				from pg_statio_user_tables""").query(Long.class).single();
	}

}
