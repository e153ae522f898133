package sa.wusul.platform.calendar;

import java.time.LocalDate;

/** Days without work; a yearly holiday recurs on the same Gregorian days. */
record Holiday(String name, LocalDate firstDay, LocalDate lastDay, boolean yearly) {

	boolean contains(LocalDate day) {
		if (day.isBefore(this.firstDay)) {
			return false;
		}
		var inFirstYear = this.yearly ? day.withYear(this.firstDay.getYear()) : day;
		return !inFirstYear.isBefore(this.firstDay) && !inFirstYear.isAfter(this.lastDay);
	}

}
