package sa.wusul.services.fee;

import java.time.Instant;
import java.util.regex.Pattern;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Money that the ministry pays out, through the biller who takes it otherwise. */
public interface Payouts {

	/**
	 * Orders a payout, once for its key, in the current transaction.
	 * @return its number, under which the biller reports
	 */
	String order(NewPayout payout);

	/** Sends the biller the order once more, where he has not settled it. */
	void remindBiller(String number);

	/**
	 * @throws Refusal {@code payout.unknown}
	 */
	PayoutState state(String number);

	/**
	 * The biller paid it, or the bank sent it back. Tells the process that waits, once.
	 * @throws Refusal {@code payout.unknown}, or {@code payout.alreadySettled} otherwise
	 */
	void settle(Settlement settlement);

	/** Where a payout stands. */
	enum PayoutState {

		ORDERED, PAID,
		/** The bank did not take it: the account is closed, or another's. */
		BOUNCED

	}

	/**
	 * A payout to be ordered.
	 *
	 * @param orderKey names what is paid; the same key is the same payout
	 * @param purpose a code that names nobody
	 * @param messageName what the process of the case waits for
	 */
	record NewPayout(String caseReference, String orderKey, String purpose, Amount amount, Iban account,
			String messageName) {
	}

	/**
	 * What became of a payout.
	 *
	 * @param reference the biller's name for it; the same reference is the same report
	 */
	record Settlement(String payoutNumber, String reference, PayoutState outcome, Instant settledAt) {

		private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

		public Settlement {
			if (payoutNumber == null || !NUMBER.matcher(payoutNumber).matches()) {
				throw new Refusal(Kind.UNKNOWN, "payout.unknown");
			}
			Payment.checkReference(reference);
			if (outcome == null || outcome == PayoutState.ORDERED) {
				throw new Refusal(Kind.INVALID, "payout.outcome");
			}
			if (settledAt == null) {
				throw new Refusal(Kind.INVALID, "payment.time");
			}
		}

	}

}
