package sa.wusul.papers;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;

/**
 * Formatting functions for templates, under the name {@code format}. Dates and page
 * numbers are in Arabic digits because people read them; references and telephone numbers
 * stay in Latin digits because people type them.
 */
public final class PaperFormat {

	private static final Pattern FRACTION = Pattern.compile("[0-9]+\\.[0-9]+");

	PaperFormat() {
	}

	/**
	 * Returns a date such as {@code ١٤ جمادى الآخرة ١٤٤٨هـ}, by the Umm al-Qura calendar.
	 */
	public String hijri(TemporalAccessor moment) {
		var date = HijrahDate.from(dateOf(moment));
		return written("calendar.hijri", date.get(ChronoField.DAY_OF_MONTH), CalendarWords.hijriMonth(date),
				date.get(ChronoField.YEAR));
	}

	/** Returns a date such as {@code ٢٤ نوفمبر ٢٠٢٦م}. */
	public String gregorian(TemporalAccessor moment) {
		var date = dateOf(moment);
		return written("calendar.gregorian", date.getDayOfMonth(), CalendarWords.gregorianMonth(date), date.getYear());
	}

	/** Returns a time such as {@code ٩:٣٠ صباحًا}. */
	public String time(Instant moment) {
		var time = LocalTime.ofInstant(moment, Kingdom.ZONE);
		return ofHalf(time, NeutralText.format("%d:%02d", hour(time), time.getMinute()));
	}

	/** Returns a time with its seconds, such as {@code ٩:٣٠:٠٥ صباحًا}. */
	public String exactTime(Instant moment) {
		var time = LocalTime.ofInstant(moment, Kingdom.ZONE);
		return ofHalf(time, NeutralText.format("%d:%02d:%02d", hour(time), time.getMinute(), time.getSecond()));
	}

	/** Returns a weekday such as {@code الأحد}. */
	public String weekday(TemporalAccessor moment) {
		return CalendarWords.weekday(dateOf(moment).getDayOfWeek());
	}

	/** Returns the paragraphs of a text with line breaks. */
	public List<String> paragraphs(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

	/** Returns the same text with Arabic digits. */
	public String arabicDigits(Object text) {
		return String.valueOf(text)
			.codePoints()
			.map((digit) -> (digit >= '0' && digit <= '9') ? digit - '0' + '٠' : digit)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	/** Returns a figure with Arabic digits, and their sign before the fraction. */
	public String figure(Object text) {
		var figure = String.valueOf(text);
		return arabicDigits(FRACTION.matcher(figure).matches() ? figure.replace('.', '٫') : figure);
	}

	/**
	 * Removes invisible characters from a text: those that change the reading direction,
	 * control characters, and joiners that hide one word in another.
	 */
	static String clean(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC)
			.codePoints()
			.map((character) -> (character == '\t') ? ' ' : character)
			.filter((character) -> character == '\n' || !isInvisible(character))
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
					Character.UNASSIGNED ->
				true;
			default -> false;
		};
	}

	private static int hour(LocalTime time) {
		return (time.getHour() % 12 == 0) ? 12 : time.getHour() % 12;
	}

	/** Returns a time of morning or evening. */
	private String ofHalf(LocalTime time, String digits) {
		return ArabicText.of((time.getHour() < 12) ? "calendar.morning" : "calendar.evening", arabicDigits(digits));
	}

	private static LocalDate dateOf(TemporalAccessor moment) {
		return (moment instanceof Instant instant) ? LocalDate.ofInstant(instant, Kingdom.ZONE)
				: LocalDate.from(moment);
	}

	private String written(String calendar, int day, String month, int year) {
		return ArabicText.of(calendar, arabicDigits(day), month, arabicDigits(year));
	}

}
