package sa.wusul.escalation.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-overdue-task.bpmn} shares with
 * Java.
 */
public final class OverdueTaskProcess {

	public static final String KEY = "escalation-overdue-task";

	public static final String SUPERVISOR_SILENT = "escalation.supervisorSilent";

	public static final String TASK_SETTLED = "escalation.taskSettled";

	public static final ProcessVariable<String> OVERDUE_TASK_ID = text("overdueTaskId");

	public static final ProcessVariable<String> OVERDUE_TASK_NAME = text("overdueTaskName");

	public static final ProcessVariable<String> SUPERVISOR_GROUP = text("supervisorGroup");

	/** The supervisors who come after team leads or heads of sections. */
	public static final ProcessVariable<String> ABOVE_LEADS_GROUP = text("aboveLeadsGroup");

	public static final ProcessVariable<String> DEPARTMENT_HEAD_GROUP = text("departmentHeadGroup");

	/** Priority of the case. */
	public static final ProcessVariable<String> PRIORITY = text("priority");

	/** Working hours for which the group that has the task is awaited. */
	public static final ProcessVariable<Long> RUNG_HOURS = number("rungHours");

	/** The end of these hours. */
	public static final ProcessVariable<String> RUNG_DUE_AT = text("rungDueAt");

	public static final ProcessVariable<String> NEW_ASSIGNEE = text("newAssignee");

	public static final ProcessVariable<Long> EXTENSION_HOURS = number("extensionHours");

	public static final PerformerRole DECIDED_BY = new PerformerRole("decidedBy");

	private OverdueTaskProcess() {
	}

}
