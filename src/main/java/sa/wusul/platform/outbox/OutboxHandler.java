package sa.wusul.platform.outbox;

import java.util.List;

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

	/** Begins the entries of one claim, which one thread performs one after the other. */
	default Batch batch() {
		return this::perform;
	}

	/** The entries of one claim. */
	@FunctionalInterface
	interface Batch {

		/**
		 * Prepares entries in the transaction that claims them. Whatever keeps one of
		 * them from being performed is told when it is performed.
		 */
		default void prepare(List<OutboxEntry> entries) {
		}

		void perform(OutboxEntry entry);

		/** Undoes what was prepared for an entry that another node will perform. */
		default void release(OutboxEntry entry) {
		}

		/**
		 * Checks whether outcomes may be recorded together after several entries: a
		 * program that dies before performs them again, without an effect on the outside.
		 */
		default boolean mayRecordTogether() {
			return false;
		}

		/**
		 * Checks whether something is to be recorded with the entry that was performed.
		 */
		default boolean hasRecord() {
			return false;
		}

		/** Records what is not recorded yet, in the transaction that settles entries. */
		default void record() {
		}

		/**
		 * Records what one entry left, after records of several entries together failed:
		 * what can never be recorded keeps no other entry.
		 * @return {@code false} if the entry is performed again instead
		 */
		default boolean recordAlone(OutboxEntry entry) {
			return false;
		}

		/** Does what follows from records that are committed. */
		default void recorded() {
		}

	}

	/**
	 * Does what follows from an entry whose last attempt failed; it may be called again.
	 */
	default void givenUp(OutboxEntry entry) {
	}

}
