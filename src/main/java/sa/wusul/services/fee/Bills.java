package sa.wusul.services.fee;

import java.util.List;
import java.util.Optional;

/**
 * The bills of cases. Every change belongs to the transaction of the step that makes it.
 */
public interface Bills {

	/** Issues a bill and lets the biller know it. */
	Bill issue(NewBill fee);

	/**
	 * Closes a bill that nobody paid in time.
	 * @return whether it was paid before; then it stays paid, and the message of it
	 * {@linkplain Payments#FEE_PAID is on its way}
	 */
	boolean expire(String number);

	/**
	 * Ends the bills of a case whose service ends without a document: what is open is
	 * cancelled, what was paid is ordered back.
	 * @return the sum that is on its way back now, also where it was ordered before; or
	 * nothing
	 */
	Optional<Amount> refund(String caseReference);

	/** Cancels what is still open of a case. */
	void cancelOpen(String caseReference);

	/** Sends the biller the refund orders of a case that he has not confirmed. */
	void remindBiller(String caseReference);

	/** The bills of a case, oldest first. */
	List<Bill> of(String caseReference);

}
