package sa.wusul.tawasul.leave;

import java.time.Duration;

/**
 * Under which conditions a leave is granted, as the table says.
 *
 * @param hours for how long he is out each time
 * @param occurrences how often
 * @param validDays within how many days
 * @param onceAMonth whether each month brings one
 * @param windowHours how long after the appointment he may still leave
 * @param recallMinutes how soon he has to be back when he is called back
 */
public record LeaveConditions(boolean escortNeeded, boolean guarantorNeeded, int hours, int occurrences, int validDays,
		boolean onceAMonth, int windowHours, int recallMinutes) {

	Duration length() {
		return Duration.ofHours(this.hours);
	}

}
