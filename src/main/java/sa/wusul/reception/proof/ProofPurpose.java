package sa.wusul.reception.proof;

/** The purpose of a proof of identity, which the person reads before they confirm. */
public enum ProofPurpose {

	/** An enquiry about a case. */
	ENQUIRY,
	/** A change of a booking. */
	BOOKING,
	/** The portal's pages, which an officer uses on behalf of the person. */
	PORTAL

}
