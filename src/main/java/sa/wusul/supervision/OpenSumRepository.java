package sa.wusul.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.text.NeutralText;

/** The sums of the open work, which {@link OpenSumService} keeps fresh. */
@Repository
class OpenSumRepository {

	private static final int BATCH = 1000;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	OpenSumRepository(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** Returns the sums of open cases by process, place and age. */
	List<Cases> cases(SupervisionScope supervisionScope, Narrowing narrowing) {
		return cases(supervisionScope.condition("process_key", narrowing));
	}

	/** Returns the sums of open cases of all processes, without regard to rights. */
	List<Cases> allCases() {
		return cases(SqlCondition.of("1 = 1"));
	}

	private List<Cases> cases(SqlCondition visible) {
		return this.jdbc
			.sql(NeutralText.format(
					"select process_key, centre, department, age, open, due_today, overdue from open_case_sum where %s",
					visible.sql()))
			.params(visible.parameters())
			.query((row, index) -> new Cases(row.getString("process_key"), row.getString("centre"),
					row.getString("department"), Ageing.values()[row.getInt("age")], row.getLong("open"),
					row.getLong("due_today"), row.getLong("overdue")))
			.list();
	}

	/** Returns the sums of open steps of all models. */
	List<Steps> steps(SupervisionScope supervisionScope, Narrowing narrowing) {
		return steps(supervisionScope, narrowing, "kind = 'STEP'", Optional.empty());
	}

	/** Returns the sums of the steps, call activities and cases of one model. */
	List<Steps> ofModel(SupervisionScope supervisionScope, Narrowing narrowing, String model) {
		return steps(supervisionScope, narrowing, "process_key = :model", Optional.of(model));
	}

	private List<Steps> steps(SupervisionScope supervisionScope, Narrowing narrowing, String which,
			Optional<String> model) {
		var visible = supervisionScope.condition("case_process", narrowing);
		return this.jdbc.sql(NeutralText.format("""
				select kind, process_key as process, step, sum(open) as open, sum(overdue) as overdue,
				  sum(tasks) as tasks, sum(waited) as waited
				from open_step_sum where %s and %s group by kind, process_key, step""", which, visible.sql()))
			.params(visible.parameters())
			.param("model", model.orElse(null))
			.query(RecordRowMapper.of(Steps.class))
			.list();
	}

	/** Returns the sums of cases due on the next working days. */
	List<OpenWorkRepository.Due> due(SupervisionScope supervisionScope, Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		return this.jdbc.sql(NeutralText.format("""
				select process_key as process, opened_at, due_at, sum(many) as many
				from open_due_sum where %s group by process_key, opened_at, due_at""", visible.sql()))
			.params(visible.parameters())
			.query(RecordRowMapper.of(OpenWorkRepository.Due.class))
			.list();
	}

	Counted counted() {
		return counted("");
	}

	/**
	 * Returns when it was counted, and keeps others from counting until the end of the
	 * transaction.
	 */
	Counted lock() {
		return counted(" for update");
	}

	private Counted counted(String locked) {
		return this.jdbc.sql("select counted_at, took_millis from open_counted" + locked)
			.query(RecordRowMapper.of(Counted.class))
			.single();
	}

	/** Replaces all sums. */
	void replace(Instant now, long begunNanos, Collection<OpenWorkRepository.CasesOfPlace> cases,
			Collection<OpenStepSum> steps, Map<OpenWorkRepository.DueOfPlace, Long> due) {
		for (var table : List.of("open_case_sum", "open_step_sum", "open_due_sum")) {
			this.jdbc.sql("delete from " + table).update();
		}
		this.batches.batchUpdate("""
				insert into open_case_sum (process_key, centre, department, age, open, due_today, overdue)
				values (?, ?, ?, ?, ?, ?, ?)""", cases, BATCH, (row, one) -> {
			row.setString(1, one.process());
			row.setString(2, one.centre());
			row.setString(3, one.department());
			row.setInt(4, one.age());
			row.setLong(5, one.open());
			row.setLong(6, one.dueToday());
			row.setLong(7, one.overdue());
		});
		this.batches.batchUpdate("""
				insert into open_step_sum (kind, process_key, step, case_process, centre, department, open, overdue,
				  tasks, waited) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", steps, BATCH, (row, one) -> {
			row.setString(1, one.kind().name());
			row.setString(2, one.model());
			row.setString(3, one.step());
			row.setString(4, one.caseProcess());
			row.setString(5, one.centre());
			row.setString(6, one.department());
			row.setLong(7, one.open());
			row.setLong(8, one.overdue());
			row.setLong(9, one.tasks());
			row.setLong(10, one.waited());
		});
		this.batches.batchUpdate("""
				insert into open_due_sum (process_key, centre, department, opened_at, due_at, many)
				values (?, ?, ?, ?, ?, ?)""", due.entrySet(), BATCH, (row, one) -> {
			row.setString(1, one.getKey().process());
			row.setString(2, one.getKey().centre());
			row.setString(3, one.getKey().department());
			row.setObject(4, one.getKey().openedAt().atOffset(ZoneOffset.UTC));
			row.setObject(5, one.getKey().dueAt().atOffset(ZoneOffset.UTC));
			row.setLong(6, one.getValue());
		});
		this.jdbc.sql("update open_counted set counted_at = :at, took_millis = :took")
			.param("at", now.atOffset(ZoneOffset.UTC))
			.param("took", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos))
			.update();
	}

	/** Open cases of a process, place and age. */
	record Cases(String process, String centre, String department, Ageing age, long open, long dueToday, long overdue) {
	}

	/** Sums of a step, a call activity or a whole model. */
	record Steps(OpenStepSum.Kind kind, String process, String step, long open, long overdue, long tasks, long waited) {

		/** Returns the average working hours for which the tasks have waited. */
		Double waitingHours() {
			return Math.round((double) this.waited / this.tasks / 6) / 10.0;
		}

	}

	/** The moment for which the sums hold, and how long counting took. */
	record Counted(Instant countedAt, long tookMillis) {

		Duration took() {
			return Duration.ofMillis(this.tookMillis);
		}

	}

}
