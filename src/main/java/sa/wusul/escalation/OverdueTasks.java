package sa.wusul.escalation;

import sa.wusul.platform.problem.RefusalException;

/** The supervisor's actions on a task that is past its due date. */
public interface OverdueTasks {

	/**
	 * Assigns the task to another member of its candidate groups.
	 * @throws RefusalException {@code assignee.unknown} if the user is no member
	 */
	void reassign(String taskId, String userName);

	/**
	 * Moves the due date to this many hours from now, by the task's own clock: working
	 * hours, or hours day and night.
	 */
	void extend(String taskId, long hours);

	/** Assigns the task to the supervisor. */
	void takeOver(String taskId, String supervisor);

}
