package sa.wusul.demo.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseState;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.supervision.WorkDayRepository;

/**
 * Demo component that adds the ninety days before the first start: closed cases with
 * their steps, ratings and the engine's history, so that figures, ageing, forecast and
 * simulation have something to show. Each case repeats the way of one that the demo has
 * just played, at another pace, so that history fits the models. One case stands for two
 * thousand of the ministry's platform, and for twenty of the centres' requests (88,162 in
 * three years). The random numbers are the same at each start. Some of the day's open
 * cases are older than a day then. {@code wusul.demo.past=false} disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
@ConditionalOnProperty(name = "wusul.demo.day", matchIfMissing = true)
@ConditionalOnProperty(name = "wusul.demo.past", matchIfMissing = true)
class DemoPast {

	private static final Logger log = LoggerFactory.getLogger(DemoPast.class);

	static final int DAYS = 90;

	/** The time within which the services of the demo's day have come far enough. */
	private static final Duration LONGEST_DAY = Duration.ofMinutes(8);

	/** Between two times of writing. */
	private static final Duration PAUSE = Duration.ofMinutes(1);

	private static final String REQUEST = "intake-request-registration";

	private static final String REFUSED = CaseState.REJECTED.name();

	/** How many earlier days hold as much as the demo's day. */
	private static final double DAYS_OF_A_DAY = 10;

	/** Cases of one working day. */
	private static final Map<String, Double> VOLUMES = volumes();

	/** How often a request ends in each way, in percent. */
	private static final Map<String, Integer> ENDS = Map.of("ANSWERED", 74, "REJECTED", 13, "WITHDRAWN", 5, "LAPSED",
			8);

	/** The work of a day from Monday to Sunday, compared with an average working day. */
	private static final double[] WEEK = { 1.05, 1, 0.95, 0.8, 0.05, 0.1, 1.2 };

	/** The ages of open cases in days. */
	private static final int[] AGES = { 2, 6, 1, 12, 4, 20, 3, 9, 33, 2, 16, 5, 45, 7, 25 };

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final DemoCopies copies;

	private final WorkingTime workingTime;

	private final WorkDayRepository days;

	private final Clock clock;

	private final Instant started;

	/** The processes whose cases have a past. */
	private final Set<String> made = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean writing = new AtomicBoolean();

	private Instant last = Instant.EPOCH;

	DemoPast(JdbcTemplate jdbc, TransactionTemplate transaction, DemoCopies copies, WorkingTime workingTime,
			WorkDayRepository days, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.copies = copies;
		this.workingTime = workingTime;
		this.days = days;
		this.clock = clock;
		this.started = clock.instant();
	}

	private static Map<String, Double> volumes() {
		var volumes = new LinkedHashMap<String, Double>();
		volumes.put(REQUEST, 5.9);
		DemoServiceDay.VOLUMES.forEach((service, ofTheDay) -> volumes.put(service, ofTheDay / DAYS_OF_A_DAY));
		volumes.put("tawasul-status-enquiry", 0.4);
		volumes.put("tawasul-contact-verification", 0.3);
		return volumes;
	}

	/**
	 * Repeated until each kind of case has its past: as soon as requests have come to
	 * each of their ends, and for services as the day finishes them.
	 */
	@Scheduled(initialDelay = 15_000, fixedDelay = 5_000)
	void make() {
		var missing = missing();
		if (missing.isEmpty() || !this.writing.compareAndSet(false, true)) {
			return;
		}
		var samples = samples();
		var waited = Duration.between(this.started, this.clock.instant()).compareTo(LONGEST_DAY) > 0;
		var ready = missing.stream()
			.filter((process) -> waited || isReady(process, samples.getOrDefault(process, List.of())))
			.toList();
		var isTime = this.made.isEmpty() ? ready.contains(REQUEST)
				: this.last.plus(PAUSE).isBefore(this.clock.instant());
		if (isTime && !ready.isEmpty()) {
			this.last = this.clock.instant();
			// In the background, so that it holds up no other work of the clock.
			var past = new Thread(() -> write(samples, ready), "demo-past");
			past.setDaemon(true);
			past.start();
		}
		else {
			this.writing.set(false);
		}
	}

	/** Returns the kinds of cases without a past. */
	private List<String> missing() {
		if (this.made.isEmpty()) {
			this.made.addAll(this.jdbc.queryForList(
					"select distinct process_key from case_file where submission_key like 'demo-past:%'",
					String.class));
		}
		return VOLUMES.keySet().stream().filter((process) -> !this.made.contains(process)).toList();
	}

	/**
	 * Writes all or nothing, and adds the days up, which happens by itself after half an
	 * hour only.
	 */
	private void write(Map<String, List<Sample>> samples, List<String> processes) {
		try {
			var begin = System.nanoTime();
			var many = Optional.ofNullable(this.transaction.execute((status) -> make(samples, processes))).orElse(0);
			log.info("Demo: added {} cases of {} processes of the past {} days in {} ms", many, processes.size(), DAYS,
					Duration.ofNanos(System.nanoTime() - begin).toMillis());
			this.made.addAll(processes);
			this.days.addUp();
		}
		finally {
			this.writing.set(false);
		}
	}

	private long number(String sql) {
		return Optional.ofNullable(this.jdbc.queryForObject(sql, Long.class)).orElse(0L);
	}

	/**
	 * Returns the cases of the demo that have come to their end, and those that wait at
	 * its door where there is no other.
	 */
	private Map<String, List<Sample>> samples() {
		var samples = this.jdbc
			.query("""
					select reference, process_key, state from case_file
					where submission_key like 'demo%' and state in ('ANSWERED', 'REJECTED', 'WITHDRAWN', 'LAPSED', 'COMPLETED',
					  'READY_FOR_PICKUP', 'IN_DELIVERY')
					order by process_key, submission_key""",
					(row, index) -> new Sample(row.getString("reference"), row.getString("process_key"),
							row.getString("state")))
			.stream()
			.filter((sample) -> VOLUMES.containsKey(sample.process()))
			.collect(Collectors.groupingBy(Sample::process));
		samples.values().removeIf((all) -> all.stream().allMatch(Sample::refused));
		samples.replaceAll((process, all) -> granted(all) ? all.stream().filter(Sample::closed).toList() : all);
		return samples;
	}

	/** Checks whether the day has cases of each end that a past needs. */
	private static boolean isReady(String process, List<Sample> samples) {
		return granted(samples) && (!process.equals(REQUEST)
				|| samples.stream().map(Sample::state).collect(Collectors.toSet()).containsAll(ENDS.keySet()));
	}

	/** Checks whether one of the cases came to an end that is no refusal. */
	private static boolean granted(List<Sample> samples) {
		return samples.stream().anyMatch((sample) -> sample.closed() && !sample.refused());
	}

	private int make(Map<String, List<Sample>> samples, List<String> processes) {
		// The lock of those who add up days.
		this.jdbc.queryForList("select through from work_sealed for update");
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		var ways = new LinkedHashMap<String, DemoWay>();
		Function<Sample, DemoWay> way = (sample) -> ways.computeIfAbsent(sample.reference(), this.copies::read);
		var before = (int) number("select count(*) from case_file where submission_key like 'demo-past:%'");
		var many = before;
		for (var back = DAYS; back >= 1; back--) {
			// Seeds that follow each other would begin alike.
			var random = new Random(new SplittableRandom(19_480_000L + 1000L * before + back).nextLong());
			var day = today.minusDays(back);
			for (var process : processes) {
				var known = samples.getOrDefault(process, List.of());
				var cases = known.isEmpty() ? 0 : cases(process, day, back, random);
				for (var one = 0; one < cases; one++) {
					var sample = sample(known, random);
					many += this.copies.add(way.apply(sample), opened(process, day, random), many, random) ? 1 : 0;
				}
			}
		}
		this.copies.flush();
		if (before == 0) {
			age();
		}
		this.jdbc.update("delete from work_day");
		this.jdbc.update("update work_sealed set through = ?", today.minusDays(DAYS + 1L));
		return many - before;
	}

	/** Lets every third open case of the day begin earlier. */
	private void age() {
		var open = this.jdbc.queryForList("""
				select reference from case_file where submission_key like 'demo-day:%' and closed_at is null
				order by submission_key""", String.class);
		for (var place = 0; place < open.size(); place += 3) {
			this.copies.age(open.get(place), Duration.ofDays(AGES[place / 3 % AGES.length]));
		}
	}

	private int cases(String process, LocalDate day, int back, Random random) {
		var working = !this.workingTime.openings(day, day).isEmpty();
		// The portal is open on each day, but fewer people come.
		var share = working ? WEEK[day.getDayOfWeek().getValue() - 1] : process.startsWith("services-") ? 0.35 : 0;
		// It grows by a fifth in the ninety days.
		var expected = VOLUMES.get(process) * share * (1.1 - 0.2 * back / DAYS);
		return (int) Math.max(0, Math.round(expected + random.nextGaussian() * Math.sqrt(expected) * 0.6));
	}

	private Instant opened(String process, LocalDate day, Random random) {
		var minute = process.startsWith("services-") ? 7 * 60 + (int) (random.nextDouble() * 15 * 60)
				: 8 * 60 + (int) (random.nextDouble() * 6 * 60);
		return day.atStartOfDay(Kingdom.ZONE).plusMinutes(minute).plusSeconds(random.nextInt(60)).toInstant();
	}

	private static Sample sample(List<Sample> known, Random random) {
		var ends = known.stream().map(Sample::state).collect(Collectors.toSet());
		if (ENDS.keySet().containsAll(ends) && ends.size() > 1) {
			var all = ends.stream().mapToInt(ENDS::get).sum();
			var drawn = random.nextInt(all);
			for (var end : ends.stream().sorted().toList()) {
				drawn -= ENDS.get(end);
				if (drawn < 0) {
					return any(known, Set.of(end), random);
				}
			}
		}
		var others = ends.stream().filter((end) -> !end.equals(REFUSED)).collect(Collectors.toSet());
		return (others.isEmpty() || random.nextInt(100) < 4 && ends.contains(REFUSED))
				? any(known, Set.of(REFUSED), random) : any(known, others, random);
	}

	private static Sample any(List<Sample> known, Set<String> ends, Random random) {
		var those = known.stream().filter((sample) -> ends.contains(sample.state())).toList();
		return those.get(random.nextInt(Math.min(those.size(), 5)));
	}

	/** A case of the demo that others repeat. */
	private record Sample(String reference, String process, String state) {

		boolean closed() {
			return CaseState.valueOf(this.state).closed();
		}

		boolean refused() {
			return this.state.equals(REFUSED);
		}

	}

	static OffsetDateTime at(Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

}
