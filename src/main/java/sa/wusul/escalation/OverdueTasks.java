package sa.wusul.escalation;

import sa.wusul.platform.problem.Refusal;

/** What a supervisor may do with a task that is past its due date. */
public interface OverdueTasks {

	/**
	 * Gives the task to somebody else of the groups that it is offered to.
	 * @throws Refusal {@code assignee.unknown} where he is not one of them
	 */
	void reassign(String taskId, String userName);

	/** Moves the due date by this many working hours from now. */
	void extend(String taskId, long workingHours);

	/** Gives the task to the supervisor himself. */
	void takeOver(String taskId, String supervisor);

}
