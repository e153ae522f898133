package sa.wusul.tawasul.leave.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-opinion.bpmn} shares with Java.
 */
public final class LeaveOpinionProcess {

	public static final String KEY = "tawasul-leave-opinion";

	public static final ProcessVariable<String> LEAVE_NUMBER = text("leaveNumber");

	/** The authority that is asked. */
	public static final ProcessVariable<String> AUTHORITY = text("authority");

	public static final ProcessVariable<Boolean> AUTHORITY_ASKED = flag("authorityAsked");

	/** The deadline of its opinion; without an answer its opinion is silence. */
	public static final ProcessVariable<String> OPINION_DUE_AT = text("opinionDueAt");

	public static final ProcessVariable<String> LEAVE_OPINION = text("leaveOpinion");

	public static final PerformerRole OPINION_BY = new PerformerRole("opinionBy");

	private LeaveOpinionProcess() {
	}

}
