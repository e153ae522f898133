package sa.wusul.services.fee;

/** The outcome of a payment: it settles its bill, or is refunded for a reason. */
public enum PaymentOutcome {

	ACCEPTED, UNKNOWN_BILL, WRONG_AMOUNT, ALREADY_PAID,
	/**
	 * The bill was closed before, because it was not paid in time or the service ended.
	 */
	BILL_CLOSED

}
