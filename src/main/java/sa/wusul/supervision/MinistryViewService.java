package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseWords;
import sa.wusul.papers.SheetService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ShownText;

/**
 * The Minister's page, for the roles that oversee the ministry. Each look at it is an
 * access to the cases whose requesters it names or whose matters it lists.
 */
@Component
public class MinistryViewService {

	/** The template of the printed page; the English one is beside it. */
	private static final String SHEET = "ministry-morning";

	private static final int DAYS = 30;

	private static final int MOST_STARS = 5;

	/** Days in a row without work, at most. */
	private static final int LONGEST_BREAK = 30;

	private static final Narrowing EVERYTHING = Narrowing.of(null, null, null);

	private final MinistryViewRepository rows;

	private final WorkDayRepository workDays;

	private final OpenSumRepository sums;

	private final OpenSumService counting;

	private final SheetService sheets;

	private final WorkingTime workingTime;

	private final ModelNames models;

	private final AccessLog log;

	private final Rights rights;

	private final Organisation organisation;

	private final Clock clock;

	MinistryViewService(MinistryViewRepository rows, WorkDayRepository workDays, OpenSumRepository sums,
			OpenSumService counting, SheetService sheets, WorkingTime workingTime, ModelNames models, AccessLog log,
			Rights rights, Clock clock) {
		this.rows = rows;
		this.workDays = workDays;
		this.sums = sums;
		this.counting = counting;
		this.sheets = sheets;
		this.workingTime = workingTime;
		this.models = models;
		this.log = log;
		this.rights = rights;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/** Checks whether members of these groups oversee the ministry. */
	public boolean mayRead(Collection<String> groups) {
		return this.rights.may(groups, Role.Action.OVERSEE);
	}

	/**
	 * Refuses the page to others than those who oversee the ministry.
	 * @throws RefusalException {@code overview.forbidden}
	 */
	void refuseOthers(Collection<String> groups) {
		if (!mayRead(groups)) {
			throw new RefusalException(Kind.FORBIDDEN, "overview.forbidden");
		}
	}

	/**
	 * Returns the page, and records the look at its cases.
	 * @throws RefusalException {@code overview.forbidden}
	 */
	public MinistryView forStaff(String user, Collection<String> groups) {
		refuseOthers(groups);
		var page = page();
		this.log.writeList(page.references(), user, Endpoint.TASKLIST);
		return page.view();
	}

	/**
	 * Returns the page of the morning to be printed (PDF) in the language of the person,
	 * and records the look at its cases.
	 * @throws RefusalException {@code overview.forbidden}
	 */
	public byte[] printed(String user, Collection<String> groups) {
		return print(forStaff(user, groups));
	}

	/**
	 * Returns the page of the morning (PDF) that the program itself prints in both
	 * languages, with the cases whose access is recorded when somebody reads it.
	 */
	Prepared prepared() {
		var arabic = ShownText.inArabic(this::sheet);
		var english = ShownText.inEnglish(this::sheet);
		return new Prepared(arabic.content(), english.content(),
				Stream.of(arabic, english).flatMap((sheet) -> sheet.references().stream()).collect(Collectors.toSet()));
	}

	private Sheet sheet() {
		var page = page();
		return new Sheet(print(page.view()), page.references());
	}

	private byte[] print(MinistryView view) {
		return this.sheets.print(ShownText.choose(SHEET, SHEET + "-en"), MorningPrint.fields(view));
	}

	private Page page() {
		var now = this.clock.instant();
		var today = LocalDate.ofInstant(now, Kingdom.ZONE);
		var processes = this.models.names()
			.services()
			.stream()
			.filter((process) -> !this.rights.isConfidential(process))
			.collect(Collectors.toSet());
		var arrivals = this.rows.arrivals(begin(today), begin(today.plusDays(2)), processes);
		var urgent = this.rows.urgent(now, processes);
		var orders = this.rows.orders(now, processes);
		var ratings = this.rows.ratings(begin(today.minusDays(DAYS - 1L)), begin(today.plusDays(1)), processes);
		var levels = levels(urgent.stream().map(MinistryViewRepository.Urgent::reference).toList());
		return new Page(
				new MinistryView(Moment.of(now), DAYS,
						listed(arrivals, processes, (one) -> arrival(one, begin(today.plusDays(1)))),
						listed(urgent, processes, (one) -> urgent(one, levels, now)),
						listed(orders, processes, (one) -> order(one, now)), lastDay(today, processes),
						sectors(processes), satisfaction(ratings), centres(today, processes, ratings)),
				shown(processes, List.of(arrivals, urgent, orders)));
	}

	private MinistryView.LastDay lastDay(LocalDate today, Set<String> processes) {
		var day = Stream.iterate(today.minusDays(1), (one) -> one.minusDays(1))
			.limit(LONGEST_BREAK)
			.filter((one) -> !this.workingTime.openings(one, one).isEmpty())
			.findFirst()
			.orElse(today.minusDays(1));
		this.counting.bringUpToDate();
		var work = this.workDays.trend(WorkDayRepository.Days.counted(day, day), everywhere(processes), EVERYTHING);
		var closed = work.stream().mapToLong(WorkDayRepository.Work::done).sum();
		var ratings = this.rows.ratings(begin(day), begin(day.plusDays(1)), processes);
		return new MinistryView.LastDay(CalendarWords.shownDay(day),
				work.stream().mapToLong(WorkDayRepository.Work::opened).sum(), closed,
				closed - work.stream().mapToLong(WorkDayRepository.Work::late).sum(), many(ratings), average(ratings));
	}

	/** Returns the sectors with open cases, the one with the most late ones first. */
	private List<MinistryView.SectorFigures> sectors(Set<String> processes) {
		this.counting.bringUpToDate();
		return this.sums.cases(everywhere(processes), EVERYTHING)
			.stream()
			.collect(Collectors.groupingBy(OpenSumRepository.Cases::department))
			.entrySet()
			.stream()
			.map((sector) -> new MinistryView.SectorFigures(department(sector.getKey()),
					sum(sector.getValue(), OpenSumRepository.Cases::open),
					sum(sector.getValue(), OpenSumRepository.Cases::dueToday),
					sum(sector.getValue(), OpenSumRepository.Cases::overdue)))
			.sorted(Comparator.comparing(MinistryView.SectorFigures::overdue)
				.thenComparing(MinistryView.SectorFigures::open)
				.reversed()
				.thenComparing(MinistryView.SectorFigures::department))
			.toList();
	}

	private String department(String id) {
		return this.organisation.department(id).map(Place::shown).orElseGet(() -> CaseWords.shown("department", id));
	}

	private static <T> long sum(List<T> rows, ToLongFunction<T> number) {
		return rows.stream().mapToLong(number).sum();
	}

	private static SupervisionScope everywhere(Set<String> processes) {
		return new SupervisionScope(List.of(new SupervisionScope.Field(processes, true, Set.of(), Set.of())), false);
	}

	private static Set<String> shown(Collection<String> processes,
			List<List<? extends MinistryViewRepository.Counted>> lists) {
		return lists.stream()
			.flatMap(List::stream)
			.filter((row) -> processes.contains(row.process()))
			.map(MinistryViewRepository.Counted::reference)
			.collect(Collectors.toSet());
	}

	private static <R extends MinistryViewRepository.Counted, T> MinistryView.Listed<T> listed(List<R> rows,
			Collection<String> processes, Function<R, T> shown) {
		var first = rows.stream().findFirst();
		return new MinistryView.Listed<>(
				rows.stream().filter((row) -> processes.contains(row.process())).map(shown).toList(),
				first.map(MinistryViewRepository.Counted::total).orElse(0L),
				first.map(MinistryViewRepository.Counted::late).orElse(0L),
				first.map(MinistryViewRepository.Counted::confidential).orElse(0L));
	}

	private MinistryView.Arrival arrival(MinistryViewRepository.Arrival one, Instant tomorrow) {
		return new MinistryView.Arrival(one.startsAt().isBefore(tomorrow), Moment.of(one.startsAt()), one.name(),
				one.reference(), CaseWords.shown("meetingHost", one.host()), CaseWords.shown("meetingMode", one.mode()),
				centre(one.centre()), word("meetingState", one.state()), word("meetingFile", file(one)));
	}

	private static String file(MinistryViewRepository.Arrival one) {
		if (one.issuedAt() == null) {
			return "MISSING";
		}
		if (one.readAt() == null) {
			return "UNREAD";
		}
		return one.issuedAt().isAfter(one.readAt()) ? "CHANGED" : "READ";
	}

	private MinistryView.Urgent urgent(MinistryViewRepository.Urgent one, Map<String, String> levels, Instant now) {
		return new MinistryView.Urgent(one.reference(), CaseWords.shown("requestType", one.type()),
				centre(one.centre()), levels.get(one.reference()), Moment.of(one.dueAt()),
				(one.dueAt() != null) ? Duration.between(now, one.dueAt()).toMinutes() : null);
	}

	private Map<String, String> levels(List<String> references) {
		return this.rows.levels(references)
			.stream()
			.collect(Collectors.groupingBy(MinistryViewRepository.Level::reference, Collectors.mapping(
					(level) -> this.rights.group(level.groupId()).map(StaffGroup::shown).orElse(level.groupId()),
					Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new),
							(names) -> String.join(ShownText.choose("، ", ", "), names)))));
	}

	private MinistryView.Order order(MinistryViewRepository.Order one, Instant now) {
		var late = !one.state().equals("REPORTED") && one.dueAt().isBefore(now);
		return new MinistryView.Order(one.reference(), one.number(), one.owner(),
				this.organisation.shownDepartment(one.department()), Moment.of(one.dueAt()),
				word("orderState", late ? "LATE" : one.state()));
	}

	private static MinistryView.Satisfaction satisfaction(List<MinistryViewRepository.Rating> ratings) {
		return new MinistryView.Satisfaction(many(ratings), average(ratings),
				IntStream.rangeClosed(1, MOST_STARS)
					.mapToObj((stars) -> many(ratings.stream().filter((one) -> one.stars() == stars).toList()))
					.toList());
	}

	private List<MinistryView.CentreFigures> centres(LocalDate today, Set<String> processes,
			List<MinistryViewRepository.Rating> ratings) {
		this.counting.bringUpToDate();
		var work = this.workDays
			.cases(WorkDayRepository.Days.counted(today.minusDays(DAYS - 1L), today), everywhere(processes), EVERYTHING)
			.stream()
			.collect(Collectors.groupingBy(WorkDayRepository.Work::centre));
		var rated = ratings.stream().collect(Collectors.groupingBy(MinistryViewRepository.Rating::centre));
		return Stream.concat(work.keySet().stream(), rated.keySet().stream())
			.distinct()
			.map((centre) -> figures(centre, work.getOrDefault(centre, List.of()),
					rated.getOrDefault(centre, List.of())))
			.sorted(Comparator.comparing(MinistryView.CentreFigures::received)
				.reversed()
				.thenComparing(MinistryView.CentreFigures::centre))
			.toList();
	}

	private MinistryView.CentreFigures figures(String centre, List<WorkDayRepository.Work> work,
			List<MinistryViewRepository.Rating> ratings) {
		return new MinistryView.CentreFigures(centre(centre),
				work.stream().mapToLong(WorkDayRepository.Work::opened).sum(),
				work.stream().mapToLong(WorkDayRepository.Work::done).sum(),
				work.stream().mapToLong(WorkDayRepository.Work::late).sum(),
				work.stream().map(WorkDayRepository.Work::durations).reduce(Durations.none(), Durations::plus).median(),
				many(ratings), average(ratings));
	}

	private static long many(List<MinistryViewRepository.Rating> ratings) {
		return ratings.stream().mapToLong(MinistryViewRepository.Rating::many).sum();
	}

	/** Returns the average with one decimal; {@code null} if there is no rating. */
	private static Double average(List<MinistryViewRepository.Rating> ratings) {
		var many = many(ratings);
		return (many == 0) ? null
				: Math.round(ratings.stream().mapToLong((one) -> one.stars() * one.many()).sum() * 10.0 / many) / 10.0;
	}

	private String centre(String id) {
		return this.organisation.centre(id).map(Place::shown).orElse(id);
	}

	private static Figures.Word word(String kind, String code) {
		return new Figures.Word(code, CaseWords.shown(kind, code));
	}

	private static Instant begin(LocalDate day) {
		return WorkDayRepository.start(day).toInstant();
	}

	/** The page, with the cases that it shows. */
	private record Page(MinistryView view, Set<String> references) {
	}

	/** The sheet in one language, with the cases that it shows. */
	private record Sheet(byte[] content, Set<String> references) {
	}

	/** The sheet in both languages, with the cases that it shows. */
	record Prepared(byte[] arabic, byte[] english, Set<String> references) {
	}

}
