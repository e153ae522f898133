package sa.wusul.services.fee;

/** The state of a bill. */
public enum BillState {

	OPEN, PAID,
	/** The bill was not paid in time. */
	EXPIRED,
	/** The service ended before the bill was paid. */
	CANCELLED,
	/**
	 * The bill was paid, the service ended without a document, and the refund is ordered.
	 */
	REFUND_ORDERED, REFUNDED;

	/** Checks whether a payment settled the bill, even if it was refunded since. */
	boolean settled() {
		return this == PAID || this == REFUND_ORDERED || this == REFUNDED;
	}

}
