package sa.wusul.records;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/** The disposal of closed cases. */
public interface Disposals {

	/** Draws up lists of what is due, and lets staff check them. */
	int drawUp();

	/** Returns what is still to be disposed of, for the people who decide. */
	Listing listing(long number);

	/**
	 * Leaves cases out of the list.
	 * @throws RefusalException {@code disposal.notListed} if one of them is not on it
	 */
	void exclude(long number, Collection<String> references, String reason, String person);

	/**
	 * Leaves cases out of the list and stops their disposal until the hold is lifted.
	 * @throws RefusalException {@code disposal.notListed} if one of them is not on it
	 */
	void hold(long number, Collection<String> references, String reason, String person);

	/**
	 * Erases the next case of the list.
	 * @return whether there is another one
	 * @throws RefusalException {@code task.fourEyes} if one person checked and approved
	 */
	boolean eraseNext(long number, String checkedBy, String approvedBy);

	/** Issues the certificate about the list, once. */
	String certify(long number);

	/** Returns the list, if there is one with this number. */
	Optional<DisposalList> find(long number);

	/** Returns all cases of a list. */
	List<DisposalEntry> entries(long number);

	/**
	 * What a list says.
	 *
	 * @param count number of cases on it
	 * @param text a line for each case, without personal data
	 */
	record Listing(int count, String text, String rulesVersion) {
	}

}
