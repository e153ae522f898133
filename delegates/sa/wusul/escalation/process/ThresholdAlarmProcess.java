package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-threshold-alarm.bpmn} shares with
 * Java.
 */
public final class ThresholdAlarmProcess {

	public static final String KEY = "escalation-threshold-alarm";

	public static final String FIGURE_FELL = "escalation.figureFell";

	/** The moment before which the figure raises no other alarm. */
	public static final ProcessVariable<String> REST_AT = text("restAt");

	private ThresholdAlarmProcess() {
	}

}
