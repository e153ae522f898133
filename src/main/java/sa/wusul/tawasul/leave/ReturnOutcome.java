package sa.wusul.tawasul.leave;

/** How a going out ended; it counts when the next leave is asked for. */
public enum ReturnOutcome {

	PUNCTUAL, LATE, ABSENT,

	/** He was released while he was out, and owes no return. */
	RELEASED

}
