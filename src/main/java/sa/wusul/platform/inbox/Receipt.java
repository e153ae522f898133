package sa.wusul.platform.inbox;

/** Immediate answer to the sender of a message. */
public enum Receipt {

	ACCEPTED, ALREADY_RECEIVED

}
