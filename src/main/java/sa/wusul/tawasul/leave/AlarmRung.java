package sa.wusul.tawasul.leave;

import java.time.Instant;

/**
 * A rung of the alarm ladder of who is overdue.
 *
 * @param action whom it calls, such as {@code CALL_DUTY}
 * @param dueAt when it is reached
 */
public record AlarmRung(int rung, String action, Instant dueAt) {

	/** The last rung: he is declared absent. */
	static final String DECLARE_ABSENT = "DECLARE_ABSENT";

	public boolean declaresAbsent() {
		return this.action.equals(DECLARE_ABSENT);
	}

}
