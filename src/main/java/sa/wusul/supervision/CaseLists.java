package sa.wusul.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
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

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** The cases behind the figures, as far as a person may see which they are. */
@Component
public class CaseLists {

	private static final int PAGE = 50;

	/** Whoever looks for more than this looks for the wrong thing. */
	private static final int LAST_PAGE = 199;

	private static final int FILE = 10_000;

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final CaseTasks tasks;

	private final WorkDays workDays;

	private final Supervision supervision;

	private final Sights sights;

	private final Models models;

	private final Organisation organisation;

	private final Clock clock;

	CaseLists(JdbcClient jdbc, CaseFiles caseFiles, CaseTasks tasks, WorkDays workDays, Supervision supervision,
			Sights sights, Models models, Rights rights, Clock clock) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.tasks = tasks;
		this.workDays = workDays;
		this.supervision = supervision;
		this.sights = sights;
		this.models = models;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/**
	 * A page of the cases, those first that are due first or were closed last.
	 * @throws Refusal where they are not his to see
	 */
	public CaseList page(Collection<String> groups, CaseQuestion question, int page) {
		if (page < 0 || page > LAST_PAGE) {
			throw new Refusal(Kind.INVALID, "supervision.page");
		}
		var sight = sightOfCases(groups);
		var names = this.models.names();
		refuseOthers(sight, question, names);
		var condition = condition(question, sight);
		return new CaseList(total(question, condition, sight), page, PAGE,
				rows(condition, open(question), page * PAGE, PAGE, names));
	}

	/** The same cases as a table for a spreadsheet, the first ten thousand. */
	public String table(Collection<String> groups, CaseQuestion question) {
		var sight = sightOfCases(groups);
		var names = this.models.names();
		refuseOthers(sight, question, names);
		return CaseTable.of(rows(condition(question, sight), open(question), 0, FILE, names));
	}

	/** The rows of these cases, in this order, as far as they are his to see. */
	public Map<String, CaseList.Row> rows(Collection<String> groups, List<String> references) {
		if (references.isEmpty()) {
			return Map.of();
		}
		var his = sightOfCases(groups).condition("process_key", Narrowing.of(null, null, null))
			.and("reference in (:references)", "references", references);
		var rows = new HashMap<String, CaseList.Row>();
		rows(his, false, 0, references.size(), this.models.names()).forEach((row) -> rows.put(row.reference(), row));
		return rows;
	}

	/**
	 * Whose rows of {@code case_file} a person may see.
	 * @throws Refusal where they are not his to see
	 */
	public Condition seenBy(Collection<String> groups, Narrowing narrowing) {
		var sight = sightOfCases(groups);
		Supervision.refuseOthers(sight, narrowing, this.organisation, this.models.names());
		return sight.condition("process_key", narrowing);
	}

	/**
	 * A case that is his to see.
	 * @throws Refusal {@code case.unknown} where it is not, or where there is none
	 */
	public CaseFile visible(Collection<String> groups, String reference) {
		var sight = sightOfCases(groups);
		return this.caseFiles.find(reference)
			.filter(sight::covers)
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "case.unknown"));
	}

	private Sight sightOfCases(Collection<String> groups) {
		var sight = this.sights.of(groups);
		if (!sight.cases()) {
			throw new Refusal(Kind.FORBIDDEN, "supervision.figuresOnly");
		}
		return sight;
	}

	private void refuseOthers(Sight sight, CaseQuestion question, Models.Names names) {
		var narrowing = question.step().isPresent() ? question.narrowing().everyProcess() : question.narrowing();
		Supervision.refuseOthers(sight, narrowing, this.organisation, names);
	}

	private static boolean open(CaseQuestion question) {
		return switch (question.figure()) {
			case OPEN, DUE_TODAY, OVERDUE, AGEING, FORECAST -> true;
			case BREACHED, OPENED, CLOSED, TREND -> false;
		};
	}

	private Condition condition(CaseQuestion question, Sight sight) {
		if (question.step().isPresent()) {
			return waitingAt(question, sight);
		}
		var his = sight.condition("process_key", question.narrowing());
		var from = today().minusDays(question.days() - 1L);
		return switch (question.figure()) {
			case OPEN -> his.and(Condition.of("closed_at is null"));
			case DUE_TODAY -> his.and("closed_at is null and " + OpenWork.DUE_TODAY,
					Map.of("now", now(), "tonight", WorkDays.start(today().plusDays(1))));
			case OVERDUE -> his.and("closed_at is null and " + OpenWork.OVERDUE, "now", now());
			case AGEING -> his.and("closed_at is null and " + question.age().orElseThrow().sql(), "now", now());
			case FORECAST -> his.and(
					"closed_at is null and clock_stopped_at is null and due_at >= :now and due_at >= :since and due_at < :until",
					forecast(question.day().orElseThrow()));
			case BREACHED -> his.and("closed_at >= :from and closed_at > due_at", "from", WorkDays.start(from));
			case CLOSED -> his.and("closed_at >= :from", "from", WorkDays.start(from));
			case OPENED -> his.and("opened_at >= :from", "from", WorkDays.start(from));
			case TREND -> his.and("closed_at >= :from and closed_at < :until",
					Map.of("from", WorkDays.start(question.day().orElseThrow()), "until",
							WorkDays.start(question.day().orElseThrow().plusDays(1))));
		};
	}

	private Map<String, Object> forecast(LocalDate day) {
		return Map.of("now", now(), "since", this.supervision.forecastSince(day).map(WorkDays::start).orElse(now()),
				"until", WorkDays.start(day.plusDays(1)));
	}

	/**
	 * Cases that wait at a step; the process is the one that has it, or that of the case.
	 */
	private Condition waitingAt(CaseQuestion question, Sight sight) {
		var steps = sight.condition("case_process", question.narrowing().everyProcess())
			.and("ended_at is null and step = :step", "step", question.step().orElseThrow());
		if (question.narrowing().process().isPresent()) {
			steps = steps.and("(process_key = :process or case_process = :process)", "process",
					question.narrowing().process().get());
		}
		steps = switch (question.figure()) {
			case OPEN -> steps;
			case OVERDUE -> steps.and("due_at < :now", "now", now());
			default -> throw new Refusal(Kind.INVALID, "supervision.figure");
		};
		return new Condition(
				"closed_at is null and reference in (select reference from case_step where %s)".formatted(steps.sql()),
				steps.parameters());
	}

	/** Of what is over the days were added up already; what is open is counted. */
	private long total(CaseQuestion question, Condition condition, Sight sight) {
		var from = today().minusDays(question.days() - 1L);
		if (!open(question) && question.figure() != CaseQuestion.Figure.TREND) {
			return this.workDays.trend(from, today(), sight, question.narrowing())
				.stream()
				.mapToLong((day) -> switch (question.figure()) {
					case BREACHED -> day.late();
					case CLOSED -> day.done();
					default -> day.opened();
				})
				.sum();
		}
		return this.jdbc.sql("select count(*) from case_file where " + condition.sql())
			.params(condition.parameters())
			.query(Long.class)
			.single();
	}

	private List<CaseList.Row> rows(Condition condition, boolean open, int from, int many, Models.Names names) {
		var found = this.jdbc
			.sql("""
					select reference, process_key, centre, department, state, priority, opened_at, due_at, clock_stopped_at, closed_at
					from case_file where %s order by %s, reference offset :skipped rows fetch next :many rows only"""
				.formatted(condition.sql(), open ? "due_at nulls last" : "coalesce(closed_at, opened_at) desc"))
			.params(condition.parameters())
			.param("skipped", from)
			.param("many", many)
			.query(Case::of)
			.list();
		var waiting = waiting(found.stream().filter((one) -> one.closedAt() == null).map(Case::reference).toList());
		return found.stream().map((one) -> row(one, waiting.getOrDefault(one.reference(), List.of()), names)).toList();
	}

	private Map<String, List<CaseList.Waiting>> waiting(List<String> references) {
		var waiting = new HashMap<String, List<CaseList.Waiting>>();
		for (var from = 0; from < references.size(); from += 500) {
			var tasks = this.tasks.of(references.subList(from, Math.min(from + 500, references.size())));
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

	private CaseList.Row row(Case one, List<CaseList.Waiting> waiting, Models.Names names) {
		return new CaseList.Row(one.reference(), names.of(one.process()),
				this.organisation.centre(one.centre()).map(Place::ar).orElse(one.centre()),
				this.organisation.department(one.department()).map(Place::ar).orElse(null), word("state", one.state()),
				word("priority", one.priority()), Moment.of(one.openedAt()), Moment.of(one.dueAt()),
				Moment.of(one.closedAt()), one.overdue(this.clock.instant()), waiting);
	}

	private static Figures.Word word(String kind, String code) {
		return (code != null) ? new Figures.Word(code, CaseWords.of(kind, code)) : null;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
	}

	private record Case(String reference, String process, String centre, String department, String state,
			String priority, Instant openedAt, Instant dueAt, Instant stoppedAt, Instant closedAt) {

		static Case of(ResultSet row, int index) throws SQLException {
			return new Case(row.getString("reference"), row.getString("process_key"), row.getString("centre"),
					row.getString("department"), row.getString("state"), row.getString("priority"),
					instant(row, "opened_at"), instant(row, "due_at"), instant(row, "clock_stopped_at"),
					instant(row, "closed_at"));
		}

		/** Late, whether it is closed or still open. */
		boolean overdue(Instant now) {
			return this.dueAt != null && ((this.closedAt != null) ? this.closedAt.isAfter(this.dueAt)
					: this.stoppedAt == null && now.isAfter(this.dueAt));
		}

		private static Instant instant(ResultSet row, String column) throws SQLException {
			var value = row.getObject(column, OffsetDateTime.class);
			return (value != null) ? value.toInstant() : null;
		}

	}

}
