package sa.wusul.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.springframework.stereotype.Component;

import sa.wusul.platform.model.CallableFromModels;

/**
 * The clock of hours: it runs day and night, on weekends and holidays. Urgent matters and
 * appointments go by it; models name it in timers: {@code ${dayAndNight.hoursFromNow(1)}}
 * or {@code ${dayAndNight.hoursBefore(meetingAt, 2)}}.
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
	 * @param moment an ISO-8601 instant, as process variables keep moments
	 */
	public Date hoursBefore(String moment, int hours) {
		return Date.from(Instant.parse(moment).minus(Duration.ofHours(hours)));
	}

	/**
	 * @param moment an ISO-8601 instant, as process variables keep moments
	 */
	public Date minutesAfter(String moment, int minutes) {
		return Date.from(Instant.parse(moment).plus(Duration.ofMinutes(minutes)));
	}

	/**
	 * The full hours from one moment to another, for conditions in models.
	 * @param from an ISO-8601 instant
	 * @param until an ISO-8601 instant
	 */
	public long hoursBetween(String from, String until) {
		return Duration.between(Instant.parse(from), Instant.parse(until)).toHours();
	}

	/**
	 * The full minutes from now to a moment, for decisions in models.
	 * @param moment an ISO-8601 instant; a model says nothing as an empty text
	 * @return nothing where there is no such moment
	 */
	public Long minutesUntil(String moment) {
		return moment.isEmpty() ? null : Duration.between(this.clock.instant(), Instant.parse(moment)).toMinutes();
	}

}
