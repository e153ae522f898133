package sa.wusul.tawasul.assistance;

import java.time.Instant;

import sa.wusul.services.fee.Iban;

/**
 * What families get, case by case and month by month. Every change belongs to the
 * transaction of the step that makes it.
 */
public interface Assistances {

	/** The message that the process of a case gets when a payout is settled. */
	String PAYOUT_SETTLED = "tawasul.payoutSettled";

	/** What went before: what the request names, and what the family gets already. */
	Earlier earlier(String reference, AssistanceKind kind);

	/**
	 * Asks the table of amounts by the newest study, and keeps what it offers. Of several
	 * requests for the same, one is offered anything.
	 */
	Proposal propose(String reference, AssistanceKind kind);

	/**
	 * Lets the months run. Where this renews assistance that still runs, its months come
	 * after the others.
	 * @return when the first month is due
	 */
	Instant begin(String reference, boolean byCommittee);

	/**
	 * Orders the payout of the month that is due, once, to the newest account.
	 * @param anotherAccount whether one was given in place of an account that the bank
	 * did not take; then what bounced is ordered anew
	 * @return its number
	 */
	String orderMonth(String reference, boolean anotherAccount);

	/** Keeps an account that replaces the one before. */
	void replaceAccount(String reference, Iban account);

	/**
	 * The month is over, whether it was paid or nobody named an account.
	 * @param last whether no other follows
	 */
	Months endMonth(String reference, boolean last);

	/**
	 * Ends what runs, and cancels what is ordered and not settled. Doing it again changes
	 * nothing.
	 */
	void stop(String reference);

	/**
	 * What went before.
	 *
	 * @param running whether the family gets assistance of this kind now
	 * @param monthsLeft months to come of what is renewed
	 * @param monthsSinceCommittee since the committee decided on what is renewed
	 */
	record Earlier(Standing standing, boolean running, long monthsLeft, long monthsSinceCommittee) {
	}

	/** What is offered, or the code of why nothing is. */
	enum Proposal {

		OFFERED,
		/** The table offers nothing to whom earns so much. */
		INCOME_SUFFICIENT,
		/**
		 * A relative asked for the same and is waiting, or gets it, or it was renewed by
		 * another request.
		 */
		ASKED_ALREADY

	}

	/** What the number of an earlier request stands for. */
	enum Standing {

		/** None was given. */
		NONE,
		/**
		 * Assistance of the same requester for the same detainee, of the same kind, that
		 * ran its time.
		 */
		RENEWAL,
		/** Not such assistance. */
		UNKNOWN

	}

	/**
	 * @param left how many are to come
	 * @param nextAt when the next is due
	 */
	record Months(int left, Instant nextAt) {
	}

}
