package sa.wusul.notification;

import java.util.Collection;
import java.util.Set;

import sa.wusul.casefile.CaseFile;

/** Processes that wait for what becomes of a message. */
public interface MessageFollowUps {

	/** Message to a process whose message arrived. */
	String DELIVERED = "notification.messageDelivered";

	/** Message to a process whose message failed. */
	String FAILED = "notification.messageFailed";

	/**
	 * Starts a process beside the case, in the current transaction.
	 * @return the id of the process
	 */
	String begin(CaseFile file, MessageCare.Kind kind);

	/** Ends a process that is no longer needed, in the current transaction. */
	void end(String process);

	/** Returns those of the processes that have not ended. */
	Set<String> running(Collection<String> processes);

}
