package sa.wusul.platform.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Working times for tests without a database. */
public final class WorkingTimes {

	private WorkingTimes() {
	}

	/** Returns the hours of the migrations, with the yearly holidays only. */
	public static WorkingTime usual(Clock clock) {
		return new WorkingTime(clock, WorkingTimes::usualData);
	}

	static CalendarData usualData() {
		return new CalendarData(
				List.of(new Shift(Season.REGULAR, LocalTime.of(7, 30), LocalTime.of(14, 30)),
						new Shift(Season.RAMADAN, LocalTime.of(10, 0), LocalTime.of(15, 0))),
				List.of(new Holiday("يوم التأسيس", LocalDate.of(2022, 2, 22), LocalDate.of(2022, 2, 22), true),
						new Holiday("اليوم الوطني", LocalDate.of(2005, 9, 23), LocalDate.of(2005, 9, 23), true)));
	}

}
