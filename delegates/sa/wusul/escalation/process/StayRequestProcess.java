package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-stay-request.bpmn} shares with
 * Java.
 */
public final class StayRequestProcess {

	public static final String KEY = "escalation-stay-request";

	/** The message that the authority answered. */
	public static final String STAY_ANSWERED = "escalation.stayAnswered";

	/** The state or the outcome of the request for a stay. */
	public static final ProcessVariable<String> STAY_OUTCOME = text("stayOutcome");

	/** The end of the time for which the answer is awaited. */
	public static final ProcessVariable<String> ANSWER_AT = text("answerAt");

	private StayRequestProcess() {
	}

}
