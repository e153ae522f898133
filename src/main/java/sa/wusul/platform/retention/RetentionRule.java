package sa.wusul.platform.retention;

import java.time.Instant;
import java.util.Objects;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.limit.LimitValue;

/**
 * A row of the table of retention times.
 *
 * @param ruleCode code of the row, which certificates name
 * @param number the length, absent if the record has no time of its own
 * @param countedFrom the event from which the time counts
 */
public record RetentionRule(String ruleCode, Integer number, LimitValue.Unit unit, Event countedFrom, Action action) {

	public RetentionRule {
		Objects.requireNonNull(ruleCode);
		Objects.requireNonNull(action);
	}

	/**
	 * Returns the time up to which events are over: what happened before it is kept no
	 * longer.
	 * @throws IllegalStateException if the record has no time of its own
	 */
	public Instant over(Instant now) {
		if (this.number == null || this.unit == null) {
			throw new IllegalStateException("The rule " + this.ruleCode + " gives no time");
		}
		return now.atZone(Kingdom.ZONE).minus(new LimitValue(this.number, this.unit).period()).toInstant();
	}

	/** The event from which a time counts. */
	public enum Event {

		CLOSED, SETTLED, EXPIRED, ADDED, CHANGED, ENDED

	}

	/** The end of a record. */
	public enum Action {

		/** Erased in the night after its time. */
		ERASE,

		/** Disposed of by two people, with a certificate. */
		DISPOSE,

		/** Goes with its case. */
		WITH_CASE,

		/** Kept for good. */
		KEEP

	}

}
