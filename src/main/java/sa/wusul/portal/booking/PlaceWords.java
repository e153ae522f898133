package sa.wusul.portal.booking;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;

/** Names of hosts and places in the language of the page. */
@Component
class PlaceWords {

	private static final String PRISON = "prison-";

	private final Organisation organisation;

	private final MessageSource words;

	PlaceWords(Rights rights, MessageSource words) {
		this.organisation = rights.organisation();
		this.words = words;
	}

	String centre(String id, Locale locale) {
		return this.organisation.centre(id).map(in(locale)).orElse(id);
	}

	String section(String id, Locale locale) {
		return this.organisation.section(id).map(in(locale)).orElse(id);
	}

	String host(Purpose purpose, String host, Locale locale) {
		return switch (purpose) {
			case OFFICE_APPOINTMENT ->
				say("booking.office", locale, this.organisation.department(host).map(in(locale)).orElse(host));
			case MINISTER_MEETING -> say("booking.host." + host, locale);
			case PRISON_VISIT -> say("booking.visit", locale);
		};
	}

	/**
	 * Returns the place of a slot. A family makes a remote visit from the centre of its
	 * case.
	 */
	String place(Slot slot, CaseFile file, Locale locale) {
		var prison = Optional.of(slot.centre())
			.filter((place) -> place.startsWith(PRISON))
			.map((place) -> place.substring(PRISON.length()));
		var house = prison.isEmpty() ? centre(slot.centre(), locale)
				: (slot.mode() == Mode.VIDEO) ? centre(file.place().centre(), locale) : prison(prison.get(), locale);
		return say("booking.placeAndSection", locale, house, section(slot.section(), locale));
	}

	private String prison(String id, Locale locale) {
		return this.organisation.prison(id).map((prison) -> isArabic(locale) ? prison.ar() : prison.en()).orElse(id);
	}

	String say(String key, Locale locale, Object... arguments) {
		return this.words.getMessage(key, arguments, key, locale);
	}

	Function<Place, String> in(Locale locale) {
		return (place) -> isArabic(locale) ? place.ar() : place.en();
	}

	private static boolean isArabic(Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
	}

}
