package sa.wusul.papers;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.stream.Collectors;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.text.NeutralText;

/**
 * Formatting functions for templates, under the name {@code format}. Dates and page
 * numbers are in Arabic digits because people read them; references and telephone numbers
 * stay in Latin digits because people type them.
 */
public final class PaperFormat {

	private static final List<String> HIJRI_MONTHS = List.of("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى",
			"جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة");

	private static final List<String> GREGORIAN_MONTHS = List.of("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
			"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر");

	private static final List<String> WEEKDAYS = List.of("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت",
			"الأحد");

	PaperFormat() {
	}

	/**
	 * Returns a date such as {@code ١٤ جمادى الآخرة ١٤٤٨هـ}, by the Umm al-Qura calendar.
	 */
	public String hijri(TemporalAccessor moment) {
		var date = HijrahDate.from(dateOf(moment));
		return written(date.get(ChronoField.DAY_OF_MONTH), HIJRI_MONTHS.get(date.get(ChronoField.MONTH_OF_YEAR) - 1),
				date.get(ChronoField.YEAR), "هـ");
	}

	/** Returns a date such as {@code ٢٤ نوفمبر ٢٠٢٦م}. */
	public String gregorian(TemporalAccessor moment) {
		var date = dateOf(moment);
		return written(date.getDayOfMonth(), GREGORIAN_MONTHS.get(date.getMonthValue() - 1), date.getYear(), "م");
	}

	/** Returns a time such as {@code ٩:٣٠ صباحًا}. */
	public String time(Instant moment) {
		var time = LocalTime.ofInstant(moment, Kingdom.ZONE);
		var hour = (time.getHour() % 12 == 0) ? 12 : time.getHour() % 12;
		return arabicDigits(NeutralText.format("%d:%02d", hour, time.getMinute()))
				+ ((time.getHour() < 12) ? " صباحًا" : " مساءً");
	}

	/** Returns a weekday such as {@code الأحد}. */
	public String weekday(TemporalAccessor moment) {
		return WEEKDAYS.get(dateOf(moment).getDayOfWeek().getValue() - 1);
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

	private static LocalDate dateOf(TemporalAccessor moment) {
		return (moment instanceof Instant instant) ? LocalDate.ofInstant(instant, Kingdom.ZONE)
				: LocalDate.from(moment);
	}

	private String written(int day, String month, int year, String era) {
		return arabicDigits(day) + " " + month + " " + arabicDigits(year) + era;
	}

}
