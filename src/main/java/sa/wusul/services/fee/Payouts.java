package sa.wusul.services.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Payouts by the ministry through the biller. */
public interface Payouts {

	/**
	 * Orders a payout in the current transaction, once per key.
	 * @return the number under which the biller reports
	 */
	String order(NewPayout payout);

	/** Finds the payout ordered under this key. */
	Optional<String> orderedBy(String orderKey);

	/**
	 * Cancels the ordered payouts of a case that are not settled and notifies the biller.
	 * If the biller paid before the notification, the case file records it.
	 */
	void cancelOpen(String caseReference);

	/** Sends the order to the biller again, if it is not settled. */
	void remindBiller(String number);

	/**
	 * Returns the state of a payout.
	 * @throws RefusalException {@code payout.unknown} if there is none
	 */
	PayoutState state(String number);

	/**
	 * Settles a payout that the biller paid or the bank returned, and notifies the
	 * waiting process once; a cancelled payout has none.
	 * @throws RefusalException {@code payout.unknown}, or {@code payout.alreadySettled}
	 * with another result
	 */
	void settle(Settlement settlement);

	/** The state of a payout. */
	enum PayoutState {

		ORDERED, PAID,
		/** The bank rejected it: the account is closed, or belongs to another person. */
		BOUNCED,
		/** The payout was cancelled, and the biller has not reported on it since. */
		CANCELLED

	}

	/**
	 * A payout to be ordered.
	 *
	 * @param orderKey identifies the payout; the same key is the same payout
	 * @param purpose a code without personal data
	 * @param messageName the message that the process of the case waits for
	 */
	record NewPayout(String caseReference, String orderKey, String purpose, Amount amount, Iban account,
			String messageName) {
	}

	/**
	 * The result of a payout.
	 *
	 * @param reference the biller's reference; the same reference is the same report
	 */
	record Settlement(String payoutNumber, String reference, PayoutState outcome, Instant settledAt) {

		private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

		public Settlement {
			if (payoutNumber == null || !NUMBER.matcher(payoutNumber).matches()) {
				throw new RefusalException(Kind.UNKNOWN, "payout.unknown");
			}
			Payment.checkReference(reference);
			if (outcome != PayoutState.PAID && outcome != PayoutState.BOUNCED) {
				throw new RefusalException(Kind.INVALID, "payout.outcome");
			}
			if (settledAt == null) {
				throw new RefusalException(Kind.INVALID, "payment.time");
			}
		}

	}

}
