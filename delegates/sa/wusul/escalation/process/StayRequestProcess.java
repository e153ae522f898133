package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-stay-request.bpmn} shares with
 * Java.
 */
public final class StayRequestProcess {

	public static final String KEY = "escalation-stay-request";

	public static final ProcessVariable<String> STAY_OUTCOME = text("stayOutcome");

	private StayRequestProcess() {
	}

}
