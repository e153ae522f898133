package sa.wusul.services.fee;

/**
 * A kind of difference between the ministry's accounts and the biller's report of a day.
 */
public enum DifferenceKind {

	/** A payment that the biller had not reported; it was taken. */
	PAYMENT_MISSED,

	/** A payment that the biller had not reported, for a bill that we had closed. */
	PAYMENT_OF_CLOSED_BILL,

	/** A payment that we know with another bill or amount. */
	PAYMENT_AMOUNT,

	/** A payment that was reported to us and is not in the day's report. */
	PAYMENT_NOT_REPORTED,

	/** A bill of ours that the biller does not have. */
	BILL_UNKNOWN(true),

	/** A bill of the biller that is not ours. */
	BILL_NOT_OURS,

	BILL_AMOUNT,

	/** A bill that we closed and that can still be paid. */
	BILL_STILL_OPEN(true),

	/** A bill that is open here and cancelled there. */
	BILL_CANCELLED_THERE,

	/** A bill that is open here and paid there, without a payment in the report. */
	BILL_PAID_THERE,

	REFUND_NOT_OURS,

	REFUND_AMOUNT,

	/** A refund that was completed without a confirmation. */
	REFUND_UNCONFIRMED(true),

	/** A refund that was confirmed under another reference. */
	REFUND_REFERENCE,

	REFUND_NOT_REPORTED,

	PAYOUT_NOT_OURS,

	PAYOUT_AMOUNT,

	/** A payout that was settled without a report. */
	PAYOUT_UNSETTLED(true),

	/** A payout that was reported with another outcome. */
	PAYOUT_OUTCOME,

	PAYOUT_NOT_REPORTED;

	private final boolean applicable;

	DifferenceKind() {
		this(false);
	}

	DifferenceKind(boolean applicable) {
		this.applicable = applicable;
	}

	/** Checks whether a decision can settle it here or by another order. */
	public boolean isApplicable() {
		return this.applicable;
	}

}
