package sa.wusul.services.fee;

/**
 * Port for notifying the requester of a case about a payment that does not match a bill.
 */
public interface PayerMessages {

	/** Sends the message in the current transaction, once per payment. */
	void returned(String caseReference, Payment payment, PaymentOutcome reason);

}
