package sa.wusul.services.fee;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The biller's reports. Each call is a transaction of its own and may be repeated. */
public interface Payments {

	/** The message that the process of a case receives when its fee is paid. */
	String FEE_PAID = "services.feePaid";

	/** The message that it receives when all its payments are refunded. */
	String FEE_REFUNDED = "services.feeRefunded";

	/**
	 * Receives a payment: if it matches its bill, it settles it; otherwise it is stored
	 * and refunded.
	 * @throws sa.wusul.platform.problem.RefusalException {@code payment.referenceReused}
	 * if the reference belongs to another payment
	 */
	Taken take(Payment payment);

	/**
	 * Confirms that the biller refunded a payment.
	 * @throws sa.wusul.platform.problem.RefusalException {@code refund.unknown}, or
	 * {@code refund.alreadyConfirmed} with another confirmation, or
	 * {@code refund.confirmationReused} if the confirmation belongs to another refund
	 */
	void confirm(Confirmation confirmation);

	/**
	 * The answer to a reported payment.
	 *
	 * @param refundNumber the number of the refund, if the payment does not match
	 * @param first whether the payment was new
	 */
	record Taken(PaymentOutcome outcome, Optional<String> refundNumber, boolean first) {
	}

	/**
	 * The confirmation of a refund.
	 *
	 * @param reference the biller's reference
	 */
	record Confirmation(String refundNumber, String reference, Instant refundedAt) {

		public Confirmation {
			if (refundNumber == null) {
				throw new RefusalException(Kind.UNKNOWN, "refund.unknown");
			}
			Payment.checkReference(reference);
			if (refundedAt == null) {
				throw new RefusalException(Kind.INVALID, "payment.time");
			}
		}

	}

}
