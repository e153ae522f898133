package sa.wusul.services.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The payment provider that collects and pays out money for the ministry. It is called
 * after the commit and may be called twice; the same number is the same order. Its
 * reports arrive through {@link Payments}.
 */
public interface Biller {

	void create(BillOrder bill);

	/** Cancels a bill. It may already be paid. */
	void cancel(String billNumber);

	void refund(RefundOrder refund);

	void payOut(PayoutOrder payout);

	/** Cancels a payout. It may already be paid. */
	void cancelPayout(String payoutNumber);

	/** Checks whether this biller reports days. */
	default boolean reports() {
		return false;
	}

	/**
	 * Returns the biller's report of a day.
	 * @return empty as long as the day has none, or this biller makes none
	 */
	default Optional<DayReport> report(LocalDate day) {
		return Optional.empty();
	}

	/** A bill as the biller shows it to the payer. */
	record BillOrder(String number, Amount amount, String service, Instant dueAt) {
	}

	/**
	 * A refund to the payer.
	 *
	 * @param paymentReference the biller's own reference of the payment
	 */
	record RefundOrder(String number, String paymentReference, Amount amount, String reason) {
	}

	/**
	 * A payout by the ministry to an account.
	 *
	 * @param purpose a code without personal data
	 */
	record PayoutOrder(String number, Amount amount, Iban account, String purpose) {
	}

}
