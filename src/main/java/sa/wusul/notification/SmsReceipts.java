package sa.wusul.notification;

/** Receiver of receipts, whichever gateway they come through. */
public interface SmsReceipts {

	/**
	 * Notes a receipt. It may come before its part is noted, twice, late, or for a part
	 * that is unknown.
	 */
	void receive(SmsReceipt receipt);

}
