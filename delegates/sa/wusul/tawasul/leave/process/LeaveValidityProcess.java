package sa.wusul.tawasul.leave.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-validity.bpmn} shares with Java.
 */
public final class LeaveValidityProcess {

	public static final String KEY = "tawasul-leave-validity";

	public static final String OCCURRENCE_CLOSED = Leaves.OCCURRENCE_CLOSED;

	public static final ProcessVariable<String> LEAVE_NUMBER = text("leaveNumber");

	/** The state of the authorisation, by its code. */
	public static final ProcessVariable<String> LEAVE_STATE = text("leaveState");

	/** The time of the next review without a reported change. */
	public static final ProcessVariable<String> LEAVE_REVIEW_AT = text("leaveReviewAt");

	/** Indicates whether an occurrence is still open. */
	public static final ProcessVariable<Boolean> OCCURRENCE_OPEN = flag("occurrenceOpen");

	private LeaveValidityProcess() {
	}

}
