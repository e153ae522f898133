package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.text.NeutralText;

/** The open cases and the steps at which they wait. */
@Component
class OpenWorkRepository {

	/** More than a list has pages for. */
	private static final int MOST_CASES = 10_000;

	static final String DUE_TODAY = "clock_stopped_at is null and due_at >= :now and due_at < :tonight";

	static final String OVERDUE = "clock_stopped_at is null and due_at < :now";

	/** A step is late if its own time is over, or that of its case as a whole. */
	static final String LATE_STEP = """
			(due_at < :now or reference in (select late.reference from case_file late
			  where late.closed_at is null and late.clock_stopped_at is null and late.due_at < :now))""";

	/**
	 * The open tasks in processes that the call activities of a model called, to any
	 * depth, each with the activity of the model through which it was reached.
	 */
	private static final String CALLED = """
			with recursive called (activity, instance) as (
			  select caller.ACT_ID_, begun.PROC_INST_ID_
			  from ACT_RE_PROCDEF model
			  join ACT_RU_EXECUTION caller on caller.PROC_DEF_ID_ = model.ID_
			  join ACT_RU_EXECUTION begun on begun.SUPER_EXEC_ = caller.ID_
			  where model.KEY_ = :model
			  union all
			  select called.activity, begun.PROC_INST_ID_
			  from called
			  join ACT_RU_EXECUTION caller on caller.PROC_INST_ID_ = called.instance
			  join ACT_RU_EXECUTION begun on begun.SUPER_EXEC_ = caller.ID_)
			select %s from called
			join ACT_RU_TASK task on task.PROC_INST_ID_ = called.instance
			join case_step on case_step.task_id = task.ID_
			where ended_at is null and %s""";

	private final JdbcClient jdbc;

	private final Clock clock;

	OpenWorkRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Counts open cases by process, place and age. */
	List<Cases> cases(SupervisionScope supervisionScope, Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		return this.jdbc.sql(NeutralText.format("""
				select process_key, centre, department, age, count(*) as open,
				       sum(due_today) as due_today, sum(overdue) as overdue
				from (
				  select process_key, centre, coalesce(department, '-') as department, %s as age,
				         case when %s then 1 else 0 end as due_today, case when %s then 1 else 0 end as overdue
				  from case_file where closed_at is null and %s) cases
				group by process_key, centre, department, age""", Ageing.OF_ROW, DUE_TODAY, OVERDUE, visible.sql()))
			.params(visible.parameters())
			.param("now", now())
			.param("tonight", tonight())
			.query((row, index) -> new Cases(row.getString("process_key"), row.getString("centre"),
					row.getString("department"), Ageing.values()[row.getInt("age")], row.getLong("open"),
					row.getLong("due_today"), row.getLong("overdue")))
			.list();
	}

	/** Counts open steps, and those past their due date. */
	List<Steps> steps(SupervisionScope supervisionScope, Narrowing narrowing, Optional<String> process) {
		var visible = supervisionScope.condition("case_process", narrowing);
		return this.jdbc
			.sql(NeutralText.format("""
					select process_key as process, step, count(*) as open, count(*) filter (where %s) as overdue
					from case_step where ended_at is null and %s%s
					group by process_key, step""", LATE_STEP, visible.sql(),
					process.isPresent() ? " and process_key = :model" : ""))
			.params(visible.parameters())
			.param("now", now())
			.param("model", process.orElse(null))
			.query(RecordRowMapper.of(Steps.class))
			.list();
	}

	/** Returns the start times of the open tasks by step of this model. */
	List<Waiting> waiting(SupervisionScope supervisionScope, Narrowing narrowing, String process) {
		var visible = supervisionScope.condition("case_process", narrowing);
		return this.jdbc.sql(NeutralText.format("""
				select step, reference, started_at as since, case when %s then 1 else 0 end = 1 as late from case_step
				where ended_at is null and process_key = :model and %s""", LATE_STEP, visible.sql()))
			.params(visible.parameters())
			.param("model", process)
			.param("now", now())
			.query(RecordRowMapper.of(Waiting.class))
			.list();
	}

	/**
	 * Returns the start times of the open tasks in called processes, by call activity of
	 * this model.
	 */
	List<Waiting> called(SupervisionScope supervisionScope, Narrowing narrowing, String process) {
		var visible = supervisionScope.condition("case_process", narrowing);
		return this.jdbc.sql(NeutralText.format(CALLED, NeutralText.format("""
				called.activity as step, reference, started_at as since,
				  case when %s then 1 else 0 end = 1 as late""", LATE_STEP), visible.sql()))
			.params(visible.parameters())
			.param("model", process)
			.param("now", now())
			.query(RecordRowMapper.of(Waiting.class))
			.list();
	}

	/** Returns the cases that wait in what a call activity of this model called. */
	List<String> calledIn(SupervisionScope supervisionScope, Narrowing narrowing, CaseQuestion.Step call,
			boolean late) {
		return called(supervisionScope, narrowing, call.model()).stream()
			.filter((waiting) -> waiting.step().equals(call.id()) && (waiting.late() || !late))
			.map(Waiting::reference)
			.distinct()
			.limit(MOST_CASES)
			.toList();
	}

	/**
	 * Counts cases due in a future period by the hours in which they were opened and are
	 * due, which many cases share.
	 */
	List<Due> due(OffsetDateTime until, SupervisionScope supervisionScope, Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		return this.jdbc
			.sql(NeutralText.format(
					"""
							select process_key as process, opened as opened_at, due as due_at, count(*) as many
								from (
								  select process_key, date_trunc('hour', opened_at) as opened, date_trunc('hour', due_at) as due
								  from case_file
								  where closed_at is null and due_at >= :now and due_at < :until and clock_stopped_at is null and %s) cases
								group by process_key, opened, due""",
					visible.sql()))
			.params(visible.parameters())
			.param("now", now())
			.param("until", until)
			.query(RecordRowMapper.of(Due.class))
			.list();
	}

	/** Returns the cases due in this period, each with its hours as in {@link #due}. */
	Map<String, Due> dueCases(OffsetDateTime since, OffsetDateTime until, SupervisionScope supervisionScope,
			Narrowing narrowing) {
		var visible = supervisionScope.condition("process_key", narrowing);
		var cases = new LinkedHashMap<String, Due>();
		this.jdbc.sql(NeutralText.format("""
				select reference, process_key as process, date_trunc('hour', opened_at) as opened_at,
				  date_trunc('hour', due_at) as due_at, 1 as many
				from case_file
				where closed_at is null and due_at >= :since and due_at < :until and clock_stopped_at is null and %s
				order by case_file.due_at, reference""", visible.sql()))
			.params(visible.parameters())
			.param("since", since)
			.param("until", until)
			.query(RecordRowMapper.of(DueCase.class))
			.list()
			.forEach((one) -> cases.put(one.reference(), one.due()));
		return cases;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private OffsetDateTime tonight() {
		return WorkDayRepository.start(LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE).plusDays(1));
	}

	record Cases(String process, String centre, String department, Ageing age, long open, long dueToday, long overdue) {
	}

	record Steps(String process, String step, long open, long overdue) {
	}

	record Waiting(String step, String reference, OffsetDateTime since, boolean late) {
	}

	private record DueCase(String reference, Due due) {
	}

	record Due(String process, Instant openedAt, Instant dueAt, long many) {
	}

}
