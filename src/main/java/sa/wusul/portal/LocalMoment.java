package sa.wusul.portal;

import java.time.Instant;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalWords;

/** A point in time in the language of the page, in both calendars. */
public record LocalMoment(String weekday, String hijri, String gregorian, String time) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter HIJRI_DAY = DateTimeFormatter.ofPattern("d MMMM y 'AH'", Locale.ENGLISH);

	public static LocalMoment of(Instant instant, Locale locale) {
		var moment = Moment.of(instant);
		var local = instant.atZone(Kingdom.ZONE);
		var weekday = local.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage())
				? new LocalMoment(weekday, moment.hijri(), moment.gregorian(), moment.time())
				: new LocalMoment(weekday, HIJRI_DAY.format(HijrahDate.from(local)), DAY.format(local), moment.time());
	}

}
