package sa.wusul.platform.calendar;

import java.time.LocalTime;

/**
 * Hours during which the ministry works without a break, on each working day of a season.
 */
record Shift(Season season, LocalTime opensAt, LocalTime closesAt) {

	long nanos() {
		return this.closesAt.toNanoOfDay() - this.opensAt.toNanoOfDay();
	}

}
