package sa.wusul.platform.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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
			.query((row, number) -> new Shift(Season.valueOf(row.getString("season")),
					row.getObject("opens_at", LocalTime.class), row.getObject("closes_at", LocalTime.class)))
			.list();
		var holidays = this.jdbc.sql("select name, first_day, last_day, yearly from holiday order by first_day, name")
			.query((row, number) -> new Holiday(row.getString("name"), row.getObject("first_day", LocalDate.class),
					row.getObject("last_day", LocalDate.class), row.getBoolean("yearly")))
			.list();
		return new CalendarData(shifts, holidays);
	}

}
