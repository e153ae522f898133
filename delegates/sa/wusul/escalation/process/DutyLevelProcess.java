package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-duty-level.bpmn} shares with
 * Java.
 */
public final class DutyLevelProcess {

	public static final String KEY = "escalation-duty-level";

	/** The task of the role on duty, by its code. */
	public static final ProcessVariable<String> DUTY_MATTER = text("dutyMatter");

	/** The level of the duty ladder, from 1. */
	public static final ProcessVariable<Long> DUTY_LEVEL = number("dutyLevel");

	public static final ProcessVariable<String> DUTY_SHIFT = text("dutyShift");

	/** The role on duty at this level and time, by the roster. */
	public static final ProcessVariable<String> DUTY_ROLE = text("dutyRole");

	/** The minutes for which a level may stay silent. */
	public static final ProcessVariable<Long> DUTY_MINUTES = number("dutyMinutes");

	/** The end of those minutes. */
	public static final ProcessVariable<String> SILENT_AT = text("silentAt");

	/** Whether nobody of the level began in that time. */
	public static final ProcessVariable<Boolean> LEVEL_SILENT = flag("levelSilent");

	private DutyLevelProcess() {
	}

}
