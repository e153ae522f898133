package sa.wusul.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Repository that measures how long completed cases took from opening to closing. */
@Repository
public class UsualTimeRepository {

	private static final Duration MEASURED = Duration.ofDays(90);

	/** Fewer cases could tell of a single person, and say little. */
	private static final int FEWEST = 20;

	/** A page that is open to everyone asks, but the time changes slowly. */
	private static final Duration KEPT = Duration.ofMinutes(15);

	private final Map<String, Measured> kept = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	private final Clock clock;

	UsualTimeRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the usual time of a kind of request.
	 * @return empty if too few cases were completed in the last 90 days
	 */
	public Optional<UsualTime> find(String process) {
		var now = this.clock.instant();
		return this.kept.compute(process, (key, known) -> (known != null && now.isBefore(known.until())) ? known
				: new Measured(measure(process), now.plus(KEPT)))
			.time();
	}

	private Optional<UsualTime> measure(String process) {
		var since = this.clock.instant().minus(MEASURED).atOffset(ZoneOffset.UTC);
		var times = this.jdbc.sql("""
				select opened_at, closed_at from case_file
				where process_key = ? and closed_at >= ? and state in ('COMPLETED', 'ANSWERED')""")
			.params(process, since)
			.query((row, index) -> Duration.between(row.getObject(1, OffsetDateTime.class),
					row.getObject(2, OffsetDateTime.class)))
			.list()
			.stream()
			.sorted()
			.toList();
		return (times.size() < FEWEST) ? Optional.empty()
				: Optional.of(new UsualTime(rank(times, 0.5), rank(times, 0.9)));
	}

	/** Returns the shortest time within which this part of the cases was completed. */
	private static Duration rank(List<Duration> times, double part) {
		return times.get((int) Math.ceil(part * times.size()) - 1);
	}

	/**
	 * The usual time of a kind of request.
	 *
	 * @param half the time within which half of the cases were completed
	 * @param most the time within which nine of ten were
	 */
	public record UsualTime(Duration half, Duration most) {
	}

	private record Measured(Optional<UsualTime> time, Instant until) {
	}

}
