package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/**
 * The alarms, and who read them. A figure of a place has one open alarm at most, on all
 * nodes.
 */
@Repository
class ThresholdAlarmRepository {

	/** Alarms that a page shows. */
	private static final int MOST = 50;

	private static final String COLUMNS = """
			select id, figure, kind, place, told_group, measured, threshold, ends_below, raised_at, fell_at
			from threshold_alarm""";

	private final JdbcClient jdbc;

	private final Clock clock;

	ThresholdAlarmRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<ThresholdAlarm> findOpen(AlarmMeasurement measurement) {
		return this.jdbc.sql(COLUMNS + " where open_key = ?")
			.param(openKey(measurement))
			.query(RecordRowMapper.of(ThresholdAlarm.class))
			.optional();
	}

	Optional<ThresholdAlarm> find(long id) {
		return this.jdbc.sql(COLUMNS + " where id = ?")
			.param(id)
			.query(RecordRowMapper.of(ThresholdAlarm.class))
			.optional();
	}

	/** Raises an alarm. Fails if another node raised it at the same moment. */
	ThresholdAlarm raise(AlarmMeasurement measurement, AlarmThreshold threshold, String toldGroup) {
		this.jdbc
			.sql("""
					insert into threshold_alarm (figure, kind, place, told_group, measured, threshold, ends_below, raised_at, open_key)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(measurement.figure().name(), measurement.kind().name(), measurement.place(), toldGroup,
					measurement.value(), threshold.raiseAt(), threshold.endBelow(), now(), openKey(measurement))
			.update();
		return findOpen(measurement).orElseThrow();
	}

	/** Records that the figure fell, and returns whether no other node had done so. */
	boolean fell(long id) {
		return this.jdbc.sql("update threshold_alarm set fell_at = ? where id = ? and fell_at is null")
			.params(now(), id)
			.update() > 0;
	}

	void end(long id) {
		this.jdbc.sql("update threshold_alarm set open_key = null where id = ?").param(id).update();
	}

	/** Returns the latest alarms that were told to these groups. */
	List<ThresholdAlarm> forGroups(Collection<String> groups) {
		return groups.isEmpty() ? List.of()
				: this.jdbc.sql(COLUMNS
						+ " where told_group in (:groups) order by raised_at desc, id desc fetch first :most rows only")
					.param("groups", groups)
					.param("most", MOST)
					.query(RecordRowMapper.of(ThresholdAlarm.class))
					.list();
	}

	/** Returns the ids of the alarms that the person read. */
	Set<Long> readBy(String user) {
		return this.jdbc.sql("select alarm from threshold_alarm_reading where user_name = ?")
			.param(user)
			.query(Long.class)
			.list()
			.stream()
			.collect(Collectors.toSet());
	}

	/** Records that the person read the alarms of these groups up to one. */
	void read(String user, Collection<String> groups, long upTo) {
		if (!groups.isEmpty()) {
			this.jdbc.sql("""
					insert into threshold_alarm_reading (alarm, user_name, read_at)
					select id, cast(:user as varchar), cast(:now as timestamp with time zone) from threshold_alarm
					where told_group in (:groups) and id <= :upTo and not exists (
					  select 1 from threshold_alarm_reading where alarm = threshold_alarm.id and user_name = :user)""")
				.param("user", user)
				.param("now", now())
				.param("groups", groups)
				.param("upTo", upTo)
				.update();
		}
	}

	/** Removes alarms that have been over for some time. */
	void forget(Duration shown) {
		this.jdbc.sql("delete from threshold_alarm where open_key is null and fell_at < ?")
			.param(now().minus(shown))
			.update();
	}

	private static String openKey(AlarmMeasurement measurement) {
		return String.join(":", measurement.figure().name(), measurement.kind().name(), measurement.place());
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
