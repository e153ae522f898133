package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-urgency-confirmation.bpmn} shares
 * with Java.
 */
public final class UrgencyConfirmationProcess {

	public static final String KEY = "escalation-urgency-confirmation";

	/** The level of the duty ladder, from 1. */
	public static final ProcessVariable<Long> DUTY_LEVEL = number("dutyLevel");

	public static final ProcessVariable<String> DUTY_SHIFT = text("dutyShift");

	/** The role on duty at this level and time, by the roster. */
	public static final ProcessVariable<String> DUTY_ROLE = text("dutyRole");

	private UrgencyConfirmationProcess() {
	}

}
