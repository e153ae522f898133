package sa.wusul.portal.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.OpeningHours;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.portal.LocalMoment;

/**
 * The centres as visitors look for them: where they are, when they open, what to bring.
 */
@Component
class CentreGuideReader {

	private static final int DAYS = 14;

	private final Organisation organisation;

	private final WorkingTime hours;

	private final PlaceWords words;

	private final Clock clock;

	CentreGuideReader(Rights rights, WorkingTime hours, PlaceWords words, Clock clock) {
		this.organisation = rights.organisation();
		this.hours = hours;
		this.words = words;
		this.clock = clock;
	}

	List<CentreGuide> all(Locale locale) {
		return this.organisation.centres()
			.stream()
			.map((centre) -> new CentreGuide(centre.id(), this.words.in(locale).apply(centre),
					this.organisation.address(centre.id())
						.map((address) -> locale.getLanguage().equals("ar") ? address.ar() : address.en())
						.orElse(null)))
			.toList();
	}

	List<String> toBring(Locale locale) {
		return this.organisation.toBring().stream().map(this.words.in(locale)).toList();
	}

	/** Returns the hours that are now, or come next. */
	Optional<Opening> next(Locale locale) {
		var now = this.clock.instant();
		var today = LocalDate.ofInstant(now, Kingdom.ZONE);
		return this.hours.openings(today, today.plusDays(DAYS))
			.stream()
			.filter((opening) -> opening.until().isAfter(now))
			.findFirst()
			.map((opening) -> Opening.of(opening, !opening.from().isAfter(now), locale));
	}

	/**
	 * @param address where it is, or {@code null} if that is not known
	 */
	record CentreGuide(String id, String name, String address) {
	}

	record Opening(LocalMoment day, String from, String until, boolean now) {

		static Opening of(OpeningHours hours, boolean now, Locale locale) {
			var from = LocalMoment.of(hours.from(), locale);
			return new Opening(from, from.time(), LocalMoment.of(hours.until(), locale).time(), now);
		}

	}

}
