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

	public static final ProcessVariable<String> DEPARTMENT_HEAD_GROUP = text("departmentHeadGroup");

	public static final ProcessVariable<String> NEW_ASSIGNEE = text("newAssignee");

	public static final ProcessVariable<Long> EXTENSION_HOURS = number("extensionHours");

	public static final PerformerRole DECIDED_BY = new PerformerRole("decidedBy");

	private OverdueTaskProcess() {
	}

}
