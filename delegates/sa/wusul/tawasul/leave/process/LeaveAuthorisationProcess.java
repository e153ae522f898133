package sa.wusul.tawasul.leave.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEventService;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-leave-authorisation.bpmn} shares with
 * Java.
 */
public final class LeaveAuthorisationProcess {

	public static final String KEY = "tawasul-leave-authorisation";

	public static final String APPLICATION_WITHDRAWN = "tawasul.applicationWithdrawn";

	public static final String DETAINEE_CHANGED = DetaineeEventService.CHANGED;

	public static final ProcessVariable<String> LEAVE_REASON = text("leaveReason");

	/** The number of the authorisation, also printed on the permit. */
	public static final ProcessVariable<String> LEAVE_NUMBER = text("leaveNumber");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<String> REASON_CODE = text("reasonCode");

	/** The office that decides such leaves. */
	public static final ProcessVariable<String> DECISION_LEVEL = text("decisionLevel");

	public static final PerformerRole DECIDED_BY = new PerformerRole("decidedBy");

	/** Indicates whether the decision requires an escort, even if the table does not. */
	public static final ProcessVariable<Boolean> ESCORT_REQUIRED = flag("escortRequired");

	/** The end of the authorisation's validity. */
	public static final ProcessVariable<String> VALID_UNTIL_AT = text("validUntilAt");

	private LeaveAuthorisationProcess() {
	}

}
