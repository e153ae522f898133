package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.supervision.WorkDayRepository.Work;

/**
 * Repository of what the ministry shows everybody about its services: the same sums of
 * past days as the figures of supervisors, of all places together.
 */
@Repository
public class PromiseRepository {

	private static final int DAYS = 90;

	/** Fewer cases could tell of a single person, and say little. */
	private static final int FEWEST = 20;

	private static final int PER_CENT = 100;

	private static final Narrowing EVERYTHING = Narrowing.of(null, null, null);

	/** A page that is open to everyone asks, but the figures change slowly. */
	private static final Duration KEPT = Duration.ofMinutes(15);

	private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(Set.of(), Map.of(), Instant.MIN));

	private final JdbcClient jdbc;

	private final WorkDayRepository workDays;

	private final Clock clock;

	PromiseRepository(JdbcClient jdbc, WorkDayRepository workDays, Clock clock) {
		this.jdbc = jdbc;
		this.workDays = workDays;
		this.clock = clock;
	}

	/**
	 * Returns the figures of the last 90 days by process.
	 * @param processes those that the page names; one with too few cases is left out
	 */
	public Map<String, Promise> byProcess(Collection<String> processes) {
		var now = this.clock.instant();
		var known = this.kept.get();
		if (!now.isBefore(known.until()) || !known.asked().containsAll(processes)) {
			var asked = new HashSet<>(known.asked());
			asked.addAll(processes);
			known = new Kept(asked, measure(asked), now.plus(KEPT));
			this.kept.set(known);
		}
		return known.promises();
	}

	/** Returns the figures of one process; empty if it had too few cases. */
	public Optional<Promise> find(String process) {
		return Optional.ofNullable(byProcess(List.of(process)).get(process));
	}

	private Map<String, Promise> measure(Set<String> processes) {
		if (processes.isEmpty()) {
			return Map.of();
		}
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		var everywhere = new SupervisionScope(List.of(new SupervisionScope.Field(processes, true, Set.of(), Set.of())),
				false);
		var stars = stars(processes);
		return this.workDays.cases(WorkDayRepository.Days.live(today.minusDays(DAYS), today), everywhere, EVERYTHING)
			.stream()
			.collect(Collectors.groupingBy(Work::process))
			.entrySet()
			.stream()
			.filter((service) -> done(service.getValue()) >= FEWEST)
			.collect(Collectors.toMap(Map.Entry::getKey,
					(service) -> promise(service.getValue(), Optional.ofNullable(stars.get(service.getKey())))));
	}

	private static Promise promise(List<Work> work, Optional<Double> stars) {
		var durations = work.stream().map(Work::durations).reduce(Durations.none(), Durations::plus);
		var done = done(work);
		var late = work.stream().mapToLong(Work::late).sum();
		return new Promise(hours(durations.median()), hours(durations.ninetieth()),
				(int) ((done - late) * PER_CENT / done), stars);
	}

	private static long done(List<Work> work) {
		return work.stream().mapToLong(Work::done).sum();
	}

	private static Duration hours(Double hours) {
		return Duration.ofMinutes(Math.round(hours * 60));
	}

	/** Returns the mean rating of each process with enough ratings. */
	private Map<String, Double> stars(Set<String> processes) {
		return this.jdbc.sql("""
				select case_file.process_key, avg(cast(case_rating.stars as double precision)) as mean
				from case_file join case_rating on case_rating.case_reference = case_file.reference
				where case_file.process_key in (:processes) and case_file.closed_at >= :since
				group by case_file.process_key having count(*) >= :fewest""")
			.param("processes", processes)
			.param("since", this.clock.instant().minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.UTC))
			.param("fewest", FEWEST)
			.query((row, index) -> Map.entry(row.getString("process_key"), row.getDouble("mean")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * The figures of a service that everybody reads.
	 *
	 * @param half the working time within which half of the cases ended
	 * @param most the working time within which nine of ten ended
	 * @param inTime the share of cases, in per cent, that ended by the day that was
	 * promised
	 * @param stars the mean rating; empty if too few were given
	 */
	public record Promise(Duration half, Duration most, int inTime, Optional<Double> stars) {
	}

	private record Kept(Set<String> asked, Map<String, Promise> promises, Instant until) {
	}

}
