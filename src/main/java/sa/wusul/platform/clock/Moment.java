package sa.wusul.platform.clock;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

import sa.wusul.platform.text.ArabicText;

/** A point in time as texts for people, in the Umm al-Qura and the Gregorian calendar. */
public record Moment(String iso, String hijri, String gregorian, String time) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	public static Moment of(Instant instant) {
		if (instant == null) {
			return null;
		}
		ZonedDateTime local = instant.atZone(Kingdom.ZONE);
		HijrahDate hijri = HijrahDate.from(local);
		return new Moment(instant.toString(),
				ArabicText.of("calendar.hijri", hijri.get(ChronoField.DAY_OF_MONTH), CalendarWords.hijriMonth(hijri),
						hijri.get(ChronoField.YEAR)),
				ArabicText.of("calendar.gregorian", local.getDayOfMonth(),
						CalendarWords.gregorianMonth(local.toLocalDate()), local.getYear()),
				TIME.format(local));
	}

}
