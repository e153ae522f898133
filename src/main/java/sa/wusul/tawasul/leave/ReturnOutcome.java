package sa.wusul.tawasul.leave;

/** The outcome of an occurrence; it counts when the next leave is requested. */
public enum ReturnOutcome {

	PUNCTUAL, LATE, ABSENT,

	/** The detainee was released while on leave and need not return. */
	RELEASED

}
