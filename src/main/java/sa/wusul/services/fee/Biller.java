package sa.wusul.services.fee;

import java.time.Instant;

/**
 * Whoever takes money for the ministry, and pays it out. It is told after the commit and
 * perhaps twice; the same number is the same order. What it has to say comes back through
 * {@link Payments}.
 */
public interface Biller {

	void create(BillOrder bill);

	/** From now on nobody should be able to pay it; it may be paid already. */
	void cancel(String billNumber);

	void refund(RefundOrder refund);

	void payOut(PayoutOrder payout);

	/** From now on it should not be paid out; it may be paid already. */
	void cancelPayout(String payoutNumber);

	/** A bill as the biller shows it to the payer. */
	record BillOrder(String number, Amount amount, String service, Instant dueAt) {
	}

	/**
	 * Money that is to go back to whoever paid it.
	 *
	 * @param paymentReference the biller's own name for the payment
	 */
	record RefundOrder(String number, String paymentReference, Amount amount, String reason) {
	}

	/**
	 * Money that the ministry pays to an account.
	 *
	 * @param purpose a code that names nobody
	 */
	record PayoutOrder(String number, Amount amount, Iban account, String purpose) {
	}

}
