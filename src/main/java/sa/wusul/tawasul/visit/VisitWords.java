package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.LocalDate;

import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.text.ArabicText;

/** The texts on a visit in the requester's timeline. */
final class VisitWords {

	private VisitWords() {
	}

	static String appointment(Instant at, String place) {
		return ArabicText.of("visit.appointment", CalendarWords.dayAndTime(at), place);
	}

	static String askAgainFrom(LocalDate day, LocalDate today) {
		return day.isAfter(today)
				? ArabicText.of("visit.askAgainFrom", CalendarWords.day(day.atStartOfDay(Kingdom.ZONE).toInstant()))
				: ArabicText.of("visit.askAgainAnyTime");
	}

	/**
	 * Returns the notice without the prison's own words, which may disclose something
	 * about the detainee and stay with the visit.
	 */
	static String prisonDeclines() {
		return ArabicText.of("visit.prisonDeclines");
	}

}
