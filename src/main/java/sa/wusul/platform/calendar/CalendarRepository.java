package sa.wusul.platform.calendar;

import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.RecordRowMapper;

/**
 * Source of calendar data that reads the tables {@code working_hours} and {@code
 * holiday}.
 */
@Component
class CalendarRepository implements Supplier<CalendarData> {

	private final JdbcClient jdbc;

	CalendarRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public CalendarData get() {
		var shifts = this.jdbc.sql("select season, opens_at, closes_at from working_hours order by season, opens_at")
			.query(RecordRowMapper.of(Shift.class))
			.list();
		var holidays = this.jdbc.sql("select name, first_day, last_day, yearly from holiday order by first_day, name")
			.query(RecordRowMapper.of(Holiday.class))
			.list();
		return new CalendarData(shifts, holidays);
	}

}
