package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.jdbc.core.RowCallbackHandler;
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
			(case_step.due_at < :now or exists (select 1 from case_file late where late.reference = case_step.reference
			  and late.closed_at is null and late.clock_stopped_at is null and late.due_at < :now))""";

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

	/** The call activities of all models with what they called, to any depth. */
	private static final String ALL_CALLED = """
			with recursive called (model, activity, instance) as (
			  select model.KEY_, caller.ACT_ID_, begun.PROC_INST_ID_
			  from ACT_RU_EXECUTION begun
			  join ACT_RU_EXECUTION caller on caller.ID_ = begun.SUPER_EXEC_
			  join ACT_RE_PROCDEF model on model.ID_ = caller.PROC_DEF_ID_
			  union all
			  select called.model, called.activity, begun.PROC_INST_ID_
			  from called
			  join ACT_RU_EXECUTION caller on caller.PROC_INST_ID_ = called.instance
			  join ACT_RU_EXECUTION begun on begun.SUPER_EXEC_ = caller.ID_)
			""";

	/**
	 * An open step with the lateness of its case; a join, which many late cases do not
	 * slow down.
	 */
	private static final String OPEN_STEP = """
			select case_step.task_id, case_step.process_key, case_step.step, case_step.case_process, case_step.centre,
			  coalesce(case_step.department, '-') as department, case_step.reference, case_step.started_at,
			  case when case_step.due_at < :now or late.reference is not null then 1 else 0 end as late
			from case_step left join case_file late on late.reference = case_step.reference
			  and late.closed_at is null and late.clock_stopped_at is null and late.due_at < :now
			where case_step.ended_at is null""";

	/**
	 * Each case counts at a step, and in a model, with the first of its tasks there, the
	 * late ones first.
	 */
	private static final String COUNTED = NeutralText.format("""
			%s select model, step, called, case_process, centre, department,
			  cast(avg(extract(epoch from started_at)) * 1000 as bigint) as began, count(*) as tasks,
			  sum(late) as late_tasks, count(case when of_step = 1 then 1 end) as step_cases,
			  count(case when of_step = 1 and late = 1 then 1 end) as late_step_cases,
			  count(case when of_model = 1 then 1 end) as model_cases,
			  count(case when of_model = 1 and late = 1 then 1 end) as late_model_cases
			from (
			  select work.*,
			    row_number() over (partition by model, step, case_process, centre, department, reference
			      order by late desc, started_at, task_id) as of_step,
			    row_number() over (partition by model, case_process, centre, department, reference
			      order by late desc, started_at, task_id) as of_model
			  from (
			    select open_step.process_key as model, open_step.step, 1 = 0 as called, open_step.case_process,
			      open_step.centre, open_step.department, open_step.reference, open_step.started_at, open_step.late,
			      open_step.task_id
			    from (%s) open_step
			    union all
			    select called.model, called.activity, 1 = 1, open_step.case_process, open_step.centre,
			      open_step.department, open_step.reference, open_step.started_at, open_step.late, open_step.task_id
			    from called
			    join ACT_RU_TASK task on task.PROC_INST_ID_ = called.instance
			    join (%s) open_step on open_step.task_id = task.ID_) work) tasks
			group by model, step, called, case_process, centre, department, date_trunc('hour', started_at)""",
			ALL_CALLED, OPEN_STEP, OPEN_STEP);

	private final JdbcClient jdbc;

	private final Clock clock;

	OpenWorkRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Counts all open cases by process, place and age. */
	List<CasesOfPlace> countCases(Instant now) {
		return this.jdbc.sql(NeutralText.format("""
				select process_key as process, centre, department, age, count(*) as open,
				       sum(due_today) as due_today, sum(overdue) as overdue
				from (
				  select process_key, centre, coalesce(department, '-') as department, coalesce(%s, 0) as age,
				         case when %s then 1 else 0 end as due_today, case when %s then 1 else 0 end as overdue
				  from case_file where closed_at is null) cases
				group by process_key, centre, department, age""", Ageing.OF_ROW, DUE_TODAY, OVERDUE))
			.param("now", at(now))
			.param("tonight", tonight(now))
			.query(RecordRowMapper.of(CasesOfPlace.class))
			.list();
	}

	/**
	 * Counts all open tasks, at their own steps and at the call activities through which
	 * they were reached, by place and by the hour in which they began.
	 */
	void countTasks(Instant now, Consumer<TasksOfHour> each) {
		var tasks = RecordRowMapper.of(TasksOfHour.class);
		this.jdbc.sql(COUNTED)
			.param("now", at(now))
			.query((RowCallbackHandler) (row) -> each.accept(tasks.mapRow(row, 1)));
	}

	/**
	 * Counts all cases due before a moment by the hours of their opening and due date.
	 */
	void countDue(Instant now, OffsetDateTime until, Consumer<DueOfPlace> each) {
		var cases = RecordRowMapper.of(DueOfPlace.class);
		this.jdbc.sql("""
				select process_key as process, centre, department, opened as opened_at, due as due_at, count(*) as many
				from (
				  select process_key, centre, coalesce(department, '-') as department,
				         date_trunc('hour', opened_at) as opened, date_trunc('hour', due_at) as due
				  from case_file
				  where closed_at is null and due_at >= :now and due_at < :until and clock_stopped_at is null) cases
				group by process_key, centre, department, opened, due""")
			.param("now", at(now))
			.param("until", until)
			.query((RowCallbackHandler) (row) -> each.accept(cases.mapRow(row, 1)));
	}

	/** Returns the open tasks in called processes, by call activity of this model. */
	private List<Waiting> called(SupervisionScope supervisionScope, Narrowing narrowing, String process) {
		var visible = supervisionScope.condition("case_process", narrowing);
		return this.jdbc.sql(NeutralText.format(CALLED, NeutralText.format("""
				called.activity as step, case_step.reference,
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

	/** Returns the cases due in this period, each with its hours. */
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
		return at(this.clock.instant());
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static OffsetDateTime tonight(Instant now) {
		return WorkDayRepository.start(LocalDate.ofInstant(now, Kingdom.ZONE).plusDays(1));
	}

	/** Open cases of a process, place and {@link Ageing}. */
	record CasesOfPlace(String process, String centre, String department, int age, long open, long dueToday,
			long overdue) {
	}

	/**
	 * The open tasks of a step or call activity that began in one hour.
	 *
	 * @param began the mean of their beginnings, in milliseconds of the epoch
	 * @param stepCases the cases of which no earlier task waits there
	 * @param modelCases the cases of which no earlier task waits in the model
	 */
	record TasksOfHour(String model, String step, boolean called, String caseProcess, String centre, String department,
			long began, long tasks, long lateTasks, long stepCases, long lateStepCases, long modelCases,
			long lateModelCases) {
	}

	/**
	 * The cases of a process and place that were opened and are due in the same hours.
	 */
	record DueOfPlace(String process, String centre, String department, Instant openedAt, Instant dueAt, long many) {
	}

	private record Waiting(String step, String reference, boolean late) {
	}

	private record DueCase(String reference, Due due) {
	}

	record Due(String process, Instant openedAt, Instant dueAt, long many) {
	}

}
