package sa.wusul.services.fee;

import java.util.List;
import java.util.Optional;

/**
 * The bills of cases. Every change is made in the transaction of the step that causes it.
 */
public interface Bills {

	/** Issues a bill and sends it to the biller. */
	Bill issue(NewBill fee);

	/**
	 * Closes a bill that was not paid in time.
	 * @return whether it was paid before; it then stays paid, and the message
	 * {@linkplain Payments#FEE_PAID is on its way}
	 */
	boolean expire(String number);

	/**
	 * Closes the bills of a case whose service ends without a document: open bills are
	 * cancelled, and paid ones are refunded.
	 * @return the sum that is being refunded, including sums ordered before; empty if
	 * there is none
	 */
	Optional<Amount> refund(String caseReference);

	/**
	 * Refunds a share of the paid bill of a case: that of the documents that the register
	 * refused, while the others are issued. The bill stays paid.
	 * @param part the number of refused documents
	 * @param of the number of documents that the bill is for
	 * @return the sum that is being refunded; empty if nothing was paid
	 */
	Optional<Amount> refundShare(String caseReference, int part, int of);

	/** Cancels the open bills of a case. */
	void cancelOpen(String caseReference);

	/** Sends the biller the unconfirmed refund orders of a case again. */
	void remindBiller(String caseReference);

	/** Returns the bills of a case, oldest first. */
	List<Bill> forCase(String caseReference);

}
