package sa.wusul.tawasul.assistance;

import java.time.Instant;

import sa.wusul.services.fee.Iban;

/**
 * The assistance granted to families, by case and month. Every change is made in the
 * transaction of the process step that causes it.
 */
public interface Assistances {

	/** The message that the process of a case receives when a payout is settled. */
	String PAYOUT_SETTLED = "tawasul.payoutSettled";

	/**
	 * Returns the earlier assistance that the request names, and whether the family
	 * receives any already.
	 */
	Earlier earlier(String reference, AssistanceKind kind);

	/**
	 * Evaluates the table of amounts with the latest study and stores the offer. If
	 * several requests are made for the same detainee, only one receives an offer.
	 */
	Proposal propose(String reference, AssistanceKind kind);

	/**
	 * Starts the monthly payments. If this renews assistance that still runs, the new
	 * months follow the old ones.
	 * @return when the first month is due
	 */
	Instant begin(String reference, boolean byCommittee);

	/**
	 * Orders the payout of the month that is due, once, to the latest account.
	 * @param anotherAccount whether a new account was given because the bank rejected the
	 * payout; the rejected payout is then ordered again
	 * @return the number of the payout
	 */
	String orderMonth(String reference, boolean anotherAccount);

	/** Stores an account that replaces the previous one. */
	void replaceAccount(String reference, Iban account);

	/**
	 * Ends the current month, whether it was paid or no valid account was given.
	 * @param last whether no month follows
	 */
	Months endMonth(String reference, boolean last);

	/**
	 * Stops running assistance and cancels payouts that are ordered but not settled.
	 * Repeating the call changes nothing.
	 */
	void stop(String reference);

	/**
	 * The earlier assistance of a family.
	 *
	 * @param running whether the family receives assistance of this kind now
	 * @param monthsLeft remaining months of the assistance to be renewed
	 * @param monthsSinceCommittee months since the committee decided on the assistance to
	 * be renewed
	 */
	record Earlier(Standing standing, boolean running, long monthsLeft, long monthsSinceCommittee) {
	}

	/** The result of a proposal: an offer, or the reason for none. */
	enum Proposal {

		OFFERED,
		/** The table offers no amount for this income. */
		INCOME_SUFFICIENT,
		/**
		 * A relative's request for the same assistance is pending or granted, or another
		 * request renewed it.
		 */
		ASKED_ALREADY

	}

	/** The meaning of the reference to an earlier request. */
	enum Standing {

		/** No reference was given. */
		NONE,
		/**
		 * Completed or running assistance of the same requester, detainee and kind.
		 */
		RENEWAL,
		/** Not a case of such assistance. */
		UNKNOWN

	}

	/**
	 * The progress of monthly payments.
	 *
	 * @param left number of months to come
	 * @param nextAt when the next month is due
	 */
	record Months(int left, Instant nextAt) {
	}

}
