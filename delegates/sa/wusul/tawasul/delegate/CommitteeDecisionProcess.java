package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEvents;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-committee-decision.bpmn} shares with
 * Java.
 */
public final class CommitteeDecisionProcess {

	public static final String KEY = "tawasul-committee-decision";

	public static final String DETAINEE_CHANGED = DetaineeEvents.CHANGED;

	public static final ProcessVariable<Boolean> ASSISTANCE_GRANTED = flag("assistanceGranted");

	/** The reason of the majority where it refuses. */
	public static final ProcessVariable<String> DECISION_REASON = text("decisionReason");

	private CommitteeDecisionProcess() {
	}

}
