package sa.wusul.delivery;

/** The recipient of a document. */
public enum Receiver {

	REQUESTER, DELEGATE,

	/** Who handed the request in for the requester, by a right that a register proves. */
	AGENT

}
