package sa.wusul.meeting;

/** The reason for which a case lost its slot, or the slot its hour. */
public enum ChangeReason {

	/** The slot was taken for an urgent case. */
	URGENT_MATTER,

	/** The centre is closed on the day. */
	CLOSED_DAY,

	SESSION_MOVED,

	SESSION_CANCELLED,

	/** No sign-language interpreter is free at the hour. */
	INTERPRETER_LOST,

	/** The file of the meeting was not read in time. */
	FILE_NOT_READ

}
