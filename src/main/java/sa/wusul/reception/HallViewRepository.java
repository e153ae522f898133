package sa.wusul.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;

/**
 * The current state of the halls for their screens. One statement serves any number of
 * halls and screens; the usual service time is measured again every 15 seconds.
 */
@Component
public class HallViewRepository {

	private static final Duration MEASURED_EVERY = Duration.ofSeconds(15);

	private static final Comparator<Visit> LINE = Comparator.comparing(Visit::priority)
		.thenComparing(Visit::waitingSince)
		.thenComparing(Visit::number);

	private final JdbcClient jdbc;

	private final Organisation organisation;

	private final LimitDecisions limits;

	private final Clock clock;

	private final Map<Hall, Duration> serviceTimes = new HashMap<>();

	private final Map<String, Instant> measuredAt = new HashMap<>();

	HallViewRepository(JdbcClient jdbc, Rights rights, LimitDecisions limits, Clock clock) {
		this.jdbc = jdbc;
		this.organisation = rights.organisation();
		this.limits = limits;
		this.clock = clock;
	}

	/** Returns the current state of these centres' halls. */
	public synchronized Map<String, HallView> look(Collection<String> centres) {
		var now = this.clock.instant();
		var visits = visits(centres, now).stream().collect(Collectors.groupingBy(Visit::hall));
		measure(centres, now);
		return centres.stream()
			.collect(Collectors.toMap((centre) -> centre,
					(centre) -> new HallView(centre, Moment.of(now), null,
							this.organisation.sections()
								.stream()
								.map((section) -> section(new Hall(centre, section.id()), section, visits, now))
								.toList())));
	}

	/** Returns the number of a visit and its estimated wait. */
	public Waiting waiting(String visit) {
		var found = this.jdbc.sql("select centre, ticket from visit where reference = ?")
			.param(visit)
			.query((row, index) -> new Waiting(row.getString("centre"), visit, row.getString("ticket"), null))
			.single();
		return look(List.of(found.centre())).get(found.centre())
			.sections()
			.stream()
			.flatMap((section) -> section.line().stream())
			.filter((place) -> place.ticket().equals(found.ticket()))
			.findFirst()
			.map((place) -> new Waiting(found.centre(), visit, found.ticket(), place.minutes()))
			.orElse(found);
	}

	/** Returns the turn of a ticket. */
	HallTurn turn(HallTicket ticket) {
		return turn(ticket.visit());
	}

	/**
	 * Returns the turn of a visit. One of a visitor who has not come is estimated as if
	 * they came now, by the time at which they took their number.
	 */
	HallTurn turn(String visit) {
		var own = this.jdbc.sql("select centre, section, ticket, state, waiting_since from visit where reference = ?")
			.param(visit)
			.query(RecordRowMapper.of(Own.class))
			.single();
		var section = look(List.of(own.centre())).get(own.centre())
			.sections()
			.stream()
			.filter((one) -> one.id().equals(own.section()))
			.findFirst()
			.orElseThrow();
		var line = section.line();
		var before = (own.state() == HallVisitState.ARRIVED) ? earlier(own)
				: (int) line.stream().takeWhile((place) -> !place.ticket().equals(own.ticket())).count();
		return new HallTurn(before, (before < line.size()) ? line.get(before).minutes() : section.minutesForNext());
	}

	/** Counts those in the hall who come before a visitor with an appointment. */
	private int earlier(Own own) {
		return this.jdbc
			.sql("""
					select count(*) from visit
					where visited_on = :today and centre = :centre and section = :section and state = 'WAITING'
					  and (priority in ('URGENT', 'DISABLED', 'ELDERLY') or (priority = 'APPOINTMENT' and waiting_since < :since))""")
			.param("today", LocalDate.now(this.clock))
			.param("centre", own.centre())
			.param("section", own.section())
			.param("since", own.waitingSince().atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	private HallView.Section section(Hall hall, Place section, Map<Hall, List<Visit>> all, Instant now) {
		var visits = all.getOrDefault(hall, List.of());
		var called = visits.stream()
			.filter((visit) -> visit.state() == HallVisitState.CALLED)
			.sorted(Comparator.comparing(Visit::calledAt).reversed())
			.toList();
		var line = visits.stream().filter((visit) -> visit.state() == HallVisitState.WAITING).sorted(LINE).toList();
		var minutes = minutes(hall, visits, called, line.size(), now);
		return new HallView.Section(section.id(), section.ar(),
				called.stream()
					.map((visit) -> new HallView.Call(visit.ticket(), visit.counter(), visit.calls()))
					.toList(),
				IntStream.range(0, line.size())
					.mapToObj((place) -> new HallView.Place(line.get(place).ticket(), minutes.get(place)))
					.toList(),
				minutes.get(line.size()));
	}

	private List<Long> minutes(Hall hall, List<Visit> visits, List<Visit> called, int waiting, Instant now) {
		var service = this.serviceTimes.get(hall);
		if (service == null) {
			return Collections.nCopies(waiting + 1, null);
		}
		var working = visits.stream()
			.map(Visit::counter)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(HashSet::new));
		called.forEach((visit) -> working.remove(visit.counter()));
		var busy = called.stream().map((visit) -> Duration.between(visit.calledAt(), now)).toList();
		return new WaitEstimate(service, busy, working.size()).minutes(waiting);
	}

	/** Returns the visits that wait, are at a counter or ended a moment ago. */
	private List<Visit> visits(Collection<String> centres, Instant now) {
		return this.jdbc
			.sql("""
					select centre, section, ticket_number as number, ticket, priority, state, counter_number as counter, calls,
					  waiting_since, called_at
					from visit
					where visited_on = :today and centre in (:centres)
					  and (state in ('WAITING', 'CALLED') or (ended_at > :recently and counter_number is not null))""")
			.param("today", LocalDate.ofInstant(now, this.clock.getZone()))
			.param("centres", centres)
			.param("recently", now.minus(this.limits.duration(ReceptionLimit.COUNTER_OPEN)).atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Visit.class))
			.list();
	}

	private void measure(Collection<String> centres, Instant now) {
		var due = centres.stream().filter((centre) -> !isMeasured(centre, now)).toList();
		if (due.isEmpty()) {
			return;
		}
		var times = new HashMap<Hall, List<Duration>>();
		this.jdbc.sql("""
				select centre, section, called_at, ended_at from (
				  select centre, section, called_at, ended_at,
				    row_number() over (partition by centre, section order by ended_at desc) as place
				  from visit
				  where centre in (:centres) and state in ('SERVED', 'REQUEST_TAKEN') and ended_at > :since) last
				where place <= :most""")
			.param("centres", due)
			.param("since", now.minus(this.limits.duration(ReceptionLimit.MEASURED_DAYS)).atOffset(ZoneOffset.UTC))
			.param("most", this.limits.number(ReceptionLimit.MEASURED_SERVICES))
			.query((row) -> {
				times.computeIfAbsent(new Hall(row.getString(1), row.getString(2)), (hall) -> new ArrayList<>())
					.add(Duration.between(row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant()));
			});
		times.forEach((hall, services) -> this.serviceTimes.put(hall, median(services)));
		due.forEach((centre) -> this.measuredAt.put(centre, now));
	}

	private boolean isMeasured(String centre, Instant now) {
		var at = this.measuredAt.get(centre);
		return at != null && Duration.between(at, now).abs().compareTo(MEASURED_EVERY) < 0;
	}

	private static Duration median(List<Duration> times) {
		return times.stream().sorted().skip((times.size() - 1) / 2).findFirst().orElseThrow();
	}

	/**
	 * The ticket information for the visitor.
	 *
	 * @param minutes {@code null} if no service was measured yet
	 */
	public record Waiting(String centre, String reference, String ticket, Long minutes) {
	}

	private record Own(String centre, String section, String ticket, HallVisitState state, Instant waitingSince) {
	}

	private record Hall(String centre, String section) {
	}

	private record Visit(Hall hall, int number, String ticket, HallVisitPriority priority, HallVisitState state,
			Integer counter, int calls, Instant waitingSince, Instant calledAt) {
	}

}
