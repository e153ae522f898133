package sa.wusul.tawasul.leave.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-return.bpmn} shares with Java.
 */
public final class LeaveReturnProcess {

	public static final String KEY = "tawasul-leave-return";

	public static final ProcessVariable<String> OCCURRENCE_NUMBER = text("occurrenceNumber");

	public static final ProcessVariable<Long> ALARM_RUNG = number("alarmRung");

	/** The action of the next rung of the ladder. */
	public static final ProcessVariable<String> ALARM_ACTION = text("alarmAction");

	/** The time at which it is reached. */
	public static final ProcessVariable<String> ALARM_AT = text("alarmAt");

	/** The result of the watch over the return: returned, extended, or absent. */
	public static final ProcessVariable<String> WATCH_OUTCOME = text("watchOutcome");

	private LeaveReturnProcess() {
	}

}
