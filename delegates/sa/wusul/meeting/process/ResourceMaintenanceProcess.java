package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-resource-maintenance.bpmn} shares with
 * Java.
 */
public final class ResourceMaintenanceProcess {

	public static final String KEY = "meeting-resource-maintenance";

	public static final ProcessVariable<String> RESOURCE_KIND = text("resourceKind");

	public static final ProcessVariable<Long> RESOURCE_NUMBER = number("resourceNumber");

	public static final ProcessVariable<Long> REBOOKED_COUNT = number("rebookedCount");

	public static final ProcessVariable<Long> WAITING_COUNT = number("waitingCount");

	private ResourceMaintenanceProcess() {
	}

}
