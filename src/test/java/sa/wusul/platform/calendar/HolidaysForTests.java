package sa.wusul.platform.calendar;

import java.time.Clock;

import sa.wusul.support.TestDatabase;

/** The holidays of a test's database. */
public final class HolidaysForTests {

	private HolidaysForTests() {
	}

	public static HolidayRepository on(TestDatabase database, Clock clock) {
		var tables = new CalendarRepository(database.jdbc());
		return new HolidayRepository(tables, database.jdbc(), new WorkingTime(clock, tables));
	}

}
