package sa.wusul.tawasul.leave.delegate;

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

	/** Where the authorisation stands, by its code. */
	public static final ProcessVariable<String> LEAVE_STATE = text("leaveState");

	/** When it is looked at again, though nobody tells of a change. */
	public static final ProcessVariable<String> LEAVE_REVIEW_AT = text("leaveReviewAt");

	/** Whether a going out has not come to its end yet. */
	public static final ProcessVariable<Boolean> OCCURRENCE_OPEN = flag("occurrenceOpen");

	private LeaveValidityProcess() {
	}

}
