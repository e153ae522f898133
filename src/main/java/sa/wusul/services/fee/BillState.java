package sa.wusul.services.fee;

/** Where a bill stands. */
public enum BillState {

	OPEN, PAID,
	/** Nobody paid it in time. */
	EXPIRED,
	/** The service ended before it was paid. */
	CANCELLED,
	/** It was paid, the service ended without a document, and the money is on its way. */
	REFUND_ORDERED, REFUNDED;

	/** Somebody's money settled it, whatever became of the money since. */
	boolean settled() {
		return this == PAID || this == REFUND_ORDERED || this == REFUNDED;
	}

}
