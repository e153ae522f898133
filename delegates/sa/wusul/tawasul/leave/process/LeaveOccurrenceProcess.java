package sa.wusul.tawasul.leave.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-occurrence.bpmn} shares with
 * Java.
 */
public final class LeaveOccurrenceProcess {

	public static final String KEY = "tawasul-leave-occurrence";

	public static final String LEAVE_RECALLED = Leaves.RECALLED;

	public static final ProcessVariable<String> OCCURRENCE_NUMBER = text("occurrenceNumber");

	/** The time by which the detainee has to be back. */
	public static final ProcessVariable<String> LEAVE_DUE_AT = text("leaveDueAt");

	/** Indicates whether the detainee was released while on leave and need not return. */
	public static final ProcessVariable<Boolean> DETAINEE_RELEASED = flag("detaineeReleased");

	private LeaveOccurrenceProcess() {
	}

}
