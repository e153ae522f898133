package sa.wusul.tawasul.leave.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-opinion.bpmn} shares with Java.
 */
public final class LeaveOpinionProcess {

	public static final String KEY = "tawasul-leave-opinion";

	public static final ProcessVariable<String> LEAVE_NUMBER = text("leaveNumber");

	/** Who is asked. */
	public static final ProcessVariable<String> AUTHORITY = text("authority");

	public static final ProcessVariable<Boolean> AUTHORITY_ASKED = flag("authorityAsked");

	/** Until when it may answer; afterwards its silence is its answer. */
	public static final ProcessVariable<String> OPINION_DUE_AT = text("opinionDueAt");

	public static final ProcessVariable<String> LEAVE_OPINION = text("leaveOpinion");

	public static final ProcessVariable<String> OPINION_BY = text("opinionBy");

	private LeaveOpinionProcess() {
	}

}
