package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;

/**
 * The figures that may raise an alarm, of every place, also of those with nothing open.
 * Confidential cases are not among them.
 */
@Repository
class AlarmFigureRepository {

	private static final long PERCENT = 100;

	private final JdbcClient jdbc;

	private final OpenSumRepository sums;

	private final OpenSumService counting;

	private final ModelNames models;

	private final Rights rights;

	private final Organisation organisation;

	private final Clock clock;

	AlarmFigureRepository(JdbcClient jdbc, OpenSumRepository sums, OpenSumService counting, ModelNames models,
			Rights rights, Clock clock) {
		this.jdbc = jdbc;
		this.sums = sums;
		this.counting = counting;
		this.models = models;
		this.rights = rights;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	List<AlarmMeasurement> measure() {
		var processes = this.models.names()
			.services()
			.stream()
			.filter((process) -> !this.rights.isConfidential(process))
			.toList();
		var measured = new ArrayList<AlarmMeasurement>();
		if (!processes.isEmpty()) {
			this.counting.bringUpToDate();
			var open = this.sums.allCases().stream().filter((one) -> processes.contains(one.process())).toList();
			measured.addAll(overdue(AlarmMeasurement.Kind.CENTRE, this.organisation.centres(), open,
					OpenSumRepository.Cases::centre));
			measured.addAll(overdue(AlarmMeasurement.Kind.DEPARTMENT, this.organisation.departments(), open,
					OpenSumRepository.Cases::department));
			measured.add(ofMinistry(AlarmFigure.URGENT_WAIT, this.jdbc.sql("""
					select count(*) as many, min(step.started_at) as since from case_step step
					join case_file file on file.reference = step.reference
					join ACT_RU_TASK task on task.ID_ = step.task_id
					where step.ended_at is null and file.urgent_lane = true and file.closed_at is null
					  and task.ASSIGNEE_ is null and file.process_key in (:processes)""")
				.param("processes", processes)));
		}
		measured.addAll(halls());
		measured.add(ofMinistry(AlarmFigure.OUTBOX_WAIT, this.jdbc
			.sql("select count(*) as many, min(due_at) as since from outbox where state = 'WAITING' and due_at < :now")
			.param("now", now())));
		return measured;
	}

	private static List<AlarmMeasurement> overdue(AlarmMeasurement.Kind kind, List<Place> places,
			List<OpenSumRepository.Cases> counts, Function<OpenSumRepository.Cases, String> place) {
		return places.stream().map(Place::id).map((id) -> {
			var own = counts.stream().filter((count) -> id.equals(place.apply(count))).toList();
			var open = own.stream().mapToLong(OpenSumRepository.Cases::open).sum();
			var overdue = own.stream().mapToLong(OpenSumRepository.Cases::overdue).sum();
			return new AlarmMeasurement(AlarmFigure.OVERDUE_SHARE, kind, id, (open > 0) ? PERCENT * overdue / open : 0,
					open);
		}).toList();
	}

	private List<AlarmMeasurement> halls() {
		var waiting = this.jdbc.sql("""
				select centre as place, count(*) as many, min(waiting_since) as since from visit
				where visited_on = :today and state = 'WAITING' group by centre""")
			.param("today", LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE))
			.query(RecordRowMapper.of(Waiting.class))
			.list()
			.stream()
			.collect(Collectors.toMap(Waiting::place, Function.identity()));
		return this.organisation.centres()
			.stream()
			.map(Place::id)
			.map((centre) -> waiting.getOrDefault(centre, new Waiting(centre, 0, null)))
			.map((hall) -> new AlarmMeasurement(AlarmFigure.HALL_WAIT, AlarmMeasurement.Kind.CENTRE, hall.place(),
					minutes(hall.since()), hall.many()))
			.toList();
	}

	private AlarmMeasurement ofMinistry(AlarmFigure figure, JdbcClient.StatementSpec query) {
		var oldest = query.query((row, index) -> Map.entry(row.getLong("many"),
				minutes((row.getObject("since", OffsetDateTime.class) != null)
						? row.getObject("since", OffsetDateTime.class).toInstant() : null)))
			.single();
		return new AlarmMeasurement(figure, AlarmMeasurement.Kind.MINISTRY, AlarmMeasurement.MINISTRY,
				oldest.getValue(), oldest.getKey());
	}

	private long minutes(Instant since) {
		return (since != null) ? Math.max(0, ChronoUnit.MINUTES.between(since, this.clock.instant())) : 0;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Waiting(String place, long many, Instant since) {
	}

}
