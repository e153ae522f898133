package sa.wusul.delivery;

/** The outcome of a courier event. */
public enum EventOutcome {

	/** The event was passed to the case. */
	ACCEPTED,

	/** A preceding event is missing; this one is stored until it arrives. */
	EARLY,

	/** The event no longer changes the delivery. */
	LATE,

	/** The code differs from the one sent to the requester. */
	CODE_WRONG,

	/** No further code is accepted in this delivery attempt. */
	CODE_SPENT,

	/** The recipient is not the delegate named by the requester. */
	NOT_THE_DELEGATE,

	/** The document is not out for delivery. */
	NOT_OUT

}
