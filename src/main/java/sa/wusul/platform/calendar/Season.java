package sa.wusul.platform.calendar;

import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

/**
 * Season of the working hours: they are shorter in Ramadan, by the Umm al-Qura calendar.
 */
enum Season {

	REGULAR, RAMADAN;

	private static final int RAMADAN_MONTH = 9;

	static Season of(LocalDate day) {
		return (HijrahDate.from(day).get(ChronoField.MONTH_OF_YEAR) == RAMADAN_MONTH) ? RAMADAN : REGULAR;
	}

}
