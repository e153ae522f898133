package sa.wusul.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.springframework.stereotype.Component;

import sa.wusul.platform.model.CallableFromModels;

/**
 * Clock of elapsed hours, which runs day and night, on weekends and holidays. Urgent
 * matters and appointments use it; models name it in timers:
 * {@code ${dayAndNight.hoursFromNow(1)}} or {@code ${dayAndNight.hoursBefore(meetingAt,
 * 2)}}.
 */
@Component
@CallableFromModels
public class DayAndNight {

	private final Clock clock;

	public DayAndNight(Clock clock) {
		this.clock = clock;
	}

	public Date minutesFromNow(int minutes) {
		return Date.from(this.clock.instant().plus(Duration.ofMinutes(minutes)));
	}

	public Date hoursFromNow(int hours) {
		return minutesFromNow(hours * 60);
	}

	/**
	 * @param moment an ISO-8601 instant, the format of moments in process variables
	 */
	public Date hoursBefore(String moment, int hours) {
		return Date.from(Instant.parse(moment).minus(Duration.ofHours(hours)));
	}

	/**
	 * @param moment an ISO-8601 instant, the format of moments in process variables
	 */
	public Date minutesAfter(String moment, int minutes) {
		return Date.from(Instant.parse(moment).plus(Duration.ofMinutes(minutes)));
	}

	/**
	 * Returns the full hours between two moments, for conditions in models.
	 * @param from an ISO-8601 instant
	 * @param until an ISO-8601 instant
	 */
	public long hoursBetween(String from, String until) {
		return Duration.between(Instant.parse(from), Instant.parse(until)).toHours();
	}

	/**
	 * Returns the full minutes from now to a moment, for decisions in models.
	 * @param moment an ISO-8601 instant, or an empty text if there is none
	 * @return the minutes, or {@code null} if the moment is an empty text
	 */
	public Long minutesUntil(String moment) {
		return moment.isEmpty() ? null : Duration.between(this.clock.instant(), Instant.parse(moment)).toMinutes();
	}

}
