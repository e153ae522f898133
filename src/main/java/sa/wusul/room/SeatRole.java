package sa.wusul.room;

/** The part of a person in a room. */
public enum SeatRole {

	/** Lets others in: the host's office, or the officers of the detainee's prison. */
	HOST,

	REQUESTER, VISITOR, INTERPRETER,

	/** Watches over a visit: sees and hears, and sends nothing. */
	OFFICER

}
