package sa.wusul.delivery;

/** To whom a document is handed over. */
public enum Receiver {

	REQUESTER, DELEGATE

}
