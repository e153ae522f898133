package sa.wusul.services.fee;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** What billers report. Each call is a transaction of its own and may be repeated. */
public interface Payments {

	/** The message that the process of a case gets when its fee is paid. */
	String FEE_PAID = "services.feePaid";

	/** The message that it gets when all of its money went back. */
	String FEE_REFUNDED = "services.feeRefunded";

	/**
	 * Takes a payment: one that fits its bill settles it, any other is kept and ordered
	 * back.
	 * @throws sa.wusul.platform.problem.Refusal {@code payment.referenceReused} where the
	 * reference names another payment already
	 */
	Taken take(Payment payment);

	/**
	 * The biller paid the money back.
	 * @throws sa.wusul.platform.problem.Refusal {@code refund.unknown}, or
	 * {@code refund.alreadyConfirmed} with another confirmation, or
	 * {@code refund.confirmationReused} where the confirmation names another refund
	 */
	void confirm(Confirmation confirmation);

	/**
	 * @param refundNumber under which it goes back, where it does not fit
	 * @param first whether it was not known before
	 */
	record Taken(PaymentOutcome outcome, Optional<String> refundNumber, boolean first) {
	}

	/**
	 * @param reference the biller's name for it
	 */
	record Confirmation(String refundNumber, String reference, Instant refundedAt) {

		public Confirmation {
			if (refundNumber == null) {
				throw new Refusal(Kind.UNKNOWN, "refund.unknown");
			}
			Payment.checkReference(reference);
			if (refundedAt == null) {
				throw new Refusal(Kind.INVALID, "payment.time");
			}
		}

	}

}
