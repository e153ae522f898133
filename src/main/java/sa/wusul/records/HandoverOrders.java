package sa.wusul.records;

import java.util.Optional;

import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Packages of closed cases and of what is held of one person, which one person asks for
 * and another one approves.
 */
public interface HandoverOrders {

	/**
	 * Checks the answers of a person who asks for a package, and enters the order.
	 * @param asking the form in which they ask, by whose domain the case has to be
	 * @throws sa.wusul.platform.problem.RefusalException {@code case.unknown} or
	 * {@code handover.…}
	 */
	Result ask(Submission submission, String asking);

	/**
	 * Has the package built after the transaction, once.
	 * @param process process instance that waits for it
	 * @throws sa.wusul.platform.problem.RefusalException as at this time, or
	 * {@code task.fourEyes} if one person asked and approved
	 */
	void approve(long number, String process, String askedBy, String approvedBy);

	/** Returns the order, if there is one with this number. */
	Optional<HandoverOrder> find(long number);

	/**
	 * Returns the package to the person who asked for it, and puts the download on
	 * record.
	 * @throws sa.wusul.platform.problem.RefusalException {@code handover.unknown},
	 * {@code handover.other} or {@code handover.expired}
	 */
	byte[] fetch(long number, String account);

	/**
	 * Deletes the package, and lets nobody build it any more.
	 * @return whether it was downloaded before
	 */
	boolean delete(long number);

}
