package sa.wusul.tawasul.leave.process;

import sa.wusul.tawasul.leave.Leaves;

/**
 * The names that {@code processes/tawasul/tawasul-leave-use.bpmn} shares with Java.
 */
public final class LeaveUseProcess {

	public static final String KEY = "tawasul-leave-use";

	public static final String OCCURRENCE_SCHEDULED = Leaves.OCCURRENCE_SCHEDULED;

	/** The detainee is now in another prison, which schedules what is still to come. */
	public static final String LEAVE_MOVED = "tawasul.leaveMoved";

	private LeaveUseProcess() {
	}

}
