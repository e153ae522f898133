package sa.wusul.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.text.NeutralText;

/**
 * The cases and steps opened, closed and completed by day (ADR 19). Past days are summed
 * up once in the table {@code work_day}; a query combines these sums with the rows of the
 * days since. The figures are therefore correct whenever the summing happens, and it may
 * be repeated.
 */
@Component
public class WorkDayRepository {

	/** Long enough for transactions that began before midnight to end. */
	private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);

	/** The number of days that may be queried row by row. */
	private static final int FEW_DAYS = 4;

	private static final LocalDate NEVER = LocalDate.of(2000, 1, 1);

	/** The step that stands for the whole case. */
	static final String WHOLE_CASE = "-";

	private static final String CASES_OF_A_DAY = """
			select cast(:day as date) as worked_on, process_key as case_process, process_key, '-' as step, centre,
			       coalesce(department, '-') as department, sum(opened) as opened, sum(done) as done, sum(late) as late, %s
			from (
			  select process_key, centre, department, 1 as opened, 0 as done, 0 as late, cast(null as integer) as worked_minutes
			  from case_file where opened_at >= :start and opened_at < :end and %s
			  union all
			  select process_key, centre, department, 0, 1, case when closed_at > due_at then 1 else 0 end, worked_minutes
			  from case_file where closed_at >= :start and closed_at < :end and %s) cases
			group by process_key, centre, department""";

	private static final String STEPS_OF_A_DAY = """
			select cast(:day as date) as worked_on, case_process, process_key, step, centre,
			       coalesce(department, '-') as department, 0 as opened, count(*) as done,
			       count(*) filter (where ended_at > due_at) as late, %s
			from case_step where ended_at >= :start and ended_at < :end and %s
			group by case_process, process_key, step, centre, department""";

	private static final String EVERYTHING = "1 = 1";

	private static final String SUMS = ", " + Durations.SUMS;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final WorkingTime workingTime;

	private final EarlierWork earlierWork;

	private final Clock clock;

	WorkDayRepository(JdbcClient jdbc, TransactionTemplate transaction, WorkingTime workingTime,
			EarlierWork earlierWork, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.workingTime = workingTime;
		this.earlierWork = earlierWork;
		this.clock = clock;
	}

	/** Sums up every past day that is not summed up yet, one transaction per day. */
	@Scheduled(initialDelayString = "${wusul.supervision.add-up-after:PT1M}", fixedDelayString = "PT30M")
	public void addUp() {
		var last = LocalDate.ofInstant(this.clock.instant().minus(AFTER_MIDNIGHT), Kingdom.ZONE).minusDays(1);
		if (through().equals(NEVER)) {
			this.transaction.executeWithoutResult((status) -> begin(last));
		}
		while (through().isBefore(last)) {
			this.transaction.executeWithoutResult((status) -> {
				var next = lock().plusDays(1);
				if (!next.isAfter(last)) {
					addUp(next);
				}
			});
		}
	}

	/**
	 * Adds the steps recorded before supervision counted them, and begins with their
	 * first day.
	 */
	private void begin(LocalDate last) {
		if (lock().equals(NEVER)) {
			this.earlierWork.takeOver();
			measure("case_file", "reference", "opened_at", "closed_at");
			measure("case_step", "task_id", "started_at", "ended_at");
			var first = this.jdbc.sql("select min(opened_at) as opened from case_file")
				.query((row, index) -> Optional.ofNullable(row.getObject("opened", OffsetDateTime.class)))
				.single()
				.map((opened) -> LocalDate.ofInstant(opened.toInstant(), Kingdom.ZONE).minusDays(1))
				.filter((day) -> day.isBefore(last))
				.orElse(last);
			this.jdbc.sql("update work_sealed set through = :first").param("first", first).update();
		}
	}

	/**
	 * Sums up the days so far that are not over or not yet summed up for good, for
	 * readers of {@link Days#counted}. Belongs to a transaction.
	 */
	void addUpSoFar() {
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		addUpUnlessFew(today);
		var through = lock();
		this.jdbc.sql("delete from work_day where worked_on > :through").param("through", through).update();
		new Days(through.plusDays(1), today, true).all().forEach(this::insert);
	}

	private void addUpUnlessFew(LocalDate to) {
		if (through().isBefore(to.minusDays(FEW_DAYS))) {
			addUp();
		}
	}

	private void addUp(LocalDate day) {
		this.jdbc.sql("delete from work_day where worked_on = :day").param("day", day).update();
		insert(day);
		this.jdbc.sql("update work_sealed set through = :day").param("day", day).update();
	}

	private void insert(LocalDate day) {
		for (var rows : List.of(casesOf(EVERYTHING), stepsOf(EVERYTHING))) {
			this.jdbc.sql(NeutralText.format(
					"""
							insert into work_day (worked_on, case_process, process_key, step, centre, department, opened, done, late, %s)
							%s""",
					Durations.COLUMNS, rows))
				.params(ofDay(day))
				.update();
		}
	}

	/** Returns the number of past days not summed up; zero before the first was. */
	long daysBehind() {
		var through = through();
		return through.equals(NEVER) ? 0 : Math.max(0,
				ChronoUnit.DAYS.between(through, LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE)) - 1);
	}

	private LocalDate lock() {
		return this.jdbc.sql("select through from work_sealed for update").query(LocalDate.class).single();
	}

	private LocalDate through() {
		return this.jdbc.sql("select through from work_sealed").query(LocalDate.class).single();
	}

	private void measure(String table, String key, String begin, String end) {
		Map<String, Long> minutes;
		do {
			minutes = unmeasured(table, key, begin, end);
			minutes.forEach((row, worked) -> this.jdbc
				.sql(NeutralText.format("update %s set worked_minutes = ? where %s = ?", table, key))
				.params(Math.max(0, worked), row)
				.update());
		}
		while (!minutes.isEmpty());
	}

	private Map<String, Long> unmeasured(String table, String key, String begin, String end) {
		var minutes = new HashMap<String, Long>();
		this.jdbc.sql(NeutralText.format("""
				select %2$s, %3$s, %4$s from %1$s where %4$s is not null and worked_minutes is null
				fetch first 10000 rows only""", table, key, begin, end)).query((row) -> {
			minutes.put(row.getString(key),
					this.workingTime
						.between(row.getObject(begin, OffsetDateTime.class).toInstant(),
								row.getObject(end, OffsetDateTime.class).toInstant())
						.toMinutes());
		});
		return minutes;
	}

	/** Returns the durations of whole cases in these days, by process and place. */
	List<Work> cases(Days days, SupervisionScope supervisionScope, Narrowing narrowing) {
		return rows(days, "case_process, centre, department", SUMS, WholeOrSteps.WHOLE, supervisionScope, narrowing,
				(row, index) -> new Work(row.getString("case_process"), WHOLE_CASE, row.getString("centre"),
						row.getString("department"), null, row.getLong("opened"), row.getLong("done"),
						row.getLong("late"), durations(row)));
	}

	/** Returns the durations of each step in these days, at any place. */
	List<Work> steps(Days days, SupervisionScope supervisionScope, Narrowing narrowing, Optional<String> process) {
		return rows(days, "process_key, step", SUMS,
				process.map((key) -> WholeOrSteps.STEPS.forModel(key)).orElse(WholeOrSteps.STEPS), supervisionScope,
				narrowing, (row, index) -> new Work(row.getString("process_key"), row.getString("step"), null, null,
						null, 0, row.getLong("done"), row.getLong("late"), durations(row)));
	}

	/** Returns the numbers of opened and closed cases by day. */
	List<Work> trend(Days days, SupervisionScope supervisionScope, Narrowing narrowing) {
		return rows(days, "worked_on", "", WholeOrSteps.WHOLE, supervisionScope, narrowing,
				(row, index) -> new Work(null, WHOLE_CASE, null, null, row.getObject("worked_on", LocalDate.class),
						row.getLong("opened"), row.getLong("done"), row.getLong("late"), Durations.none()));
	}

	private <T> List<T> rows(Days asked, String group, String durations, WholeOrSteps which,
			SupervisionScope supervisionScope, Narrowing narrowing, RowMapper<T> row) {
		addUpUnlessFew(asked.to());
		var through = asked.counted() ? asked.to() : through();
		var days = asked.all().filter((day) -> day.isAfter(through)).toList();
		var rows = new ArrayList<T>();
		var sums = grouped("select * from work_day where worked_on between :from and :to and " + which.condition()
				+ " and " + supervisionScope.condition("case_process", narrowing).sql(), group, durations);
		var parameters = new HashMap<>(supervisionScope.condition("case_process", narrowing).parameters());
		which.process().ifPresent((process) -> parameters.put("model", process));
		if (!asked.from().isAfter(through)) {
			rows.addAll(this.jdbc.sql(sums)
				.params(parameters)
				.param("from", asked.from())
				.param("to", through.isBefore(asked.to()) ? through : asked.to())
				.query(row)
				.list());
		}
		var live = which.whole() ? casesOf(supervisionScope.condition("process_key", narrowing).sql())
				: stepsOf(supervisionScope.condition("case_process", narrowing).sql()
						+ (which.process().isPresent() ? " and process_key = :model" : ""));
		days.forEach((day) -> rows.addAll(this.jdbc.sql(grouped(live, group, durations))
			.params(parameters)
			.params(ofDay(day))
			.query(row)
			.list()));
		return rows;
	}

	private static String grouped(String rows, String group, String durations) {
		return NeutralText.format(
				"select %1$s, sum(opened) as opened, sum(done) as done, sum(late) as late%2$s from (%3$s) work group by %1$s",
				group, durations, rows);
	}

	private static String casesOf(String condition) {
		return NeutralText.format(CASES_OF_A_DAY, Durations.CLASSIFIED, condition, condition);
	}

	private static String stepsOf(String condition) {
		return NeutralText.format(STEPS_OF_A_DAY, Durations.CLASSIFIED, condition);
	}

	private static Map<String, Object> ofDay(LocalDate day) {
		return Map.of("day", day, "start", start(day), "end", start(day.plusDays(1)));
	}

	static OffsetDateTime start(LocalDate day) {
		return day.atStartOfDay(Kingdom.ZONE).toInstant().atOffset(ZoneOffset.UTC);
	}

	private static Durations durations(ResultSet row) throws SQLException {
		var counts = new long[Durations.CLASSES];
		for (var index = 0; index < counts.length; index++) {
			counts[index] = row.getLong("h" + index);
		}
		return new Durations(counts);
	}

	/**
	 * A span of days.
	 *
	 * @param counted whether the days that are not over are read as they were counted
	 * last (ADR 109), instead of row by row
	 */
	record Days(LocalDate from, LocalDate to, boolean counted) {

		/** Returns the days of which the last ones are read row by row. */
		static Days live(LocalDate from, LocalDate to) {
			return new Days(from, to, false);
		}

		static Days counted(LocalDate from, LocalDate to) {
			return new Days(from, to, true);
		}

		private Stream<LocalDate> all() {
			return Stream.iterate(this.from, (day) -> !day.isAfter(this.to), (day) -> day.plusDays(1));
		}

	}

	/** A selection of rows of whole cases, or of steps, optionally of one model. */
	private record WholeOrSteps(boolean whole, Optional<String> process) {

		static final WholeOrSteps WHOLE = new WholeOrSteps(true, Optional.empty());

		static final WholeOrSteps STEPS = new WholeOrSteps(false, Optional.empty());

		WholeOrSteps forModel(String model) {
			return new WholeOrSteps(this.whole, Optional.of(model));
		}

		String condition() {
			return "step " + (this.whole ? "=" : "<>") + " '-'"
					+ (this.process.isPresent() ? " and process_key = :model" : "");
		}

	}

	/** A sum of completed work; dimensions that do not apply are {@code null}. */
	record Work(String process, String step, String centre, String department, LocalDate day, long opened, long done,
			long late, Durations durations) {
	}

}
