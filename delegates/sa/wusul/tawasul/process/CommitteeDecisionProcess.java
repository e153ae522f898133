package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEventService;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-committee-decision.bpmn} shares with
 * Java.
 */
public final class CommitteeDecisionProcess {

	public static final String KEY = "tawasul-committee-decision";

	public static final String DETAINEE_CHANGED = DetaineeEventService.CHANGED;

	/** The number of seats that voted; the others stay empty. */
	public static final ProcessVariable<Long> VOTES_CAST = number("votesCast");

	public static final ProcessVariable<Long> VOTES_GRANTING = number("votesGranting");

	/** The majority's reason of a refusal. */
	public static final ProcessVariable<String> DECISION_REASON = text("decisionReason");

	private CommitteeDecisionProcess() {
	}

}
