package sa.wusul.room;

/** Kind of an event that is kept with a room. */
enum RoomEventKind {

	TICKET, OPENED, DIRECTIVE, INVITED, ENTERED, ADMITTED, LOST, RESUMED, REMOVED, LEFT, CLOSED, EXPIRED, WARNED,
	HALTED, REVOKED,

	/** The marks of a seat that explain a silent or black recording. */
	MUTED, HEARD, COVERED, SHOWN

}
