package sa.wusul.platform.inbox;

/**
 * Correlation of a message with the waiting processes of a case, in the current
 * transaction.
 */
public interface MessageCorrelation {

	Outcome correlate(InboxMessage message);

	/**
	 * Checks whether a message may be correlated in the transaction that receives it,
	 * when that ends. What the engine itself sends is left to the relay.
	 */
	default boolean mayFollow() {
		return true;
	}

	/** Result of the correlation. */
	enum Outcome {

		/** A process took it. */
		TAKEN,
		/** The case runs, but no process of it waits for the message now. */
		NOT_WAITING,
		/** The process that it is for no longer waits for it. */
		ANSWERED,
		/** The case is closed; no process of it will ever wait for the message. */
		CASE_CLOSED

	}

}
