package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.model.EnglishNames;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/** The cases behind the figures, limited to those a person may see. */
@Component
public class CaseListRepository {

	private static final int PAGE = 50;

	/** The last page of a list; a longer search should be narrowed. */
	private static final int LAST_PAGE = 199;

	private static final int FILE = 10_000;

	private static final String NOT_CLOSED = "closed_at is null";

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final CaseTasks tasks;

	private final WorkDayRepository workDays;

	private final OpenWorkRepository openWork;

	private final SurroundingsRepository surroundings;

	private final SupervisionService supervision;

	private final OpenSumRepository sums;

	private final OpenSumService counting;

	private final SupervisionRights supervisionRights;

	private final ModelNames models;

	private final Rights rights;

	private final Organisation organisation;

	private final AccessLog log;

	private final CurrentStaff currentStaff;

	private final Clock clock;

	private final EnglishNames english;

	CaseListRepository(JdbcClient jdbc, CaseFiles caseFiles, CaseTasks tasks, WorkDayRepository workDays,
			OpenWorkRepository openWork, SurroundingsRepository surroundings, SupervisionService supervision,
			OpenSumRepository sums, OpenSumService counting, SupervisionRights supervisionRights, ModelNames models,
			EnglishNames english, Rights rights, AccessLog log, CurrentStaff currentStaff, Clock clock) {
		this.rights = rights;
		this.log = log;
		this.currentStaff = currentStaff;
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.tasks = tasks;
		this.workDays = workDays;
		this.openWork = openWork;
		this.surroundings = surroundings;
		this.supervision = supervision;
		this.sums = sums;
		this.counting = counting;
		this.supervisionRights = supervisionRights;
		this.models = models;
		this.english = english;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/**
	 * Returns a page of the cases in the chosen order, or else by due date, or by the
	 * latest closing or completion.
	 * @throws RefusalException if the person may not see them
	 */
	public CaseList page(Collection<String> groups, CaseQuestion question, int page) {
		if (page < 0 || page > LAST_PAGE) {
			throw new RefusalException(Kind.INVALID, "supervision.page");
		}
		var supervisionScope = caseScope(groups);
		var names = this.models.names();
		SupervisionService.refuseOthers(supervisionScope, question.narrowing(), this.organisation, names);
		var found = found(question, supervisionScope);
		var rows = rows(found, page * PAGE, PAGE, names);
		return new CaseList((page == 0 && rows.size() < PAGE) ? rows.size() : total(question, found, supervisionScope),
				page, PAGE, narrowed(question, names), rows);
	}

	/** Returns the same cases as a table for a spreadsheet, up to ten thousand. */
	public String table(Collection<String> groups, CaseQuestion question) {
		return CaseSpreadsheet.of(all(groups, question), this.english::shown);
	}

	/** Returns the same table as a workbook (XLSX). */
	public byte[] workbook(Collection<String> groups, CaseQuestion question) {
		return FigureWorkbook.of(List.of(CaseSpreadsheet.table(all(groups, question), this.english::shown)));
	}

	private List<CaseList.Row> all(Collection<String> groups, CaseQuestion question) {
		var supervisionScope = caseScope(groups);
		var names = this.models.names();
		SupervisionService.refuseOthers(supervisionScope, question.narrowing(), this.organisation, names);
		return rows(found(question, supervisionScope), 0, FILE, names);
	}

	/**
	 * Returns the rows of these cases in this order, without those the person may not
	 * see.
	 */
	public Map<String, CaseList.Row> rows(Collection<String> groups, List<String> references) {
		if (references.isEmpty()) {
			return Map.of();
		}
		var visible = caseScope(groups).condition("process_key", Narrowing.of(null, null, null))
			.and("reference in (:references)", "references", references);
		var rows = new HashMap<String, CaseList.Row>();
		rows(Found.cases(visible, true), 0, references.size(), this.models.names())
			.forEach((row) -> rows.put(row.reference(), row));
		return rows;
	}

	/**
	 * Returns the condition on {@code case_file} for the rows a person may see.
	 * @throws RefusalException if the person may not see any of them
	 */
	public SqlCondition seenBy(Collection<String> groups, Narrowing narrowing) {
		var supervisionScope = caseScope(groups);
		SupervisionService.refuseOthers(supervisionScope, narrowing, this.organisation, this.models.names());
		return supervisionScope.condition("process_key", narrowing);
	}

	/**
	 * Returns a case that the person may see.
	 * @throws RefusalException {@code case.unknown} if they may not, or if there is none
	 */
	public CaseFile visible(Collection<String> groups, String reference) {
		var supervisionScope = caseScope(groups);
		return this.caseFiles.find(reference)
			.filter(supervisionScope::covers)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	private SupervisionScope caseScope(Collection<String> groups) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		if (!supervisionScope.cases()) {
			throw new RefusalException(Kind.FORBIDDEN, "supervision.figuresOnly");
		}
		return supervisionScope;
	}

	private static CaseList.Narrowed narrowed(CaseQuestion question, ModelNames.Names names) {
		return new CaseList.Narrowed(question.step().map((step) -> names.forStep(step.model(), step.id())).orElse(null),
				question.age().map((age) -> CaseWords.shown("ageing", age)).orElse(null),
				question.day().map(SupervisionService::label).orElse(null));
	}

	private Found found(CaseQuestion question, SupervisionScope supervisionScope) {
		if (question.figure() == CaseQuestion.Figure.DONE) {
			// The step was done at the supervisor's places; the case may have left them
			// since.
			var steps = step(question, supervisionScope).and("ended_at >= :from", "from",
					WorkDayRepository.start(from(question)));
			return new Found(supervisionScope.condition("process_key", Narrowing.of(null, null, null)),
					Optional.of(steps), true, question.order());
		}
		var condition = question.step().isPresent() ? waitingAt(question, supervisionScope)
				: condition(question, supervisionScope);
		return new Found(condition, Optional.empty(), question.figure().past(), question.order());
	}

	private SqlCondition condition(CaseQuestion question, SupervisionScope supervisionScope) {
		var visible = supervisionScope.condition("process_key", question.narrowing());
		return switch (question.figure()) {
			case OPEN -> aged(question, visible.and(SqlCondition.of(NOT_CLOSED)));
			case DUE_TODAY -> visible.and(NOT_CLOSED + " and " + OpenWorkRepository.DUE_TODAY,
					Map.of("now", now(), "tonight", WorkDayRepository.start(today().plusDays(1))));
			case OVERDUE ->
				aged(question, visible.and(NOT_CLOSED + " and " + OpenWorkRepository.OVERDUE, "now", now()));
			case FORECAST -> visible.and(NOT_CLOSED
					+ " and clock_stopped_at is null and due_at >= :now and due_at >= :since and due_at < :until",
					forecast(question.day().orElseThrow()));
			case EXPECTED -> expected(question, supervisionScope)
				.map((references) -> visible.and("reference in (:expected)", "expected", references))
				.orElseGet(SqlCondition::none);
			case BREACHED ->
				visible.and("closed_at >= :from and closed_at < :until and closed_at > due_at", span(question));
			case CLOSED -> visible.and("closed_at >= :from and closed_at < :until", span(question));
			case OPENED -> visible.and("opened_at >= :from and opened_at < :until", span(question));
			case MESSAGE_FAILED -> visible.and(SurroundingsRepository.MESSAGE_FAILED);
			case MESSAGE_WAITING -> visible.and(SurroundingsRepository.MESSAGE_WAITING);
			case LEAVE_OVERDUE -> visible.and(SurroundingsRepository.LEAVE_OVERDUE);
			case LEAVE_OUT -> visible.and(SurroundingsRepository.LEAVE_OUT);
			case IN_HALL ->
				visible.and(this.surroundings.inHall(this.supervision.halls(supervisionScope, question.narrowing())));
			case DONE -> throw new IllegalStateException("DONE lists steps, not cases");
		};
	}

	private SqlCondition aged(CaseQuestion question, SqlCondition open) {
		return question.age().map((age) -> open.and(age.sql(), "now", now())).orElse(open);
	}

	private Map<String, Object> forecast(LocalDate day) {
		return Map.of("now", now(), "since",
				this.supervision.forecastSince(day).map(WorkDayRepository::start).orElse(now()), "until",
				WorkDayRepository.start(day.plusDays(1)));
	}

	private Optional<List<String>> expected(CaseQuestion question, SupervisionScope supervisionScope) {
		return Optional
			.of(this.supervision.expected(question.day().orElseThrow(), supervisionScope, question.narrowing()))
			.filter((references) -> !references.isEmpty());
	}

	private Map<String, Object> span(CaseQuestion question) {
		return Map.of("from", WorkDayRepository.start(question.day().orElse(from(question))), "until",
				WorkDayRepository.start(question.day().orElse(today()).plusDays(1)));
	}

	private LocalDate from(CaseQuestion question) {
		return today().minusDays(question.days() - 1L);
	}

	/**
	 * Returns the condition for rows of {@code case_step} with this step at the
	 * supervisor's places.
	 */
	private static SqlCondition step(CaseQuestion question, SupervisionScope supervisionScope) {
		var step = question.step().orElseThrow();
		return supervisionScope.condition("case_process", question.narrowing())
			.and("step = :step and process_key = :model", Map.of("step", step.id(), "model", step.model()));
	}

	/**
	 * Returns the condition for cases that wait at a step. A closed case may wait, too,
	 * for a decision on reopening.
	 */
	private SqlCondition waitingAt(CaseQuestion question, SupervisionScope supervisionScope) {
		if (question.step().orElseThrow().isCall()) {
			return waitingIn(question, supervisionScope);
		}
		var open = step(question, supervisionScope).and(SqlCondition.of("ended_at is null"));
		var steps = switch (question.figure()) {
			case OPEN -> open;
			case OVERDUE -> open.and(OpenWorkRepository.LATE_STEP, "now", now());
			default -> throw new RefusalException(Kind.INVALID, "supervision.figure");
		};
		return new SqlCondition(
				NeutralText.format("reference in (select reference from case_step where %s)", steps.sql()),
				steps.parameters());
	}

	/** Returns the condition for cases that wait in what a call activity called. */
	private SqlCondition waitingIn(CaseQuestion question, SupervisionScope supervisionScope) {
		if (question.figure() != CaseQuestion.Figure.OPEN && question.figure() != CaseQuestion.Figure.OVERDUE) {
			throw new RefusalException(Kind.INVALID, "supervision.figure");
		}
		var references = this.openWork.calledIn(supervisionScope, question.narrowing(), question.step().orElseThrow(),
				question.figure() == CaseQuestion.Figure.OVERDUE);
		return references.isEmpty() ? SqlCondition.none()
				: SqlCondition.of("1 = 1").and("reference in (:calledIn)", "calledIn", references);
	}

	/**
	 * Returns the total of a list that has several pages: from the sums that the figures
	 * show, otherwise by counting.
	 */
	private long total(CaseQuestion question, Found found, SupervisionScope supervisionScope) {
		if (question.figure() == CaseQuestion.Figure.DONE) {
			var step = question.step().orElseThrow();
			this.counting.bringUpToDate();
			return this.workDays
				.steps(WorkDayRepository.Days.counted(from(question), today()), supervisionScope, question.narrowing(),
						Optional.of(step.model()))
				.stream()
				.filter((work) -> work.step().equals(step.id()))
				.mapToLong(WorkDayRepository.Work::done)
				.sum();
		}
		if (question.figure().past() && question.day().isEmpty()) {
			this.counting.bringUpToDate();
			return this.workDays
				.trend(WorkDayRepository.Days.counted(from(question), today()), supervisionScope, question.narrowing())
				.stream()
				.mapToLong((day) -> switch (question.figure()) {
					case BREACHED -> day.late();
					case CLOSED -> day.done();
					default -> day.opened();
				})
				.sum();
		}
		var summed = summed(question);
		if (summed.isPresent()) {
			this.counting.bringUpToDate();
			return this.sums.cases(supervisionScope, question.narrowing())
				.stream()
				.filter((cases) -> question.age().isEmpty() || question.age().get() == cases.age())
				.mapToLong(summed.get())
				.sum();
		}
		return this.jdbc.sql("select count(*) from case_file where " + found.cases().sql())
			.params(found.parameters())
			.query(Long.class)
			.single();
	}

	/** Returns the sum of open cases that has the length of a list. */
	private static Optional<ToLongFunction<OpenSumRepository.Cases>> summed(CaseQuestion question) {
		if (question.step().isPresent()) {
			return Optional.empty();
		}
		return switch (question.figure()) {
			case OPEN -> Optional.of(OpenSumRepository.Cases::open);
			case DUE_TODAY -> Optional.of(OpenSumRepository.Cases::dueToday);
			case OVERDUE -> Optional.of(OpenSumRepository.Cases::overdue);
			default -> Optional.empty();
		};
	}

	private List<CaseList.Row> rows(Found which, int from, int many, ModelNames.Names names) {
		var found = this.jdbc
			.sql(NeutralText.format("""
					select %s from %s where %s order by %s, reference
					offset :skipped rows fetch next :many rows only""", which.columns(), which.tables(),
					which.cases().sql(), which.order()))
			.params(which.parameters())
			.param("skipped", from)
			.param("many", many)
			.query(RecordRowMapper.of(Case.class))
			.list();
		this.currentStaff.person().ifPresent((person) -> log(found, person.userName()));
		var waiting = waiting(found.stream()
			.filter((one) -> one.closedAt() == null || !which.past())
			.map(Case::reference)
			.distinct()
			.toList());
		return found.stream().map((one) -> row(one, waiting.getOrDefault(one.reference(), List.of()), names)).toList();
	}

	/**
	 * Logs access to a list, because the mere existence of confidential cases is
	 * confidential.
	 */
	private void log(List<Case> shown, String reader) {
		this.log.writeList(shown.stream()
			.filter((one) -> this.rights.isConfidential(one.process()))
			.map(Case::reference)
			.collect(Collectors.toSet()), reader, Endpoint.COCKPIT);
	}

	private Map<String, List<CaseList.Waiting>> waiting(List<String> references) {
		var waiting = new HashMap<String, List<CaseList.Waiting>>();
		for (var from = 0; from < references.size(); from += 500) {
			var tasks = this.tasks.forCases(references.subList(from, Math.min(from + 500, references.size())));
			var people = this.tasks.names(tasks.values()
				.stream()
				.flatMap(List::stream)
				.map(CaseTasks.OpenTask::assignee)
				.filter(Objects::nonNull)
				.distinct()
				.toList());
			tasks.forEach((reference, open) -> waiting.put(reference, open.stream()
				.map((task) -> new CaseList.Waiting(task.step(), task.name(),
						(task.assignee() != null) ? people.getOrDefault(task.assignee(), task.assignee()) : null))
				.toList()));
		}
		return waiting;
	}

	private CaseList.Row row(Case one, List<CaseList.Waiting> waiting, ModelNames.Names names) {
		return new CaseList.Row(one.reference(), names.forProcess(one.process()),
				this.organisation.centre(one.centre()).map(Place::shown).orElse(one.centre()),
				this.organisation.department(one.department()).map(Place::shown).orElse(null),
				word("state", one.state()), word("priority", one.priority()), Moment.of(one.openedAt()),
				Moment.of(one.dueAt()), Moment.of(one.closedAt()), one.overdue(this.clock.instant()), waiting,
				Optional.ofNullable(one.done()).map(Done::shown).orElse(null));
	}

	private static Figures.Word word(String kind, String code) {
		return (code != null) ? new Figures.Word(code, CaseWords.shown(kind, code)) : null;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
	}

	/** The query for cases or for their completed steps. */
	private record Found(SqlCondition cases, Optional<SqlCondition> steps, boolean past, Optional<CaseOrder> chosen) {

		/** The order of the index of open cases, which all have the same first value. */
		private static final String OF_OPEN = "closed_at, due_at nulls last";

		private static final String COLUMNS = """
				reference, process_key as process, centre, department, state, priority, opened_at, due_at,
				clock_stopped_at as stopped_at, closed_at,""";

		static Found cases(SqlCondition condition, boolean past) {
			return new Found(condition, Optional.empty(), past, Optional.empty());
		}

		String columns() {
			return COLUMNS + (this.steps.isPresent() ? "done_at, done_minutes"
					: "cast(null as timestamp with time zone) as done_at, cast(null as integer) as done_minutes");
		}

		String tables() {
			return this.steps.map((condition) -> NeutralText.format("""
					case_file join (
					  select reference as done_in, ended_at as done_at, worked_minutes as done_minutes
					  from case_step where %s) steps on done_in = reference""", condition.sql())).orElse("case_file");
		}

		String order() {
			return this.chosen.map(CaseOrder::sql)
				.orElseGet(() -> this.steps.isPresent() ? "done_at desc"
						: this.past ? "coalesce(closed_at, opened_at) desc" : isOpen() ? OF_OPEN : "due_at nulls last");
		}

		private boolean isOpen() {
			return this.cases.sql().contains(NOT_CLOSED);
		}

		Map<String, Object> parameters() {
			var all = new HashMap<>(this.cases.parameters());
			this.steps.ifPresent((condition) -> all.putAll(condition.parameters()));
			return all;
		}

	}

	private record Done(Instant at, int minutes) {

		CaseList.Done shown() {
			return new CaseList.Done(Moment.of(this.at), Math.round(this.minutes / 6.0) / 10.0);
		}

	}

	private record Case(String reference, String process, String centre, String department, String state,
			String priority, Instant openedAt, Instant dueAt, Instant stoppedAt, Instant closedAt, Done done) {

		/** Checks whether the case is late, closed or still open. */
		boolean overdue(Instant now) {
			return this.dueAt != null && ((this.closedAt != null) ? this.closedAt.isAfter(this.dueAt)
					: this.stoppedAt == null && now.isAfter(this.dueAt));
		}

	}

}
