package sa.wusul.tawasul.leave;

import java.time.Duration;

/**
 * The conditions of a leave, from the decision table.
 *
 * @param hours length of each absence in hours
 * @param occurrences number of absences allowed
 * @param validDays days within which they take place
 * @param onceAMonth whether each month allows one
 * @param windowHours hours after the appointment within which the detainee may still
 * leave
 * @param recallMinutes minutes within which a recalled detainee has to be back
 */
public record LeaveConditions(boolean escortNeeded, boolean guarantorNeeded, int hours, int occurrences, int validDays,
		boolean onceAMonth, int windowHours, int recallMinutes) {

	Duration length() {
		return Duration.ofHours(this.hours);
	}

}
