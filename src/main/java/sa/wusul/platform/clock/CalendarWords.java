package sa.wusul.platform.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.platform.text.ShownText;

/** The Arabic names of months and weekdays, and dates in these words. */
public final class CalendarWords {

	private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

	private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

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

	/**
	 * Returns a day of the Gregorian calendar without its year, in the language of the
	 * page that asks.
	 */
	public static String shownDay(LocalDate date) {
		return ShownText.choose(withoutYear(date), ENGLISH_DAY.format(date));
	}

	/** Returns a day of the Gregorian calendar, in the language of the page that asks. */
	public static String shownDate(LocalDate date) {
		return ShownText.choose(Moment.of(date.atStartOfDay(Kingdom.ZONE).toInstant()).gregorian(),
				ENGLISH_DATE.format(date));
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
