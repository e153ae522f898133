package sa.wusul.platform.inbox;

/** The way in which a received message is taken for the first time. */
@FunctionalInterface
interface InboxTaking {

	/** Leaves all messages to the relay. */
	InboxTaking AFTERWARDS = (message) -> false;

	/**
	 * Tries to take a message as a part of the current transaction, of which nothing
	 * stays if it is not taken.
	 * @return whether it was taken
	 */
	boolean take(InboxMessage message);

	/** Checks whether a message that is received now may be taken at once. */
	default boolean mayFollow() {
		return false;
	}

}
