package sa.wusul.services.fee;

/** Tells the requester of a case about money that does not fit one of its bills. */
public interface PayerMessages {

	/** Within the current transaction, once for a payment. */
	void returned(String caseReference, Payment payment, PaymentOutcome reason);

}
