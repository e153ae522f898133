package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.EnglishText;

/** The texts on a visit in the requester's timeline. */
final class VisitWords {

	private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu",
			Locale.ENGLISH);

	private static final DateTimeFormatter ENGLISH_MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm",
			Locale.ENGLISH);

	private VisitWords() {
	}

	static Sentence appointment(Instant at, Sentence place) {
		return new Sentence(ArabicText.of("visit.appointment", CalendarWords.dayAndTime(at), place.ar()),
				EnglishText.of("visit.appointment", ENGLISH_MOMENT.format(at.atZone(Kingdom.ZONE)), place.en()));
	}

	/** Returns what was decided on a visitor, whose reason has its words by its code. */
	static Sentence outcome(Visitor visitor) {
		var code = "visitReason." + visitor.reasonCode().orElse("");
		return new Sentence(
				ArabicText.of("visit.visitor", VisitorList.word(visitor.ordinal()), visitor.reason().orElseThrow()),
				EnglishText.has(code) ? EnglishText.of("visit.visitor", visitor.ordinal(), EnglishText.of(code))
						: null);
	}

	static Sentence askAgainFrom(LocalDate day, LocalDate today) {
		if (!day.isAfter(today)) {
			return new Sentence(ArabicText.of("visit.askAgainAnyTime"), EnglishText.of("visit.askAgainAnyTime"));
		}
		return new Sentence(
				ArabicText.of("visit.askAgainFrom", CalendarWords.day(day.atStartOfDay(Kingdom.ZONE).toInstant())),
				EnglishText.of("visit.askAgainFrom", ENGLISH_DAY.format(day)));
	}

	/**
	 * Returns the notice without the prison's own words, which may disclose something
	 * about the detainee and stay with the visit.
	 */
	static Sentence prisonDeclines() {
		return new Sentence(ArabicText.of("visit.prisonDeclines"), EnglishText.of("visit.prisonDeclines"));
	}

}
