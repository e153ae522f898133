package sa.wusul.records;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

import sa.wusul.casefile.CaseFile;
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

	/** Ends an order that a second person refused; nothing is built. */
	void refuse(long number, String refusedBy);

	/**
	 * Lets every confidential domain search for what it holds of the person of an order,
	 * whether it holds anything or not.
	 */
	void askWindows(long number);

	/**
	 * Returns what a domain holds of the person of an order: cases of their own, and
	 * those of others that name them.
	 */
	Held heldOf(long number, String domain);

	/**
	 * Demands that the data of the person of an order was asked for in a domain too.
	 * @throws sa.wusul.platform.problem.RefusalException {@code handover.notAsked}
	 */
	void demandAsked(long number, String domain);

	/**
	 * Puts on record why the data of the person of an order is not handed over.
	 * @param reference a case of the domain in which they are named
	 */
	void withhold(long number, String reference, String reason, String account);

	/** Returns the order, if there is one with this number. */
	Optional<HandoverOrder> find(long number);

	/**
	 * Returns the package to the person who asked for it, and puts the download on
	 * record.
	 * @throws sa.wusul.platform.problem.RefusalException {@code handover.unknown},
	 * {@code handover.other} or {@code handover.expired}
	 */
	Download fetch(long number, String account);

	/**
	 * Deletes the package, and lets nobody build it any more.
	 * @return whether it was downloaded before
	 */
	boolean delete(long number);

	/**
	 * The cases of a person in one domain, and those that name them.
	 *
	 * @param newest the newest of them; empty if there is none
	 */
	record Held(long count, Optional<CaseFile> newest) {
	}

	/** A package on its way out, which the program never has as a whole. */
	record Download(int byteCount, Source source) {

		/** Writes all of it. */
		public void writeTo(OutputStream to) throws IOException {
			this.source.writeTo(to);
		}

		/** Source of the bytes. */
		public interface Source {

			void writeTo(OutputStream to) throws IOException;

		}

	}

}
