package sa.wusul.delivery;

/** The recipient of a document. */
public enum Receiver {

	REQUESTER, DELEGATE

}
