package sa.wusul.portal;

import java.time.Instant;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;

/** Dates in the language of the page; templates use {@code @dates}. */
@Component("dates")
public class Dates {

	/** Returns the date in both calendars, the Hijri first. */
	public String both(Moment moment) {
		var day = local(moment);
		return day.hijri() + " · " + day.gregorian();
	}

	public String hijri(Moment moment) {
		return local(moment).hijri();
	}

	/** Returns the Hijri date and the time. */
	public String at(Instant instant) {
		var moment = LocalMoment.of(instant, LocaleContextHolder.getLocale());
		return moment.hijri() + " " + moment.time();
	}

	/** Returns the date in both calendars and the time, for staff. */
	public String bothAt(Instant instant) {
		var moment = Moment.of(instant);
		return both(moment) + " · " + moment.time();
	}

	private static LocalMoment local(Moment moment) {
		return LocalMoment.of(Instant.parse(moment.iso()), LocaleContextHolder.getLocale());
	}

}
