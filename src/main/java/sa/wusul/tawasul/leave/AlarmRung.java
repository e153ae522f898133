package sa.wusul.tawasul.leave;

import java.time.Instant;

/**
 * A rung of the alarm ladder for an overdue detainee.
 *
 * @param action the alarm action, such as {@code CALL_DUTY}
 * @param dueAt when the rung is reached
 */
public record AlarmRung(int rung, String action, Instant dueAt) {

	/** The last rung: the detainee is declared absent. */
	static final String DECLARE_ABSENT = "DECLARE_ABSENT";

	public boolean declaresAbsent() {
		return this.action.equals(DECLARE_ABSENT);
	}

}
