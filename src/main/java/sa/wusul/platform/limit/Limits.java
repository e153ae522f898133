package sa.wusul.platform.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Date;

import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.model.CallableFromModels;

/**
 * The limits for models, by names such as {@code intake.DOCUMENT}:
 * {@code ${limits.fromNow('intake.DOCUMENT')}}. A timer keeps the value of the day on
 * which it starts.
 */
@Component
@CallableFromModels
public class Limits {

	private final LimitDecisions decisions;

	private final WorkingTime workingTime;

	private final Clock clock;

	public Limits(LimitDecisions decisions, WorkingTime workingTime, Clock clock) {
		this.decisions = decisions;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/** Returns the number of a limit. */
	public long of(String limit) {
		return this.decisions.number(Limit.of(limit));
	}

	/** Returns the end of a length of time that begins now. */
	public Date fromNow(String limit) {
		return Date.from(end(this.clock.instant(), limit));
	}

	/**
	 * @param moment an ISO-8601 instant, the format of moments in process variables
	 */
	public Date before(String moment, String limit) {
		return Date.from(Instant.parse(moment).minus(this.decisions.duration(Limit.of(limit))));
	}

	/**
	 * @param moment an ISO-8601 instant, the format of moments in process variables
	 */
	public Date after(String moment, String limit) {
		return Date.from(end(Instant.parse(moment), limit));
	}

	/**
	 * Checks whether at least a length of time passes between two moments, for conditions
	 * in models.
	 * @param from an ISO-8601 instant
	 * @param until an ISO-8601 instant
	 */
	public boolean reached(String from, String until, String limit) {
		return !end(Instant.parse(from), limit).isAfter(Instant.parse(until));
	}

	private Instant end(Instant from, String limit) {
		var value = this.decisions.get(Limit.of(limit));
		return switch (value.unit()) {
			case WORKING_DAYS -> this.workingTime.plusDays(from, value.number());
			case WORKING_HOURS -> this.workingTime.plusHours(from, value.number());
			case MONTHS -> from.atZone(Kingdom.ZONE).plus(Period.ofMonths(value.number())).toInstant();
			default -> from.plus(value.duration());
		};
	}

}
