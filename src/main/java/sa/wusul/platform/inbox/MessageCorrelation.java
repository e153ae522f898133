package sa.wusul.platform.inbox;

/**
 * Hands a message to the processes of a case that wait for it, in the current
 * transaction.
 */
public interface MessageCorrelation {

	Outcome correlate(String messageName, String caseReference);

	/** What became of the message. */
	enum Outcome {

		/** A process took it. */
		TAKEN,
		/** The case runs, but nothing in it waits for the message now. */
		NOT_WAITING,
		/** The case is over; nothing will ever wait for it. */
		CASE_CLOSED

	}

}
