package sa.wusul.services.fee;

/** What became of a payment: it settles its bill, or goes back for a reason. */
public enum PaymentOutcome {

	ACCEPTED, UNKNOWN_BILL, WRONG_AMOUNT, ALREADY_PAID,
	/**
	 * The bill was cancelled before, because it was not paid in time or the service
	 * ended.
	 */
	BILL_CLOSED

}
