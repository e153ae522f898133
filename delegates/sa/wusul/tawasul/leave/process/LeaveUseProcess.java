package sa.wusul.tawasul.leave.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.tawasul.leave.Leaves;

/**
 * The names that {@code processes/tawasul/tawasul-leave-use.bpmn} shares with Java.
 */
public final class LeaveUseProcess {

	public static final String KEY = "tawasul-leave-use";

	public static final String OCCURRENCE_SCHEDULED = Leaves.OCCURRENCE_SCHEDULED;

	/** The detainee is now in another prison, which schedules what is still to come. */
	public static final String LEAVE_MOVED = "tawasul.leaveMoved";

	/** A scheduled going-out did not take place, while the authorisation is in force. */
	public static final String OCCURRENCE_CANCELLED = "tawasul.occurrenceCancelled";

	private LeaveUseProcess() {
	}

	/**
	 * Has the prison schedule anew if the authorisation is in force and nothing is
	 * scheduled.
	 */
	public static void scheduleAnew(DelegateExecution execution, Leaves leaves, String leaveNumber) {
		if (leaves.awaitsSchedule(leaveNumber)) {
			EngineAccess.asSystem("the prison that cancels takes no step in the authorisation",
					() -> execution.getProcessEngineServices()
						.getRuntimeService()
						.createMessageCorrelation(OCCURRENCE_CANCELLED)
						.processInstanceBusinessKey(execution.getProcessBusinessKey())
						.correlateAllWithResult());
		}
	}

}
