package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.calendar.WorkingTime;

/**
 * Repository that measures how long requests took from one coming step to another, by the
 * milestones of the newest cases that ended in the last 90 days.
 */
@Repository
public class ComingTimeRepository {

	/** The step that stands for the opening of a case. */
	public static final String OPENING = "OPENING";

	private static final Duration MEASURED = Duration.ofDays(90);

	/** Fewer cases could tell of a single person, and say little. */
	private static final int FEWEST = 20;

	/** More cases hardly move a median, but would have to be read. */
	private static final int MOST = 1000;

	/** Every page of a case asks, but the figures change slowly. */
	private static final Duration KEPT = Duration.ofMinutes(15);

	private final Map<String, Kept> kept = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	private final WorkingTime workingTime;

	private final Clock clock;

	ComingTimeRepository(JdbcClient jdbc, WorkingTime workingTime, Clock clock) {
		this.jdbc = jdbc;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/** Returns the figures of a kind of request. */
	public ComingTimes forProcess(String process) {
		var now = this.clock.instant();
		return this.kept.compute(process, (key, known) -> (known != null && now.isBefore(known.until())) ? known
				: new Kept(measure(process), now.plus(KEPT)))
			.times();
	}

	private ComingTimes measure(String process) {
		var cases = new LinkedHashMap<String, Map<String, Instant>>();
		this.jdbc.sql("""
				select ended.reference, ended.opened_at, case_milestone.step, case_milestone.reached_at
				from (
				  select reference, opened_at from case_file where process_key = :process and closed_at >= :since
				  order by closed_at desc fetch first :most rows only) ended
				join case_milestone on case_milestone.reference = ended.reference
				where case_milestone.step is not null
				order by case_milestone.id""")
			.param("process", process)
			.param("since", this.clock.instant().minus(MEASURED).atOffset(ZoneOffset.UTC))
			.param("most", MOST)
			.query((row) -> {
				var steps = cases.computeIfAbsent(row.getString("reference"), (reference) -> new LinkedHashMap<>());
				steps.putIfAbsent(OPENING, row.getObject("opened_at", OffsetDateTime.class).toInstant());
				steps.putIfAbsent(row.getString("step"), row.getObject("reached_at", OffsetDateTime.class).toInstant());
			});
		var times = new HashMap<Way, List<Duration>>();
		cases.values().forEach((steps) -> add(new ArrayList<>(steps.entrySet()), times));
		return new ComingTimes(times.entrySet()
			.stream()
			.filter((way) -> way.getValue().size() >= FEWEST)
			.collect(Collectors.toMap(Map.Entry::getKey, (way) -> median(way.getValue()))));
	}

	private void add(List<Map.Entry<String, Instant>> steps, Map<Way, List<Duration>> times) {
		for (var from = 0; from < steps.size(); from++) {
			for (var to = from + 1; to < steps.size(); to++) {
				times
					.computeIfAbsent(new Way(steps.get(from).getKey(), steps.get(to).getKey()),
							(way) -> new ArrayList<>())
					.add(this.workingTime.between(steps.get(from).getValue(), steps.get(to).getValue()));
			}
		}
	}

	private static Duration median(List<Duration> times) {
		return times.stream().sorted().skip((times.size() - 1) / 2).findFirst().orElseThrow();
	}

	/** The way from one step to a later one. */
	private record Way(String from, String to) {
	}

	private record Kept(ComingTimes times, Instant until) {
	}

	/**
	 * The working time from one step to another, within which half of the cases came.
	 */
	public static final class ComingTimes {

		private final Map<Way, Duration> halves;

		private ComingTimes(Map<Way, Duration> halves) {
			this.halves = halves;
		}

		/** Returns the time; empty if too few cases went this way. */
		public Optional<Duration> between(String from, String to) {
			return Optional.ofNullable(this.halves.get(new Way(from, to)));
		}

	}

}
