package sa.wusul.delivery;

/** The recipient of a document. */
public enum Receiver {

	REQUESTER, DELEGATE,

	/** The representative of the requester, by a right that a register proves. */
	AGENT

}
