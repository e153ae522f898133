package sa.wusul.tawasul.leave.process;

import sa.wusul.tawasul.leave.Leaves;

/**
 * The names that {@code processes/tawasul/tawasul-leave-use.bpmn} shares with Java.
 */
public final class LeaveUseProcess {

	public static final String KEY = "tawasul-leave-use";

	public static final String OCCURRENCE_SCHEDULED = Leaves.OCCURRENCE_SCHEDULED;

	private LeaveUseProcess() {
	}

}
