package sa.wusul.delivery;

/** What came of an event of the courier. */
public enum EventOutcome {

	/** It happened, and the case knows. */
	ACCEPTED,

	/** What must come before it has not come yet; it is kept until then. */
	EARLY,

	/** It changes nothing any more. */
	LATE,

	/** The code was not the one that the requester got. */
	CODE_WRONG,

	/** No code is worth anything on this way to the door any more. */
	CODE_SPENT,

	/** The recipient is not the delegate whom the requester named. */
	NOT_THE_DELEGATE,

	/** There is nothing at the door to be handed over. */
	NOT_OUT

}
