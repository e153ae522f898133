package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-urgent-case.bpmn} shares with
 * Java.
 */
public final class UrgentCaseProcess {

	public static final String KEY = "escalation-urgent-case";

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<String> DEPARTMENT = text("department");

	/**
	 * The hours until the judgment is executed or the right lapses, as stated by the
	 * requester.
	 */
	public static final ProcessVariable<Long> HOURS_LEFT = number("hoursLeft");

	/** When the requester stated them, if not when they submitted the request. */
	public static final ProcessVariable<String> URGENT_SINCE = text("urgentSince");

	/** The end of that time. */
	public static final ProcessVariable<String> URGENT_UNTIL = text("urgentUntil");

	/** The minutes before that end at which a missing decision is raised. */
	public static final ProcessVariable<Long> NOTICE_MINUTES = number("noticeMinutes");

	/** The moment at which a missing decision is raised. */
	public static final ProcessVariable<String> DECIDE_AT = text("decideAt");

	private UrgentCaseProcess() {
	}

}
