package sa.wusul.platform.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;

/** The Arabic names of months and weekdays, and dates in these words. */
public final class CalendarWords {

	private CalendarWords() {
	}

	public static String weekday(DayOfWeek day) {
		return ArabicText.of("weekday." + day.getValue());
	}

	/** Returns a month of the Umm al-Qura calendar. */
	public static String hijriMonth(HijrahDate date) {
		return ArabicText.of("hijriMonth." + date.get(ChronoField.MONTH_OF_YEAR));
	}

	public static String gregorianMonth(LocalDate date) {
		return ArabicText.of("gregorianMonth." + date.getMonthValue());
	}

	/** Returns a day of the Gregorian calendar without its year. */
	public static String withoutYear(LocalDate date) {
		return NeutralText.format("%d %s", date.getDayOfMonth(), gregorianMonth(date));
	}

	/** Returns the weekday and both dates. */
	public static String day(Instant instant) {
		var moment = Moment.of(instant);
		return ArabicText.of("calendar.day", weekday(instant.atZone(Kingdom.ZONE).getDayOfWeek()), moment.hijri(),
				moment.gregorian());
	}

	/** Returns the weekday, both dates and the time. */
	public static String dayAndTime(Instant instant) {
		return ArabicText.of("calendar.dayAndTime", day(instant), Moment.of(instant).time());
	}

}
