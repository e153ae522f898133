package sa.wusul.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of what the ministry shows everybody about its services: from the same cases
 * and by the same measure of lateness as the figures of supervisors.
 */
@Repository
public class PromiseRepository {

	private static final Duration MEASURED = Duration.ofDays(90);

	/** Fewer cases could tell of a single person, and say little. */
	private static final int FEWEST = 20;

	private static final int PER_CENT = 100;

	/** A page that is open to everyone asks, but the figures change slowly. */
	private static final Duration KEPT = Duration.ofMinutes(15);

	private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(Map.of(), Instant.MIN));

	private final JdbcClient jdbc;

	private final Clock clock;

	PromiseRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the figures of the last 90 days by process.
	 * @param processes those that the page names; one with too few cases is left out
	 */
	public Map<String, Promise> byProcess(Collection<String> processes) {
		var now = this.clock.instant();
		return this.kept.updateAndGet((known) -> now.isBefore(known.until()) ? known
				: new Kept(processes.isEmpty() ? Map.of() : measure(processes), now.plus(KEPT)))
			.promises();
	}

	private Map<String, Promise> measure(Collection<String> processes) {
		return this.jdbc
			.sql("""
					select case_file.process_key, case_file.opened_at, case_file.closed_at, case_file.due_at, case_rating.stars
					from case_file left join case_rating on case_rating.case_reference = case_file.reference
					where case_file.process_key in (:processes) and case_file.closed_at >= :since
					  and case_file.state in ('ANSWERED', 'COMPLETED', 'REJECTED')""")
			.param("processes", processes)
			.param("since", this.clock.instant().minus(MEASURED).atOffset(ZoneOffset.UTC))
			.query(PromiseRepository::ended)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Ended::process))
			.entrySet()
			.stream()
			.filter((service) -> service.getValue().size() >= FEWEST)
			.collect(Collectors.toMap(Map.Entry::getKey, (service) -> promise(service.getValue())));
	}

	private static Promise promise(List<Ended> cases) {
		var times = cases.stream().map(Ended::took).sorted().toList();
		var late = cases.stream().filter(Ended::late).count();
		var stars = cases.stream().map(Ended::stars).filter(Objects::nonNull).toList();
		return new Promise(times.get((times.size() - 1) / 2), (int) ((cases.size() - late) * PER_CENT / cases.size()),
				(stars.size() < FEWEST) ? Optional.empty()
						: Optional.of(stars.stream().mapToInt(Integer::intValue).average().orElseThrow()));
	}

	private static Ended ended(ResultSet row, int index) throws SQLException {
		var closed = row.getObject("closed_at", OffsetDateTime.class);
		var due = row.getObject("due_at", OffsetDateTime.class);
		return new Ended(row.getString("process_key"),
				Duration.between(row.getObject("opened_at", OffsetDateTime.class), closed),
				due != null && closed.isAfter(due), row.getObject("stars", Integer.class));
	}

	/**
	 * The figures of a service that everybody reads.
	 *
	 * @param half the time within which half of the cases ended
	 * @param inTime the share of cases, in per cent, that ended by the day that was
	 * promised
	 * @param stars the mean rating; empty if too few were given
	 */
	public record Promise(Duration half, int inTime, Optional<Double> stars) {
	}

	private record Ended(String process, Duration took, boolean late, Integer stars) {
	}

	private record Kept(Map<String, Promise> promises, Instant until) {
	}

}
