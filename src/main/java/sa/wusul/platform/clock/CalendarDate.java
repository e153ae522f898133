package sa.wusul.platform.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import sa.wusul.platform.text.NeutralText;

/**
 * Dates as texts that sort like days: year, month and day with leading zeros, in the Umm
 * al-Qura calendar ({@code 1449-01-01}) or the Gregorian one ({@code 2027-06-06}).
 */
public final class CalendarDate {

	private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

	private CalendarDate() {
	}

	/** Returns the day in Riyadh in the Umm al-Qura calendar. */
	public static String hijri(Instant instant) {
		var day = HijrahDate.from(instant.atZone(Kingdom.ZONE));
		return NeutralText.format("%04d-%02d-%02d", day.get(ChronoField.YEAR), day.get(ChronoField.MONTH_OF_YEAR),
				day.get(ChronoField.DAY_OF_MONTH));
	}

	/** Returns the day in Riyadh in the Gregorian calendar. */
	public static String gregorian(Instant instant) {
		return LocalDate.ofInstant(instant, Kingdom.ZONE).toString();
	}

	/** Checks whether the text is a day of the Umm al-Qura calendar. */
	public static boolean isHijri(String text) {
		return exists(text, (date) -> HijrahChronology.INSTANCE.date(date[0], date[1], date[2]) != null);
	}

	/** Checks whether the text is a day of the Gregorian calendar. */
	public static boolean isGregorian(String text) {
		return exists(text, (date) -> LocalDate.of(date[0], date[1], date[2]) != null);
	}

	/** Returns the beginning in Riyadh of a day of either calendar. */
	public static Optional<Instant> start(String text) {
		if (isHijri(text)) {
			var part = text.split("-");
			return Optional.of(start(LocalDate.from(HijrahChronology.INSTANCE.date(Integer.parseInt(part[0]),
					Integer.parseInt(part[1]), Integer.parseInt(part[2])))));
		}
		return isGregorian(text) ? Optional.of(start(LocalDate.parse(text))) : Optional.empty();
	}

	private static Instant start(LocalDate day) {
		return day.atStartOfDay(Kingdom.ZONE).toInstant();
	}

	private static boolean exists(String text, Predicate<int[]> calendar) {
		var parts = FORM.matcher(text);
		if (!parts.matches()) {
			return false;
		}
		try {
			return calendar.test(new int[] { Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
					Integer.parseInt(parts.group(3)) });
		}
		catch (DateTimeException noSuchDay) {
			return false;
		}
	}

}
