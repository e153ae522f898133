package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.supervision.WorkDayRepository.Work;

/** The figures of a person's places. */
@Component
public class SupervisionService {

	/** The number of past days on whose cases forecasts are based. */
	private static final int EXPERIENCE_DAYS = 90;

	private final WorkDayRepository workDays;

	private final OpenWorkRepository openWork;

	private final OpenSumRepository sums;

	private final OpenSumService counting;

	private final SurroundingsRepository surroundings;

	private final SupervisionRights supervisionRights;

	private final ModelNames models;

	private final Organisation organisation;

	private final WorkingTime workingTime;

	private final Clock clock;

	SupervisionService(WorkDayRepository workDays, OpenWorkRepository openWork, OpenSumRepository sums,
			OpenSumService counting, SurroundingsRepository surroundings, SupervisionRights supervisionRights,
			ModelNames models, Rights rights, WorkingTime workingTime, Clock clock) {
		this.workDays = workDays;
		this.openWork = openWork;
		this.sums = sums;
		this.counting = counting;
		this.surroundings = surroundings;
		this.supervisionRights = supervisionRights;
		this.models = models;
		this.organisation = rights.organisation();
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/**
	 * Returns the figures.
	 * @param days number of past days, 30 or 90
	 * @throws RefusalException if the person may see nothing of the selection
	 */
	public Figures figures(Collection<String> groups, Narrowing narrowing, Integer days) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		var names = this.models.names();
		refuseOthers(supervisionScope, narrowing, this.organisation, names);
		var back = days(days);
		var today = today();
		var from = today.minusDays(back - 1L);
		var past = WorkDayRepository.Days.counted(from, today);
		var counted = this.counting.bringUpToDate();
		var open = this.sums.cases(supervisionScope, narrowing);
		var closed = this.workDays.cases(past, supervisionScope, narrowing);
		var trend = trend(from, today, this.workDays.trend(past, supervisionScope, narrowing));
		return new Figures(Moment.of(counted), supervisionScope.directs(), places(supervisionScope, names),
				new Figures.Totals(sum(open, OpenSumRepository.Cases::open),
						sum(open, OpenSumRepository.Cases::dueToday), sum(open, OpenSumRepository.Cases::overdue),
						sum(closed, Work::late)),
				parts(open, OpenSumRepository.Cases::department, closed, Work::department, this::department),
				parts(open, OpenSumRepository.Cases::process, closed, Work::process, names::forProcess),
				parts(open, OpenSumRepository.Cases::centre, closed, Work::centre, this::centre), ageing(open),
				new Figures.Throughput(
						sum(trend, Figures.TrendDay::opened), sum(trend, Figures.TrendDay::closed), back),
				caseTimes(closed, names),
				stepTimes(this.workDays.steps(past, supervisionScope, narrowing, Optional.empty()),
						this.sums.steps(supervisionScope, narrowing), names),
				trend,
				forecast(supervisionScope, narrowing,
						(back == EXPERIENCE_DAYS) ? byKind(closed) : experience(supervisionScope, narrowing)),
				this.surroundings.messages(supervisionScope, narrowing),
				gateways(this.surroundings.gateways(from, supervisionScope, narrowing)),
				this.surroundings.leaves(supervisionScope, narrowing).orElse(null),
				this.surroundings.hall(halls(supervisionScope, narrowing), supervisionScope, narrowing).orElse(null),
				this.surroundings.ages(halls(supervisionScope, narrowing), supervisionScope, narrowing));
	}

	private static List<Figures.GatewayDay> gateways(List<SurroundingsRepository.GatewayDay> rows) {
		return rows.stream()
			.map((row) -> new Figures.GatewayDay(row.date().toString(), label(row.date()), row.gateway(), row.sent(),
					row.delivered(), row.failed(), row.sent() - row.delivered() - row.failed()))
			.toList();
	}

	/** Returns the selectable places and processes, without figures. */
	public Figures.Scope scope(Collection<String> groups) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		return new Figures.Scope(supervisionScope.directs(), places(supervisionScope, this.models.names()));
	}

	/** Returns the figures of one process, which may be called by others. */
	public ProcessFigures process(Collection<String> groups, String process, Narrowing asked) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		var names = this.models.names();
		var narrowing = asked.everyProcess();
		refuseOthers(supervisionScope, narrowing, this.organisation, names);
		if (!names.has(process)) {
			throw new RefusalException(Kind.UNKNOWN, "supervision.outside");
		}
		var today = today();
		this.counting.bringUpToDate();
		var done = this.workDays.steps(WorkDayRepository.Days.counted(today.minusDays(EXPERIENCE_DAYS - 1L), today),
				supervisionScope, narrowing, Optional.of(process));
		var open = this.sums.ofModel(supervisionScope, narrowing, process)
			.stream()
			.collect(Collectors.groupingBy(OpenSumRepository.Steps::kind));
		var own = open.getOrDefault(OpenStepSum.Kind.STEP, List.of());
		var waiting = own.stream()
			.collect(Collectors.toMap(OpenSumRepository.Steps::step, OpenSumRepository.Steps::waitingHours));
		var steps = stepTimes(done, own, names).stream()
			.map((step) -> new ProcessFigures.Step(step.step(), step.name(), step.open(), step.overdue(), step.done(),
					step.medianHours(), step.p90Hours(), waiting.get(step.step())));
		var calls = open.getOrDefault(OpenStepSum.Kind.CALL, List.of())
			.stream()
			.sorted(Comparator.comparing(OpenSumRepository.Steps::step))
			.map((call) -> new ProcessFigures.Step(call.step(), names.forStep(process, call.step()), call.open(),
					call.overdue(), 0, null, null, call.waitingHours()));
		var cases = open.getOrDefault(OpenStepSum.Kind.MODEL, List.of());
		return new ProcessFigures(Stream.concat(steps, calls).toList(), new ProcessFigures.Totals(
				sum(cases, OpenSumRepository.Steps::open), sum(cases, OpenSumRepository.Steps::overdue)));
	}

	/**
	 * Checks that the selection is within the person's view.
	 * @throws RefusalException {@code supervision.outside} if a place or process is
	 * outside of it or unknown
	 */
	static void refuseOthers(SupervisionScope supervisionScope, Narrowing narrowing, Organisation organisation,
			ModelNames.Names names) {
		var outside = narrowing.centre()
			.filter((centre) -> organisation.centre(centre).isEmpty() || !supervisionScope.seesCentre(centre))
			.isPresent()
				|| narrowing.department()
					.filter((department) -> !department.equals(Narrowing.NONE))
					.filter((department) -> organisation.department(department).isEmpty()
							|| !supervisionScope.seesDepartment(department))
					.isPresent()
				|| narrowing.process().filter((process) -> !supervisionScope.sees(process)).isPresent();
		if (outside) {
			throw new RefusalException(Kind.UNKNOWN, "supervision.outside");
		}
	}

	static int days(Integer days) {
		if (days == null) {
			return 30;
		}
		if (days != 30 && days != 90) {
			throw new RefusalException(Kind.INVALID, "supervision.figure");
		}
		return days;
	}

	private Figures.Places places(SupervisionScope supervisionScope, ModelNames.Names names) {
		return new Figures.Places(words(
				this.organisation.centres().stream().filter((centre) -> supervisionScope.seesCentre(centre.id()))),
				words(this.organisation.departments()
					.stream()
					.filter((one) -> supervisionScope.seesDepartment(one.id()))),
				names.services()
					.stream()
					.filter(supervisionScope::sees)
					.map((process) -> new Figures.Word(process, names.forProcess(process)))
					.sorted(Comparator.comparing(Figures.Word::name))
					.toList());
	}

	private static List<Figures.Word> words(Stream<Place> places) {
		return places.map((place) -> new Figures.Word(place.id(), place.shown())).toList();
	}

	Collection<String> halls(SupervisionScope supervisionScope, Narrowing narrowing) {
		var own = supervisionScope.ownCentres(this.organisation.centres());
		narrowing.centre().ifPresent((centre) -> own.retainAll(List.of(centre)));
		return own;
	}

	private String centre(String id) {
		return this.organisation.centre(id).map(Place::shown).orElse(id);
	}

	private String department(String id) {
		return this.organisation.department(id).map(Place::shown).orElseGet(() -> CaseWords.shown("department", id));
	}

	private static <T> long sum(List<T> rows, ToLongFunction<T> number) {
		return rows.stream().mapToLong(number).sum();
	}

	private static List<Figures.Part> parts(List<OpenSumRepository.Cases> open,
			Function<OpenSumRepository.Cases, String> openKey, List<Work> closed, Function<Work, String> closedKey,
			Function<String, String> name) {
		var openParts = open.stream().collect(Collectors.groupingBy(openKey));
		var closedParts = closed.stream().collect(Collectors.groupingBy(closedKey));
		return Stream.concat(openParts.keySet().stream(), closedParts.keySet().stream()).distinct().map((code) -> {
			var cases = openParts.getOrDefault(code, List.of());
			return new Figures.Part(code, name.apply(code), sum(cases, OpenSumRepository.Cases::open),
					sum(cases, OpenSumRepository.Cases::dueToday), sum(cases, OpenSumRepository.Cases::overdue),
					sum(closedParts.getOrDefault(code, List.of()), Work::late));
		})
			.sorted(Comparator.comparing(Figures.Part::overdue)
				.thenComparing(Figures.Part::open)
				.reversed()
				.thenComparing(Figures.Part::name))
			.toList();
	}

	private static List<Figures.Age> ageing(List<OpenSumRepository.Cases> open) {
		var ages = open.stream().collect(Collectors.groupingBy(OpenSumRepository.Cases::age));
		return Arrays.stream(Ageing.values()).map((age) -> {
			var cases = ages.getOrDefault(age, List.of());
			return new Figures.Age(age.name(), CaseWords.shown("ageing", age),
					sum(cases, OpenSumRepository.Cases::open), sum(cases, OpenSumRepository.Cases::overdue));
		}).toList();
	}

	private static List<Figures.CaseTime> caseTimes(List<Work> closed, ModelNames.Names names) {
		return byProcess(closed).entrySet()
			.stream()
			.filter((process) -> sum(process.getValue(), Work::done) > 0)
			.map((process) -> {
				var durations = durations(process.getValue());
				var done = sum(process.getValue(), Work::done);
				return new Figures.CaseTime(process.getKey(), names.forProcess(process.getKey()), done,
						durations.median(), durations.ninetieth(),
						Math.round((done - sum(process.getValue(), Work::late)) * 1000.0 / done) / 1000.0);
			})
			.sorted(Comparator.comparing(Figures.CaseTime::closed).reversed().thenComparing(Figures.CaseTime::code))
			.toList();
	}

	private static Map<String, List<Work>> byProcess(List<Work> work) {
		return work.stream().collect(Collectors.groupingBy(Work::process));
	}

	private static Durations durations(List<Work> work) {
		return work.stream().map(Work::durations).reduce(Durations.none(), Durations::plus);
	}

	private static List<Figures.StepTime> stepTimes(List<Work> done, List<OpenSumRepository.Steps> open,
			ModelNames.Names names) {
		var steps = new LinkedHashMap<List<String>, Figures.StepTime>();
		var waiting = open.stream()
			.collect(Collectors.toMap((step) -> List.of(step.process(), step.step()), Function.identity()));
		Stream.concat(done.stream().map((work) -> List.of(work.process(), work.step())), waiting.keySet().stream())
			.distinct()
			.forEach((key) -> {
				var works = done.stream().filter((work) -> List.of(work.process(), work.step()).equals(key)).toList();
				var durations = durations(works);
				var now = Optional.ofNullable(waiting.get(key));
				steps.put(key,
						new Figures.StepTime(key.get(0), names.forProcess(key.get(0)), key.get(1),
								names.forStep(key.get(0), key.get(1)), sum(works, Work::done), durations.median(),
								durations.ninetieth(), now.map(OpenSumRepository.Steps::open).orElse(0L),
								now.map(OpenSumRepository.Steps::overdue).orElse(0L)));
			});
		return steps.values()
			.stream()
			.sorted(Comparator.comparing(Figures.StepTime::overdue)
				.thenComparing(Figures.StepTime::open)
				.thenComparing(Figures.StepTime::done)
				.reversed()
				.thenComparing(Figures.StepTime::process)
				.thenComparing(Figures.StepTime::step))
			.toList();
	}

	private static List<Figures.TrendDay> trend(LocalDate from, LocalDate today, List<Work> days) {
		var byDay = days.stream().collect(Collectors.groupingBy(Work::day));
		return Stream.iterate(from, (day) -> !day.isAfter(today), (day) -> day.plusDays(1)).map((day) -> {
			var work = byDay.getOrDefault(day, List.of());
			return new Figures.TrendDay(day.toString(), label(day), sum(work, Work::opened), sum(work, Work::done),
					sum(work, Work::late));
		}).toList();
	}

	/** Formats a day without its year. */
	static String label(LocalDate day) {
		return CalendarWords.shownDay(day);
	}

	/** Returns the recent durations of cases by process. */
	private Map<String, Durations> experience(SupervisionScope supervisionScope, Narrowing narrowing) {
		return byKind(
				this.workDays.cases(WorkDayRepository.Days.counted(today().minusDays(EXPERIENCE_DAYS - 1L), today()),
						supervisionScope, narrowing));
	}

	private static Map<String, Durations> byKind(List<Work> closed) {
		return closed.stream()
			.collect(Collectors.groupingBy(Work::process,
					Collectors.reducing(Durations.none(), Work::durations, Durations::plus)));
	}

	private List<Figures.ForecastDay> forecast(SupervisionScope supervisionScope, Narrowing narrowing,
			Map<String, Durations> kinds) {
		var days = this.counting.forecastDays();
		var due = this.sums.due(supervisionScope, narrowing);
		var forecast = new ArrayList<Figures.ForecastDay>();
		var begin = Instant.MIN;
		for (var day : days) {
			var end = WorkDayRepository.start(day.plusDays(1)).toInstant();
			var after = begin;
			var cases = due.stream()
				.filter((one) -> !one.dueAt().isBefore(after) && one.dueAt().isBefore(end))
				.toList();
			var expected = cases.stream().mapToDouble((one) -> one.many() * late(one, kinds)).sum();
			forecast.add(new Figures.ForecastDay(day.toString(), label(day), sum(cases, OpenWorkRepository.Due::many),
					Math.round(expected)));
			begin = end;
		}
		return forecast;
	}

	/**
	 * Returns the cases most likely to be late on this day, as many as are expected to
	 * be.
	 */
	List<String> expected(LocalDate day, SupervisionScope supervisionScope, Narrowing narrowing) {
		var since = forecastSince(day).map(WorkDayRepository::start)
			.orElseGet(() -> this.clock.instant().atOffset(ZoneOffset.UTC));
		this.counting.bringUpToDate();
		var kinds = experience(supervisionScope, narrowing);
		var expected = forecast(supervisionScope, narrowing, kinds).stream()
			.filter((one) -> one.day().equals(day.toString()))
			.mapToLong(Figures.ForecastDay::expected)
			.sum();
		var odds = new HashMap<OpenWorkRepository.Due, Double>();
		return this.openWork.dueCases(since, WorkDayRepository.start(day.plusDays(1)), supervisionScope, narrowing)
			.entrySet()
			.stream()
			.sorted(Comparator.<Map.Entry<String, OpenWorkRepository.Due>>comparingDouble(
					(one) -> odds.computeIfAbsent(one.getValue(), (due) -> late(due, kinds)))
				.reversed())
			.limit(expected)
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Estimates the probability that the case will be late: among past cases that took
	 * longer than this one so far, the share that took longer than this one may.
	 */
	private double late(OpenWorkRepository.Due one, Map<String, Durations> kinds) {
		var now = this.clock.instant();
		var so = Math.max(0, this.workingTime.between(one.openedAt(), now).toMinutes());
		var left = Math.max(0, this.workingTime.between(now, one.dueAt()).toMinutes());
		return kinds.getOrDefault(one.process(), Durations.none()).shareBeyond(so, left);
	}

	/** Returns the first day whose due dates count for a day of the forecast. */
	Optional<LocalDate> forecastSince(LocalDate day) {
		var days = this.counting.forecastDays();
		var place = days.indexOf(day);
		if (place < 0) {
			throw new RefusalException(Kind.INVALID, "supervision.figure");
		}
		return (place == 0) ? Optional.empty() : Optional.of(days.get(place - 1).plusDays(1));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
	}

}
