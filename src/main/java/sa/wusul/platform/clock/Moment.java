package sa.wusul.platform.clock;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

import sa.wusul.platform.text.NeutralText;

/** A point in time as texts for people, in the Umm al-Qura and the Gregorian calendar. */
public record Moment(String iso, String hijri, String gregorian, String time) {

	private static final List<String> HIJRI_MONTHS = List.of("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى",
			"جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة");

	private static final List<String> GREGORIAN_MONTHS = List.of("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
			"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	public static Moment of(Instant instant) {
		if (instant == null) {
			return null;
		}
		ZonedDateTime local = instant.atZone(Kingdom.ZONE);
		HijrahDate hijri = HijrahDate.from(local);
		return new Moment(instant.toString(),
				NeutralText.format("%d %s %dهـ", hijri.get(ChronoField.DAY_OF_MONTH),
						HIJRI_MONTHS.get(hijri.get(ChronoField.MONTH_OF_YEAR) - 1), hijri.get(ChronoField.YEAR)),
				NeutralText.format("%d %s %dم", local.getDayOfMonth(), GREGORIAN_MONTHS.get(local.getMonthValue() - 1),
						local.getYear()),
				TIME.format(local));
	}

}
