package sa.wusul.services.fee;

import java.time.LocalDate;
import java.util.Collection;

/** The differences of days that wait for a decision. */
public interface BillDifferences {

	/** Returns the open differences of a day as text for the people who decide. */
	Listing listing(LocalDate day);

	/**
	 * Decides on differences of a day.
	 * @throws sa.wusul.platform.problem.RefusalException {@code difference.notOpen} with
	 * the first line that is not open, or {@code difference.notApplicable} with the first
	 * one that cannot be applied
	 */
	void decide(LocalDate day, Collection<Integer> lines, Decision decision, String person);

	/** A decision on a difference. */
	enum Decision {

		/** The biller's statement is taken over, or the order is sent again. */
		APPLIED,

		/** The biller was asked to correct it. */
		CLAIMED,

		/** The reason is known, and nothing is to be done. */
		EXPLAINED

	}

	/**
	 * Open differences.
	 *
	 * @param text the first of them, one a line, and how many follow
	 */
	record Listing(long count, String text) {
	}

}
