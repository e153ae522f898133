package sa.wusul.platform.inbox;

/** What the sender of a message learns at once. */
public enum Receipt {

	ACCEPTED, ALREADY_RECEIVED

}
