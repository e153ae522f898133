package sa.wusul.platform.calendar;

import java.time.Clock;

import sa.wusul.support.TestDatabase;

/** The holidays of a test's database. */
public final class HolidaysForTests {

	private HolidaysForTests() {
	}

	public static Holidays on(TestDatabase database, Clock clock) {
		var tables = new CalendarTables(database.jdbc());
		return new Holidays(tables, database.jdbc(), new WorkingTime(clock, tables));
	}

}
