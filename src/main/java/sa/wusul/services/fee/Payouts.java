package sa.wusul.services.fee;

import java.time.Instant;
import java.util.Optional;
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

	/** The payout that was ordered for this key. */
	Optional<String> orderedBy(String orderKey);

	/**
	 * What is ordered for a case and not settled is not to be paid any more; the biller
	 * is told. Where he has paid it before he hears, the case says so.
	 */
	void cancelOpen(String caseReference);

	/** Sends the biller the order once more, where he has not settled it. */
	void remindBiller(String number);

	/**
	 * @throws Refusal {@code payout.unknown}
	 */
	PayoutState state(String number);

	/**
	 * The biller paid it, or the bank sent it back. Tells the process that waits, once;
	 * for what was cancelled nothing waits.
	 * @throws Refusal {@code payout.unknown}, or {@code payout.alreadySettled} otherwise
	 */
	void settle(Settlement settlement);

	/** Where a payout stands. */
	enum PayoutState {

		ORDERED, PAID,
		/** The bank did not take it: the account is closed, or another's. */
		BOUNCED,
		/** No longer wanted, and the biller has said nothing since. */
		CANCELLED

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
			if (outcome != PayoutState.PAID && outcome != PayoutState.BOUNCED) {
				throw new Refusal(Kind.INVALID, "payout.outcome");
			}
			if (settledAt == null) {
				throw new Refusal(Kind.INVALID, "payment.time");
			}
		}

	}

}
