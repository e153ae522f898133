package sa.wusul.tawasul.leave.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-decision.bpmn} shares with Java.
 */
public final class LeaveDecisionProcess {

	public static final String KEY = "tawasul-leave-decision";

	public static final ProcessVariable<String> LEAVE_NUMBER = text("leaveNumber");

	public static final ProcessVariable<Boolean> GUARANTOR_NEEDED = flag("guarantorNeeded");

	private LeaveDecisionProcess() {
	}

}
