package sa.wusul.platform.calendar;

import java.time.LocalTime;

/** Hours in which the ministry works without a pause, on each working day of a season. */
record Shift(Season season, LocalTime opensAt, LocalTime closesAt) {

	long nanos() {
		return this.closesAt.toNanoOfDay() - this.opensAt.toNanoOfDay();
	}

}
