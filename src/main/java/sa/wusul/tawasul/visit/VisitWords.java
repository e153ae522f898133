package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.text.NeutralText;

/** The texts on a visit in the requester's timeline. */
final class VisitWords {

	private static final Locale ARABIC = Locale.forLanguageTag("ar");

	private VisitWords() {
	}

	static String appointment(Instant at, String place) {
		return NeutralText.format("موعد الزيارة %s الساعة %s، %s", day(at), Moment.of(at).time(), place);
	}

	static String askAgainFrom(LocalDate day, LocalDate today) {
		return day.isAfter(today)
				? "ولكم أن تطلبوا من جديد ابتداء من " + day(day.atStartOfDay(Kingdom.ZONE).toInstant())
				: "ولكم أن تطلبوا من جديد متى شئتم";
	}

	/**
	 * Returns the notice without the prison's own words, which may disclose something
	 * about the detainee and stay with the visit.
	 */
	static String prisonDeclines() {
		return "اعتذر السجن عن الموعد";
	}

	private static String day(Instant at) {
		var moment = Moment.of(at);
		var weekday = at.atZone(Kingdom.ZONE).getDayOfWeek().getDisplayName(TextStyle.FULL, ARABIC);
		return NeutralText.format("%s %s الموافق %s", weekday, moment.hijri(), moment.gregorian());
	}

}
