package sa.wusul.platform.outbox;

/**
 * Handler that performs the outbox entries of one kind, after the commit and outside any
 * transaction.
 * <p>
 * It must be idempotent by the entry's key: an entry is performed again if the program
 * died before it could record the outcome. An exception means "later";
 * {@link sa.wusul.platform.relay.PermanentFailureException} means "never". It limits its
 * own time to well below the relay's lease.
 */
public interface OutboxHandler {

	String kind();

	/** Returns the lane in which its entries are performed, in their order. */
	default Lane lane() {
		return Lane.ORDERS;
	}

	/** Lanes of the outbox, which do not wait for each other. */
	enum Lane {

		/** Codes for people who wait at a screen, a counter or a door. */
		CODES,

		MESSAGES,

		/** Registers, bills, couriers and all else. */
		ORDERS

	}

	/** Checks whether it can perform entries now; until then they wait. */
	default boolean isAvailable() {
		return true;
	}

	/** Checks whether an installation may do without it, such as without e-mail. */
	default boolean isOptional() {
		return false;
	}

	void perform(OutboxEntry entry);

	/**
	 * Does what follows from an entry whose last attempt failed; it may be called again.
	 */
	default void givenUp(OutboxEntry entry) {
	}

}
